import { z } from 'zod';
import { argued, decidedLine } from '../authorizations/index.ts';
import { assignedTo, caseLine, casePage, labelled, named, said } from '../cases/index.ts';
import {
  appealDoor,
  appealKind,
  filedBy,
  grievanceAbout,
  onBehalf,
  remedy,
  remedyOutcome,
  resolution,
} from './appeal.ts';
import { APPEAL_ACTIONS } from './appeal-actions.ts';

/** Appeals and grievances as they are spoken over HTTP. */
const text = z.string();
const instant = z.number();

export const appealState = z.enum(['open', 'resolved', 'withdrawn']);

export const appealLine = z.object({
  ...caseLine.shape,
  kind: appealKind,
  state: appealState,
  /** Whose appeal it is, or what a grievance is about. */
  category: z.union([onBehalf, grievanceAbout]),
  expedited: z.boolean(),
  outcome: resolution.optional(),
  awaits: z.enum(['appeals', 'medical_director', 'notice']).optional(),
  assigned: assignedTo.optional(),
  request: text.optional(),
  /** The case of continuity of care it is about. */
  continuity: text.optional(),
  filed_by: filedBy,
  /** How the decision stands where the state decided otherwise than the plan answered. */
  after: resolution.optional(),
  /** A grievance resolved so soon that no letter is owed. */
  exempt: z.boolean(),
  owed: z.array(labelled),
});
export type AppealLine = z.output<typeof appealLine>;

/** Whether an approved service goes on meanwhile; `needed`: facts nobody has said, without which it is not known. */
export const spokenAid = z.object({
  granted: z.boolean(),
  reasons: z.array(said),
  needed: z.array(said),
  /** How care that was let go on stands now. */
  now: z.object({ ...said.shape, goes_on: z.boolean() }).optional(),
  cites: z.array(text),
});

export const appealPage = z.object({
  ...appealLine.shape,
  ...casePage(APPEAL_ACTIONS).shape,
  door: appealDoor,
  filer: text.optional(),
  provider: named.optional(),
  request_handle: text.optional(),
  continuity_handle: text.optional(),
  /** The day of the notice appealed, and why the appeal comes late. */
  notice_on: text.optional(),
  good_cause: text.optional(),
  /** Resolved by then, a grievance needs no letters. */
  exempt_until: instant.optional(),
  about: grievanceAbout.optional(),
  reason: text,
  expedite: z.enum(['not_asked', 'asked', 'granted', 'refused']),
  clinical: z.boolean(),
  warnings: z.array(said),
  aid: spokenAid.optional(),
  original: z
    .object({
      request: text.optional(),
      continuity: text.optional(),
      outcome: z.enum(['modified', 'denied']),
      /** Absent where nobody decided in time, and of continuity of care. */
      basis: z.enum(['appropriateness', 'coverage']).optional(),
      at: instant,
      notice_on: text.optional(),
      /** Clauses and criteria it rested on; for the plan's people. */
      grounds: z.array(text),
      /** Of continuity of care, for the plan's people: the rule as it was judged then. A request says it on its own page. */
      clauses: z.array(argued),
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
  remedies: z.array(
    z.object({
      remedy,
      asked_on: text,
      decided_on: text.optional(),
      outcome: remedyOutcome.optional(),
      /** When the plan got the decision. */
      received: instant.optional(),
      lines: z.array(decidedLine),
      /** Absent where nothing was won that is carried out. */
      carried_out: z.boolean().optional(),
    }),
  ),
});
export type AppealPage = z.output<typeof appealPage>;
export const appealAnswer = z.object({ case: appealPage });
