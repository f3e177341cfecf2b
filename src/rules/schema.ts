import { z } from 'zod';
import { isIsoDate } from '../kernel/index.ts';
import { words } from './vocabulary.ts';

/**
 * The shape of policy: what a file under `policy/` may say. Strict everywhere: an unknown key is an error, never ignored.
 * Published as JSON Schema (`docs/reference/*.schema.json`) so that an editor completes and checks the YAML.
 */
export const isoDate = z.string().refine(isIsoDate, { error: 'a calendar date as YYYY-MM-DD' });
export const ledgerId = z.string().regex(/^[A-Z0-9]+(-[A-Z0-9]+)+$/, { error: 'a citation id such as CCAH-HE-BF-10' });
const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: 'lower case words joined by hyphens' });
const reasonId = z.string().regex(/^[a-z0-9]+(_[a-z0-9]+)*$/, { error: 'lower case words joined by underscores' });
const cite = z.array(ledgerId).min(1);
/**
 * A code, a code with modifiers that must stand on the line in any slot (`H0043-U6`), a family by its beginning (`O91*`),
 * or a named set (`@evaluation-and-management`).
 */
const codePattern = z.string().regex(/^(@[a-z0-9-]+|[A-Z0-9][A-Z0-9.]*(\*|(-[A-Z0-9]{2})+)?)$/, {
  error: 'a code, CODE-MODIFIER, CODE*, or @set',
});
const codes = z.array(codePattern).min(1);
const dollars = z.number().nonnegative().multipleOf(0.01).max(9_999_999);

export const inForce = z.strictObject({ from: isoDate.optional(), to: isoDate.optional() });

const span = z.strictObject({
  days: z.number().int().optional(),
  months: z.number().int().optional(),
  years: z.number().int().optional(),
});
/** The value of another fact, moved by a span of time. */
const factRef = z.strictObject({ fact: z.string(), plus: span.optional(), minus: span.optional() });
const scalar = z.union([z.number(), isoDate, factRef]);

const test = z.strictObject({
  fact: z.string(),
  is: z.union([z.boolean(), z.number(), z.string()]).optional(),
  in: z.array(z.string()).min(1).optional(),
  not_in: z.array(z.string()).min(1).optional(),
  has_any: z.array(z.string()).min(1).optional(),
  has_all: z.array(z.string()).min(1).optional(),
  has_none: z.array(z.string()).min(1).optional(),
  at_least: z.union([z.number(), factRef]).optional(),
  at_most: z.union([z.number(), factRef]).optional(),
  more_than: z.union([z.number(), factRef]).optional(),
  less_than: z.union([z.number(), factRef]).optional(),
  on_or_after: scalar.optional(),
  on_or_before: scalar.optional(),
  after: scalar.optional(),
  before: scalar.optional(),
  known: z.boolean().optional(),
});
export type Test = z.infer<typeof test>;

export type Predicate = Test | { all: Predicate[] } | { any: Predicate[] } | { not: Predicate };
export const predicate: z.ZodType<Predicate> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(predicate).min(1) }),
    z.strictObject({ any: z.array(predicate).min(1) }),
    z.strictObject({ not: predicate }),
    test,
  ]),
);

/** Over which stretch of time a limit counts. */
const period = z.union([
  z.enum(['line', 'visit', 'day', 'calendar_month', 'calendar_year', 'lifetime', 'pregnancy', 'delivery']),
  z.strictObject({
    rolling: z.union([
      z.strictObject({ months: z.number().int().positive() }),
      z.strictObject({ days: z.number().int().positive() }),
    ]),
  }),
  z.strictObject({ between: z.strictObject({ from: isoDate, to: isoDate }) }),
]);
export type Period = z.infer<typeof period>;

const counter = z.strictObject({
  count: z
    .enum(['units', 'visits', 'service_days', 'covered_days', 'dollars'])
    .describe(
      'What is counted: billed units, visits (one a line), distinct first days of service, distinct days from first to last (`covered_days`), or dollars paid.',
    ),
  max: z.number().nonnegative(),
  period,
  scope: z.enum(['member', 'unit']).describe('Whose history counts: the member alone, or the mother-and-infants unit.'),
  provider: z.enum(['any', 'same']).default('any'),
  codes: codes.optional().describe('The codes that count against the limit; those of the provision when absent.'),
  modifiers: z.array(z.string()).min(1).optional(),
});
export type Counter = z.infer<typeof counter>;

/** `elsewhere`: somebody else decides (a delegated group); the claim is rejected, a question stays open. */
const effect = z.enum(['deny', 'pend', 'reject', 'elsewhere', 'warn']);
export type Effect = z.infer<typeof effect>;

const providerRole = z.enum(['billing', 'rendering', 'ordering', 'referring', 'supervising']);

