import { z } from 'zod';
import { isoDate } from '../../rules/index.ts';
import { dollars, factValue, text, textList } from './case-values.ts';

/** A claim, and the same question before the visit. */
const lineKeys = {
  code: text,
  modifiers: textList.optional(),
  units: z.number().optional(),
  charge: dollars.optional(),
  to: isoDate.optional(),
  dx: textList.optional(),
  pos: text.optional(),
  revenue: text.optional(),
  minutes: z.number().optional(),
  mode: z.enum(['in_person', 'audio', 'video']).optional(),
  setting: z.string().optional(),
  staff: z.enum(['clinical', 'non_clinical']).optional(),
  patients: z.number().optional(),
  item: z.string().optional(),
  serial: text.optional(),
  activity: z.string().optional(),
  on_behalf: z.boolean().optional(),
  msrp: dollars.optional(),
  retail: dollars.optional(),
  tax: dollars.optional(),
  rendering: z.string().optional(),
  ordering: z.string().optional(),
  referring: z.string().optional(),
  referral_source: z.string().optional(),
  authorization_number: text.optional(),
  facts: z.record(z.string(), factValue).optional(),
};
const line = z.strictObject({ ...lineKeys, on: isoDate.optional() });
export type CaseLine = z.infer<typeof line>;

export const claim = z.strictObject({
  id: z.string().optional(),
  member: z.string().optional(),
  members: z.array(z.string()).min(1).optional(),
  on: isoDate.optional(),
  to: isoDate.optional(),
  provider: z.string(),
  rendering: z.string().optional(),
  ordering: z.string().optional(),
  referring: z.string().optional(),
  supervising: z.string().optional(),
  pos: text.optional(),
  dx: textList.optional(),
  signature: z.string().optional(),
  channel: z.enum(['electronic', 'paper', 'portal']).optional(),
  received: isoDate.optional(),
  frequency: z.enum(['original', 'replacement', 'void']).optional(),
  replaces: z.string().optional(),
  lines: z.array(line).min(1),
});
export type CaseClaim = z.infer<typeof claim>;

export const check = z.strictObject({
  ...lineKeys,
  code: text.optional(),
  question: z.string().optional(),
  on: isoDate.optional(),
  member: z.string().optional(),
  provider: z.string().optional(),
  supervising: z.string().optional(),
});
export type CaseCheck = z.infer<typeof check>;
