import { z } from 'zod';
import { continuityBody, continuityDoor } from './continuity.ts';

const word = z.string().trim().min(1).max(100);

/** What is sent to ask for continuity of care or an exemption. */
export const opening = z.strictObject({
  ...continuityBody.omit({ kind: true, member: true, provider: true, request: true, attachments: true }).shape,
  attachments: z.array(z.uuid()).max(100).default([]),
  kind: z.enum(['continuity', 'medical_exemption']).default('continuity'),
  plan: word,
  member: z.uuid().describe('handle of a member the asker has found'),
  provider: word.optional().describe('NPI or plan id of the provider the member wants to stay with'),
  request: word.optional(),
  door: continuityDoor.optional(),
  received: z.number().int().nonnegative().optional(),
  language: z.string().max(10).optional(),
});
export type AskedContinuity = z.output<typeof opening>;