const common = {
  id,
  cite,
  in_force: inForce.optional(),
  when: predicate.optional().describe('The clause binds only where this holds; unknown counts as "may bind".'),
  else: effect.optional().describe('What happens to the line when the clause is not met.'),
  unknown: z
    .enum(['pend', 'pass', 'ask', 'unmet'])
    .optional()
    .describe(
      'What happens when it cannot be known yet: wait for the fact, let pass, ask before the visit but let a claim pass, or treat as not met.',
    ),
  reason: reasonId.optional(),
  unknown_reason: reasonId.optional().describe('The reason said while it is not known, when it is another one.'),
  say: words
    .optional()
    .describe('The clause in plain words, when the sentence of its kind does not say it well enough.'),
};

const documentSpec = z.strictObject({
  any_of: z.array(id).min(1),
  by: z.array(z.string()).min(1).optional(),
  review_by: z
    .array(z.string())
    .min(1)
    .optional()
    .describe('Authors that are neither accepted nor refused: a person looks.'),
  standing: z.boolean().optional(),
  dated: z.enum(['on_or_before_service', 'on_service_date', 'any']).default('on_or_before_service'),
  states: z.array(id).min(1).optional(),
});
export type DocumentSpec = z.infer<typeof documentSpec>;

export const clause = z.union([
  z.strictObject({ ...common, require: predicate }),
  z.strictObject({ ...common, diagnosis: z.strictObject({ any_of: codes }) }),
  z.strictObject({
    ...common,
    modifiers: z.strictObject({
      all_of: z.array(z.string()).min(1).optional(),
      one_of: z.array(z.string()).min(1).optional(),
      only: z.array(z.string()).min(1).optional(),
      none_of: z.array(z.string()).min(1).optional(),
    }),
  }),
  z.strictObject({
    ...common,
    provider: z.strictObject({
      role: providerRole,
      any_of: z.array(z.string()).min(1),
      certified_as: z.array(z.string()).min(1).optional().describe('A certification that does as well as a type.'),
      review: z.array(z.string()).min(1).optional(),
    }),
  }),
  z.strictObject({
    ...common,
    limit: counter.extend({
      beyond: z
        .union([z.enum(['deny', 'authorization']), z.strictObject({ document: documentSpec })])
        .default('deny')
        .describe('What lifts the limit: nothing, an approved authorization, or a document.'),
      retroactive: z.boolean().optional(),
    }),
  }),
  z.strictObject({
    ...common,
    authorization: z.strictObject({
      need: z.enum(['never', 'always', 'after']),
      vehicle: z.enum(['tar', 'raf', 'request']).default('tar'),
      after: counter.optional(),
      prior: z
        .boolean()
        .default(false)
        .describe('Approved on or before the first day of service; `false` lets it come later.'),
      unless: predicate.optional(),
      unless_document: documentSpec.optional(),
      counts: z
        .enum(['units', 'visits'])
        .default('units')
        .describe('Whether the approved quantity is used up by billed units or by visits (one a line).'),
      documents: z.array(id).min(1).optional().describe('What the request must contain.'),
    }),
  }),
  z.strictObject({ ...common, document: documentSpec }),
  z.strictObject({
    ...common,
    exclusion: z.strictObject({
      with: z.union([codes, z.literal('same_code')]),
      within: z.enum(['day', 'calendar_month', 'claim']),
      scope: z.enum(['member', 'unit']),
      provider: z.enum(['any', 'same', 'other']).default('any'),
      unless_modifier: z.array(z.string()).min(1).optional(),
      recover: z
        .boolean()
        .default(false)
        .describe('When the other service comes later, this one, already paid, is flagged for recovery.'),
    }),
  }),
  z.strictObject({
    ...common,
    /** Another service came before, on or ahead of the day of this one. */
    follows: z.strictObject({
      codes,
      within: span.optional(),
      scope: z.enum(['member', 'unit']).default('member'),
      provider: z.enum(['any', 'same']).default('any'),
    }),
  }),
  z.strictObject({
    ...common,
    /** Documented minutes fill whole units; what is left over is not rounded up. */
    time: z.strictObject({ minutes_per_unit: z.number().positive() }),
  }),
  z.strictObject({ ...common, not_covered: z.literal(true) }),
]);
export type Clause = z.infer<typeof clause>;

const dated = { in_force: inForce.optional(), cite: cite.optional() };
const amount = z.union([
  z.strictObject({ ...dated, fixed: z.strictObject({ rate: dollars, per: z.enum(['unit', 'visit', 'day']) }) }),
  z.strictObject({
    ...dated,
    percent_of_msrp: z.strictObject({ percent: z.number().positive().max(100), cap: dollars.optional() }),
  }),
  z.strictObject({
    ...dated,
    rent: z.strictObject({ rate: dollars, until: z.literal('retail_price').optional() }),
  }),
  z.strictObject({ ...dated, retail_plus_tax: z.literal(true) }),
  z.strictObject({ ...dated, estimate: z.literal(true) }),
  z.strictObject({ ...dated, contract: z.literal(true) }),
  z.strictObject({ ...dated, billed: z.literal(true) }),
  z.strictObject({ ...dated, reported_only: z.literal(true) }),
]);
export type Amount = z.infer<typeof amount>;

