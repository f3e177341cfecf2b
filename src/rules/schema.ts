import { z } from 'zod';
import { cite, codePattern, id, inForce, isoDate, reasonId } from './atoms-schema.ts';
import { words } from './vocabulary.ts';

// The shape of rules: what a benefit or a question under `policy/` may say. Strict everywhere: an unknown key is an error, never ignored.
// Published as JSON Schema (`docs/reference/*.schema.json`) so that an editor completes and checks the YAML.

const codes = z.array(codePattern).min(1);
const dollars = z.number().nonnegative().multipleOf(0.01).max(9_999_999);

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
  z.strictObject({ ...dated, medi_cal: z.literal(true) }),
  z.strictObject({ ...dated, agreed: z.literal(true) }),
  z.strictObject({ ...dated, greater_of: z.tuple([z.literal('plan'), z.literal('medi_cal')]) }),
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
    .describe(
      '`benefit` covers and prices a line; `edit` only sets conditions on lines that others cover; one with a price prices them in place of the benefit.',
    ),
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
