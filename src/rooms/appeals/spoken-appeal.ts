import { z } from 'zod';
import { clockReading, decidedLine, requestMember, said, told } from '../authorizations/index.ts';
import { appealDoor, appealKind, filedBy, grievanceAbout, onBehalf, remedy, resolution } from './appeal.ts';
import { APPEAL_ACTIONS } from './appeal-actions.ts';

/** Appeals and grievances as they are spoken over HTTP. Instants are milliseconds since 1970. */
const text = z.string();
const instant = z.number();
const labelled = z.object({ code: text, label: text });

export const appealState = z.enum(['open', 'resolved', 'withdrawn']);

export const appealLine = z.object({
  handle: text,
  plan: text,
  number: text,
  kind: appealKind,
  member: requestMember.optional(),
  state: appealState,
  /** Whose appeal it is, or what a grievance is about. */
  category: z.union([onBehalf, grievanceAbout]),
  expedited: z.boolean(),
  line_of_business: text,
  received: instant,
  closed: instant.optional(),
  outcome: resolution.optional(),
  due: instant.optional(),
  clock: z.object({ id: text, title: text }).optional(),
  standing: z.enum(['none', 'running', 'paused', 'met', 'missed']),
  overdue: z.boolean(),
  awaits: z.enum(['appeals', 'medical_director', 'notice']).optional(),
  assigned: z.object({ account: text, name: text }).optional(),
  request: text.optional(),
  filed_by: filedBy,
  /** A grievance resolved so soon that no letter is owed. */
  exempt: z.boolean(),
  owed: z.array(labelled),
  /** How many events there are: sent along as `seen`, a wish is refused when somebody was quicker. */
  events: z.number(),
});
export type AppealLine = z.output<typeof appealLine>;

/** Whether an approved service goes on meanwhile; `needed`: facts nobody has said, without which it is not known. */
export const spokenAid = z.object({
  granted: z.boolean(),
  reasons: z.array(said),
  needed: z.array(said),
  cites: z.array(text),
});

export const appealPage = z.object({
  ...appealLine.shape,
  door: appealDoor,
  filer: text.optional(),
  provider: z.object({ id: text, name: text }).optional(),
  request_handle: text.optional(),
  /** The day of the notice appealed, and why the appeal comes late. */
  notice_on: text.optional(),
  good_cause: text.optional(),
  about: grievanceAbout.optional(),
  reason: text,
  expedite: z.enum(['not_asked', 'asked', 'granted', 'refused']),
  clinical: z.boolean(),
  warnings: z.array(said),
  aid: spokenAid.optional(),
  original: z
    .object({
      request: text,
      outcome: z.enum(['modified', 'denied']),
      /** Absent where nobody decided in time. */
      basis: z.enum(['appropriateness', 'coverage']).optional(),
      at: instant,
      notice_on: text.optional(),
      /** Clauses and criteria it rested on; for the plan's people. */
      grounds: z.array(text),
    })
    .optional(),
  resolution: z
    .object({
      outcome: resolution,
      at: instant,
      reason: text,
      lines: z.array(decidedLine),
      by: z.object({ name: text, roles: z.array(text) }).optional(),
      notice_at: instant.optional(),
    })
    .optional(),
  carried_out: z.boolean(),
  remedies: z.array(z.object({ remedy, asked_on: text, decided_on: text.optional(), outcome: text.optional() })),
  actions: z.array(
    z.object({
      action: z.enum(APPEAL_ACTIONS),
      label: text,
      open: z.boolean(),
      why: said.optional(),
      cites: z.array(text).optional(),
    }),
  ),
  times: z.array(clockReading),
  story: z.array(told),
  files: z.array(
    z.object({
      id: text,
      name: text,
      type: text,
      size: z.number(),
      scanned: z.enum(['clean', 'not_scanned']),
      internal: z.boolean(),
      sent: instant,
    }),
  ),
});
export type AppealPage = z.output<typeof appealPage>;
export const appealAnswer = z.object({ case: appealPage });
