import { z } from 'zod';
import { isoDate, noticeChannel, noticeRecipient } from '../../rules/index.ts';
import { decidedLine, person } from '../authorizations/index.ts';
import { appealBody, appealDecision, appealDoor, appealNotice, original, remedy, remedyOutcome } from './appeal.ts';

/** Everything that can happen to an appeal or a grievance. Appended and never changed. */
const text = z.string().min(1).max(4_000);

const filed = z.strictObject({
  kind: z.literal('filed'),
  body: appealBody,
  door: appealDoor,
  /** When it reached the plan; the clocks start there. */
  received: z.number(),
  lineOfBusiness: z.string(),
  original: original.optional(),
  clinical: z.boolean(),
  /** What the plan remarks of it: that it comes late for a good cause. */
  warnings: z.array(z.string()),
  /** Whether the approved service goes on while the appeal runs, and why not. Absent where nobody asked. */
  aid: z.strictObject({ granted: z.boolean(), reasons: z.array(z.string()) }).optional(),
});

const happened = z.discriminatedUnion('kind', [
  filed,
  z.strictObject({ kind: z.literal('acknowledged') }),
  z.strictObject({ kind: z.literal('assigned'), to: person.optional() }),
  z.strictObject({ kind: z.literal('information_added'), note: text.optional(), attachments: z.array(z.string()) }),
  z.strictObject({ kind: z.literal('made_expedited'), why: text }),
  /** Refused: the standard clock runs, the member is told at once by word and in writing [REF-UM-APP-04]. */
  z.strictObject({ kind: z.literal('expedite_refused'), why: text }),
  z.strictObject({ kind: z.literal('told_by_word') }),
  /** Only its notice lengthens the clock [REF-UM-APP-05]. */
  z.strictObject({ kind: z.literal('extended'), askedBy: z.enum(['member', 'plan']), why: text }),
  z.strictObject({
    kind: z.literal('notice_sent'),
    about: appealNotice,
    notice: z.string(),
    to: noticeRecipient.optional(),
    by_way_of: noticeChannel.optional(),
  }),
  z.strictObject({
    kind: z.literal('resolved'),
    decision: appealDecision,
    policy: z.string(),
    clauses: original.shape.clauses,
    /** A grievance resolved so soon that no letter is owed [REF-UM-GRV-02]. */
    exempt: z.literal(true).optional(),
  }),
  z.strictObject({ kind: z.literal('carried_out'), request: z.string().optional(), continuity: z.string().optional() }),
  z.strictObject({ kind: z.literal('withdrawn'), why: text }),
  z.strictObject({ kind: z.literal('remedy_asked'), remedy, on: isoDate }),
  z.strictObject({
    kind: z.literal('remedy_decided'),
    remedy,
    on: isoDate,
    outcome: remedyOutcome,
    /** When the plan got the decision; its clock starts there. */
    received: z.number().optional(),
    /** What is granted now. Absent in what was recorded before lines were. */
    lines: z.array(decidedLine).optional(),
  }),
]);
export type AppealHappened = z.infer<typeof happened>;
export type AppealEventOf<K extends AppealHappened['kind']> = Extract<AppealHappened, { kind: K }>;

/** `at` in milliseconds since 1970; `by` is absent where policy alone acted. */
export const appealEvent = z.strictObject({ at: z.number(), by: person.optional(), what: happened });
export type AppealEvent = z.infer<typeof appealEvent>;