export const price = z.strictObject({
  cite,
  first_of: z.array(amount).min(1).describe('The first that can be worked out from what is known.'),
  lesser_of_billed: z
    .boolean()
    .default(true)
    .describe('Never more than the billed charge (and the attested charge to the public).'),
  member_pays: z.literal(0).default(0),
  say: words.optional(),
});
export type Price = z.infer<typeof price>;

export const provision = z.strictObject({
  id,
  in_force: inForce,
  role: z
    .enum(['benefit', 'edit'])
    .default('benefit')
    .describe('`benefit` covers and prices a line; `edit` only sets conditions on lines that others cover.'),
  applies: z.strictObject({
    codes: codes.optional(),
    all_lines: z.literal(true).optional(),
    modifiers: z.array(z.string()).min(1).optional().describe('The line carries at least one of these, in any slot.'),
    when: predicate.optional(),
  }),
  overrides: z
    .array(z.string())
    .min(1)
    .optional()
    .describe('Full ids (`medi-cal/doula-initial`) of provisions this one replaces for the plan.'),
  cite,
  say: words.optional(),
  clauses: z.array(clause).default([]),
  price: price.optional(),
});
export type Provision = z.infer<typeof provision>;

export const benefitFile = z.strictObject({
  benefit: id,
  group: id,
  order: z.number().int(),
  title: words,
  description: words,
  notes: z
    .array(z.strictObject({ say: words, cite }))
    .optional()
    .describe('How the published page words authorization and billing, in our words.'),
  cite,
  provisions: z.array(provision).min(1),
});
export type BenefitFile = z.infer<typeof benefitFile>;

/** A question is a judgment about something other than a claim line: a note, a qualification, a consent. */
export const questionFile = z.strictObject({
  question: id,
  title: words,
  cite,
  provisions: z
    .array(
      z.strictObject({
        id,
        in_force: inForce,
        cite,
        overrides: z.array(z.string()).min(1).optional(),
        when: predicate.optional(),
        clauses: z
          .array(
            z
              .strictObject({ ...common, require: predicate })
              .extend({ else: z.enum(['deny', 'pend', 'warn']).optional() }),
          )
          .min(1),
      }),
    )
    .min(1),
});
export type QuestionFile = z.infer<typeof questionFile>;

/** What a member decides: consents, then preferences. */
const MEMBER_CHOICES = [
  'text',
  'email',
  'ecm',
  'share_information',
  'research',
  'language',
  'format',
  'channel',
  'contact',
] as const;
export type MemberChoice = (typeof MEMBER_CHOICES)[number];

export const planFile = z.strictObject({
  plan: id,
  name: words,
  extends: id.optional(),
  brands: z
    .array(
      z.strictObject({
        key: id,
        name: words,
        cite,
        reached_by: z
          .array(z.enum(['plan_people', 'contracted']))
          .default([])
          .describe(
            "Who reaches the brand's members beside its own people: the plan's people, and (those tied to them) organizations contracted with the plan.",
          ),
      }),
    )
    .optional(),
  choices: z
    .record(z.enum(MEMBER_CHOICES), z.strictObject({ say: words, cite: z.array(ledgerId) }))
    .optional()
    .describe('What a member decides about being reached and served, each with its rule in words.'),
  programs: z
    .array(z.strictObject({ key: id, name: words, cite: z.array(ledgerId) }))
    .optional()
    .describe('Programs a member can be in beside coverage.'),
  care_ties: z
    .array(
      z.strictObject({ after: z.enum(['claim', 'authorization']), days: z.number().int().min(0), in_force: inForce }),
    )
    .optional()
    .describe('How long care ties an organization to a member, from the last day of service paid or approved.'),
  counties: z
    .array(z.strictObject({ name: z.string(), in_force: inForce, cite }))
    .optional()
    .describe('County, with the dates the plan serves it.'),
  payer_ids: z.array(z.string()).optional().describe('Identifiers a claim names the plan by; unknown ones stay out.'),
  cite: z.array(ledgerId).optional(),
});
export type PlanFile = z.infer<typeof planFile>;

export const codeSetsFile = z.record(
  id,
  z.strictObject({ say: words, cite, codes: z.array(codePattern).min(1), in_force: inForce.optional() }),
);
export type CodeSets = z.infer<typeof codeSetsFile>;

