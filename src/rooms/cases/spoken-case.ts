import { z } from 'zod';
import { CLOCK_STANDINGS } from './case-file.ts';

/** What every case says over HTTP alike. Instants are milliseconds since 1970; sentences are in the reader's language. */
const text = z.string();
const instant = z.number();
const cites = z.array(text);

export const said = z.object({ code: text, sentence: text });
export const named = z.object({ id: text, name: text });
export const labelled = z.object({ code: text, label: text });

/** One row of a worklist, whatever kind of case it is. */
export const caseLine = z.object({
  handle: text,
  plan: text,
  number: text,
  member: z
    .object({
      handle: text,
      /** Whether the reader finds the member's own page by it. */
      reached: z.boolean(),
      name: z.object({ last: text, first: text, middle: text.optional() }),
      born: text.optional(),
      cin: text,
    })
    .optional(),
  line_of_business: text,
  received: instant,
  closed: instant.optional(),
  /** Of the clock that governs; absent where none runs. */
  due: instant.optional(),
  clock: z.object({ id: text, title: text }).optional(),
  standing: z.enum(CLOCK_STANDINGS),
  overdue: z.boolean(),
  /** How many events there are: sent along as `seen`, a wish is refused when somebody was quicker. */
  events: z.number(),
});
export type CaseLine = z.output<typeof caseLine>;

/** Who works on it; the plan's people see that. */
export const assignedTo = z.object({ account: text, name: text });

export const clockReading = z.object({
  clock: text,
  title: text,
  basis: z.enum(['plan', 'law']),
  limit: text,
  governs: z.boolean(),
  state: z.enum(['not_started', 'running', 'paused', 'met', 'missed', 'overdue']),
  state_says: text,
  started: instant.optional(),
  due: instant.optional(),
  ended: instant.optional(),
  late: text.optional(),
  because: z.array(text),
  cites,
});
export type ClockReading = z.output<typeof clockReading>;

/** One thing that happened. */
export const told = z.object({
  at: instant,
  kind: text,
  sentence: text,
  /** Absent where policy alone acted. */
  by: z.object({ name: text, organization: text }).optional(),
  /** A note, a reason, a question: words of a person, as he wrote them. */
  note: text.optional(),
  /** Where it is not the reader's for granted. */
  note_language: text.optional(),
});

export const keptFile = z.object({
  id: text,
  name: text,
  type: text,
  size: z.number(),
  /** `not_scanned`: nobody has looked for malware, since the deployment has no scanner. */
  scanned: z.enum(['clean', 'not_scanned']),
  internal: z.boolean(),
  sent: instant,
});

/** What the page of a case has below its facts: what may be done, when it is due, what happened, what was sent. */
export function casePage<const A extends readonly string[]>(actions: A) {
  const action = z.object({
    action: z.enum(actions),
    label: text,
    open: z.boolean(),
    /** Why not. */
    why: said.optional(),
    cites: cites.optional(),
  });
  return z.object({
    actions: z.array(action),
    times: z.array(clockReading),
    story: z.array(told),
    files: z.array(keptFile),
  });
}
