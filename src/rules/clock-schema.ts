import { z } from 'zod';
import { inForce, isoDate, ledgerId } from './atoms-schema.ts';
import { predicate } from './schema.ts';
import { words } from './vocabulary.ts';

/**
 * The shape of `policy/<plan>/clocks/*.yaml` and `policy/calendars/*.yaml`: how long a plan or the law gives for something, what
 * starts, pauses, lengthens and ends it, and which days do not count.
 */
const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: 'lower case words joined by hyphens' });
const cite = z.array(ledgerId).min(1);

/** What happens to a case that a clock may look at. The rooms write these events; a clock that waits for another never starts. */
export const CLOCK_EVENTS = [
  'received',
  'made_urgent',
  'made_standard',
  'information_requested',
  'information_received',
  'information_complete',
  'deferral_notice_sent',
  'decided',
  'withdrawn',
  'cancelled',
  'redirected',
  'voided',
  'requester_told',
  'provider_notice_sent',
  'member_notice_sent',
  'acknowledged',
  'extension_notice_sent',
  'resolved',
  'carried_out',
  'hearing_reversed',
  'hearing_carried_out',
  'review_reversed',
  'review_carried_out',
  'offered_alternative',
  'member_chose',
] as const;
export const clockEvent = z.enum(CLOCK_EVENTS);
export type ClockEventKind = z.infer<typeof clockEvent>;
const events = z.array(clockEvent).min(1);

export const CASE_KINDS = [
  'authorization',
  'appeal',
  'grievance',
  'grievance_exemption',
  'continuity',
  'referral',
  'notice',
] as const;
export const caseKind = z.enum(CASE_KINDS);
export type CaseKind = z.infer<typeof caseKind>;

const count = z.number().int().positive().max(1_000);
export const clockLength = z.union([
  z.strictObject({ hours: count }).describe('Hours that pass, nights and shifts of the clocks included.'),
  z
    .strictObject({ calendar_days: count })
    .describe('Days counted by date: the day it starts is day 0, due at its end.'),
  z.strictObject({ business_days: count }).describe('Days the calendar leaves open, counted by date.'),
  z.strictObject({ months: count }).describe('To the same day of a later month.'),
]);
export type ClockLength = z.infer<typeof clockLength>;

export const clockRule = z.strictObject({
  id,
  title: words,
  cite,
  in_force: inForce.describe('Decided by the day the clock starts: a running clock keeps its rule.'),
  basis: z.enum(['plan', 'law']).describe('Who gives the limit; where both run, the earlier due time governs.'),
  when: predicate.optional().describe('Which cases it binds; what is not known yet binds.'),
  starts: z.strictObject({
    on: events,
    which: z.enum(['first', 'latest']).default('first'),
  }),
  limit: clockLength,
  pauses: z
    .array(
      z.strictObject({
        from: events,
        until: events,
        restarts: z
          .boolean()
          .default(false)
          .describe('The whole limit again from the end of the wait; else the rest of it.'),
        cite,
      }),
    )
    .default([]),
  extensions: z.array(z.strictObject({ on: events, adds: clockLength, times: count.default(1), cite })).default([]),
  ends: events,
  counts_as: z
    .enum(['denial'])
    .optional()
    .describe('What no decision counts as once the time is over [REF-UM-CLK-08]; appeal and notice follow from that.'),
  late: words.optional().describe('What follows when the time is over and nothing has ended it.'),
});
export type ClockRule = z.infer<typeof clockRule>;

export const clockFile = z.strictObject({
  of: caseKind,
  calendar: id.optional().describe('Which days its business days leave out; a file of `policy/calendars`.'),
  clocks: z.array(clockRule).min(1),
});
export type ClockFile = z.infer<typeof clockFile>;

export const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;
const weekday = z.enum(WEEKDAYS);
const month = z.number().int().min(1).max(12);

export const holiday = z.strictObject({
  id,
  say: words,
  cite,
  in_force: inForce.optional(),
  on: z.union([
    z.strictObject({ month, day: z.number().int().min(1).max(31) }),
    z
      .strictObject({
        month,
        weekday,
        nth: z.union([z.number().int().min(1).max(4), z.literal(-1)]),
        then_days: z.number().int().optional(),
      })
      .describe('The nth such weekday of the month, -1 the last; `then_days` after it.'),
    z.strictObject({ date: isoDate }),
  ]),
  moved: z
    .strictObject({ saturday: z.enum(['friday']).optional(), sunday: z.enum(['monday']).optional() })
    .optional()
    .describe('The day it is kept instead when it falls on a weekend; without this it is kept where it falls.'),
});
export type Holiday = z.infer<typeof holiday>;

export const calendarFile = z.strictObject({
  calendar: id,
  title: words,
  cite,
  weekend: z.array(weekday).default(['saturday', 'sunday']),
  holidays: z.array(holiday),
});
export type CalendarFile = z.infer<typeof calendarFile>;