export const reasonsFile = z.record(
  reasonId,
  z.strictObject({
    say: words,
    /** Claim adjustment group and reason code, and remark codes, as X12 and CMS publish the numbers. */
    group: z.enum(['CO', 'PR', 'OA', 'PI']),
    carc: z.string().regex(/^[A-Z]?\d{1,3}$/),
    rarc: z.array(z.string().regex(/^(MA?|N)\d{1,3}$/)).default([]),
    status: z
      .strictObject({ category: z.string(), code: z.string() })
      .optional()
      .describe('277CA status category and code where the reason rejects a claim.'),
  }),
);
export type Reasons = z.infer<typeof reasonsFile>;

export const sourcesFile = z.strictObject({
  document: z.strictObject({
    id,
    title: z.string(),
    publisher: z.string(),
    dated: z.string().optional(),
    read: isoDate.optional(),
    kind: z.enum(['ledger', 'reference']),
  }),
  statements: z.array(
    z.strictObject({
      id: ledgerId,
      kind: z.string(),
      area: z.string(),
      statement: z.string(),
      parameters: z.record(z.string(), z.unknown()).optional(),
      reading: z.string().optional(),
      sure: z.enum(['stated', 'inferred', 'general']).optional(),
    }),
  ),
});
export type SourcesFile = z.infer<typeof sourcesFile>;

/** Where a partner departs from a guide: a segment or element that is required, optional or not used, its values, its length. */
const tableOverride = z.strictObject({
  loop: z.string().optional().describe('Loop of the guide; every loop when absent, the header when empty.'),
  segment: z.string(),
  qualifier: z
    .string()
    .optional()
    .describe('Only the segments whose first coded element allows this value: REF with G1.'),
  element: z.number().int().positive().optional().describe('Counted from 1. Without it the segment itself is meant.'),
  component: z.number().int().positive().optional().describe('Of a composite element, counted from 1.'),
  usage: z.enum(['required', 'optional', 'not used']).optional(),
  min: z.number().int().optional().describe('Shortest length.'),
  max: z.number().int().optional().describe('Longest length.'),
  codes: z.array(z.string()).optional().describe('Takes the place of the allowed values; none allow any.'),
  repeat: z.number().int().optional(),
});

/** How a plan wants claim files: facts the standard has no element for, and what departs from the guide. */
export const claimFileDialect = z.strictObject({
  cite: z.array(ledgerId).min(1).optional().describe('Where the departures come from; required where there are any.'),
  line_notes: z
    .record(z.string().regex(/^[A-Z]+$/), z.string())
    .default({})
    .describe('Words of a line note (NTE or K3) and the facts they state.'),
  overrides: z.array(tableOverride).default([]),
});
export type ClaimFileDialect = z.infer<typeof claimFileDialect>;

const ediPart = z.strictObject({
  segment: z.enum(['REF', 'HD']).describe('REF by its qualifier, HD by its fourth element.'),
  qualifier: z.string().optional(),
  part: z.number().int().positive().describe('Which part of the value, between the separators; 1 when it has none.'),
});

/** How one sender fills an 834: what departs from the guide, and where the facts of a member stand. */
export const enrollmentDialect = z.strictObject({
  name: id,
  senders: z.array(z.string()).min(1).describe('ISA06 of the files this is about.'),
  cite: z.array(ledgerId).min(1),
  separator: z.string().length(1).describe('Between the parts of a value.'),
  overrides: z.array(tableOverride).default([]),
  coverage: z.strictObject({
    health_plan: ediPart.optional(),
    status: ediPart.optional(),
    aid_code: ediPart.optional(),
    county: ediPart.optional(),
  }),
  statuses: z
    .strictObject({ covered: z.array(z.string()) })
    .optional()
    .describe('Status of a coverage that counts. Any other is neither covered nor not covered: it is asked about.'),
  whole_list: z
    .strictObject({
      left_out_ends: z
        .enum(['day_before_list', 'month_before_list', 'month_of_list'])
        .describe(
          "Last day of coverage of a member the list leaves out: the day before the list's own date, the last day of the month before, or of its own month.",
        ),
      hold_above_percent: z
        .number()
        .min(0)
        .max(100)
        .describe(
          'A list that would end the coverage of a larger share of the members is held until somebody confirms it.',
        ),
    })
    .optional()
    .describe('What a whole list does to members it leaves out. Absent: nothing, and the answer says so.'),
  former_cin: ediPart.optional().describe('Where the number stands that the member had before.'),
  programs: z
    .strictObject({ at: ediPart, codes: z.record(z.string(), id) })
    .optional()
    .describe('Where a program of the coverage stands, and which program of the plan each code is.'),
  counties: z.record(z.string(), z.string()).optional().describe('Code and name.'),
  languages: z.record(z.string(), z.string()).optional().describe('Code and BCP 47 tag.'),
});
export type EnrollmentDialect = z.infer<typeof enrollmentDialect>;
