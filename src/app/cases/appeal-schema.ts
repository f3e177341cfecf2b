import { z } from 'zod';
import {
  appealDoor,
  appealNotice,
  filedBy,
  grievanceAbout,
  onBehalf,
  remedy,
  remedyOutcome,
  resolution,
} from '../../rooms/appeals/index.ts';
import { isoDate } from '../../rules/index.ts';
import { caseRole, decidedLine, granted, moment } from './request-schema.ts';

/** Appeals and grievances: the part of the case format that the appeals room plays. */
const text = z.string();
const texts = z.array(text);
const who = { as: caseRole.optional(), by: text.optional() };
const which = { appeal: text.optional(), ...who, seen: z.number().int().nonnegative().optional() };
const why = text.optional();

const filing = z.strictObject({
  id: text.optional(),
  ...who,
  request: text.optional().describe('the request whose decision is appealed, by the name the case gave it'),
  continuity: text.optional().describe('the case of continuity of care it is about, by the name the case gave it'),
  member: text.optional().describe('of a grievance, or of an appeal of what was decided elsewhere'),
  filed_by: filedBy.optional(),
  for: onBehalf.optional(),
  filer: text.optional(),
  written_consent: z.boolean().optional(),
  provider: text.optional(),
  notice_on: isoDate.optional(),
  clinical: z.boolean().optional(),
  expedited: z.boolean().optional(),
  continue: z
    .strictObject({
      approved_before: z.boolean(),
      approved_through: isoDate.optional(),
      effective_on: isoDate.optional(),
    })
    .optional(),
  good_cause: text.optional(),
  about: grievanceAbout.optional(),
  reason: text.optional(),
  attachments: texts.optional(),
  door: appealDoor.optional(),
  received: moment.optional(),
});
export type CaseFiling = z.infer<typeof filing>;

const decide = z.strictObject({
  ...which,
  outcome: resolution.optional(),
  reason: text.optional(),
  lines: z.array(decidedLine).optional(),
  under_first_decider: z.boolean().optional(),
  expertise_fits: z.boolean().optional(),
});
export type CaseAppealDecision = z.infer<typeof decide>;

const verbs = {
  acknowledge: z.strictObject({ ...which }),
  assign: z.strictObject({ ...which, to: z.union([caseRole, z.literal('nobody')]), who: text.optional() }),
  add: z.strictObject({ ...which, note: text.optional(), attachments: texts.optional() }),
  decide,
  notice_sent: z.strictObject({ ...which, about: appealNotice }),
  withdraw: z.strictObject({ ...which, why }),
  read: z.strictObject({ ...which, at: moment.optional() }),
};
export const appealWishes = [
  z.strictObject({ 'appeal.file': filing }),
  z.strictObject({ 'grievance.file': filing }),
  z.strictObject({ 'appeal.acknowledge': verbs.acknowledge }),
  z.strictObject({ 'grievance.acknowledge': verbs.acknowledge }),
  z.strictObject({ 'appeal.assign': verbs.assign }),
  z.strictObject({ 'grievance.assign': verbs.assign }),
  z.strictObject({ 'appeal.add_information': verbs.add }),
  z.strictObject({ 'grievance.add_information': verbs.add }),
  z.strictObject({ 'appeal.decide': verbs.decide }),
  z.strictObject({ 'grievance.decide': verbs.decide }),
  z.strictObject({ 'appeal.notice_sent': verbs.notice_sent }),
  z.strictObject({ 'grievance.notice_sent': verbs.notice_sent }),
  z.strictObject({ 'appeal.withdraw': verbs.withdraw }),
  z.strictObject({ 'grievance.withdraw': verbs.withdraw }),
  z.strictObject({ 'appeal.read': verbs.read }),
  z.strictObject({ 'grievance.read': verbs.read }),
  z.strictObject({
    'appeal.expedite': z.strictObject({ ...which, granted: z.boolean().optional(), told: z.boolean().optional(), why }),
  }),
  z.strictObject({ 'appeal.told': z.strictObject({ ...which }) }),
  z.strictObject({
    'appeal.extend': z.strictObject({
      ...which,
      asked_by: z.enum(['member', 'plan']).optional(),
      serves_member: z.boolean().optional(),
      why,
    }),
  }),
  z.strictObject({ 'appeal.carry_out': z.strictObject({ ...which }) }),
  z.strictObject({
    'appeal.remedy': z.strictObject({
      ...which,
      remedy,
      on: isoDate.optional(),
      licensed: z.boolean().optional(),
      outcome: remedyOutcome.optional(),
      received: moment.optional().describe('when the plan got the decision'),
      lines: z.array(decidedLine).optional(),
    }),
  }),
  z.strictObject({ 'appeal.statistics': z.strictObject({}) }),
] as const;
export type AppealWish = z.infer<(typeof appealWishes)[number]>;

export const appealOutcome = resolution;
export const appealState = z.enum(['open', 'resolved', 'withdrawn']);
export const expectedAppeal = {
  expedite: z.enum(['not_asked', 'asked', 'granted', 'refused']).optional(),
  clinical: z.boolean().optional(),
  owed: texts.optional(),
  exempt: z.boolean().optional(),
  grievances: z.strictObject({ resolved: z.number().optional(), exempt: z.number().optional() }).optional(),
  aid: z
    .strictObject({
      granted: z.boolean().optional(),
      reasons: texts.optional(),
      goes_on: z.boolean().optional(),
      why: text.optional(),
    })
    .optional(),
  after_all: text.optional(),
  original: z
    .strictObject({
      request: text.optional(),
      continuity: text.optional(),
      outcome: text.optional(),
      grounds: texts.optional(),
      decided_by: text.optional(),
      notice_on: isoDate.optional(),
    })
    .optional(),
  awaits: text.optional(),
  remedies: z
    .record(
      remedy,
      z
        .strictObject({
          asked_on: isoDate.optional(),
          decided_on: isoDate.optional(),
          outcome: text.optional(),
          received: moment.optional(),
          carried_out: z.boolean().optional(),
        })
        .optional(),
    )
    .optional(),
  request: z.strictObject({ outcome: text.optional(), granted: z.array(granted).optional() }).optional(),
  continuity_case: z
    .strictObject({ outcome: text.optional(), until: z.union([isoDate, z.literal('none')]).optional() })
    .optional()
    .describe('how the case of continuity of care stands'),
  overturns: z
    .array(
      z.strictObject({
        ground: text.optional(),
        resolved: z.number().optional(),
        upheld: z.number().optional(),
        overturned: z.number().optional(),
        partly: z.number().optional(),
        by_state: z.number().optional(),
      }),
    )
    .optional(),
};
