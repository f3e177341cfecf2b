import { z } from 'zod';
import { cite, codePattern, id, inForce, isoDate, ledgerId, reasonId } from './atoms-schema.ts';
import { words } from './vocabulary.ts';

// What a plan's pack says beside its rules: who it is, its codes and reasons, and what it is taken from.

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
      z.strictObject({
        after: z.enum(['claim', 'authorization', 'referral']),
        days: z.number().int().min(0),
        in_force: inForce,
      }),
    )
    .optional()
    .describe(
      'How long care ties an organization to a member, from the last day of service paid or approved, or a referral accepted or begun.',
    ),
  discharge: z
    .strictObject({
      owner: z
        .string()
        .regex(/^[a-z_]+$/)
        .describe('The role the task of a planned discharge belongs to.'),
      needs: z.array(z.strictObject({ need: z.string().regex(/^[a-z_]+$/), say: words })).min(1),
      cite: z.array(ledgerId),
    })
    .optional()
    .describe('Who coordinates with the facility what a member needs at discharge, and what that may be.'),
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
