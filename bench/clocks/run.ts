import { loadPolicyFolder } from '../../src/app/policy-folder.ts';
import { addDays, californiaDate, type IsoDate, readInstant } from '../../src/kernel/index.ts';
import {
  becauseOf,
  type ClockEvent,
  compileCalendar,
  compileClocks,
  governing,
  readClocks,
  type TimedCase,
} from '../../src/rules/index.ts';

// Every clock of 100,000 open requests at one moment, as a worklist sorts them, beside the plain way: one business-day limit
// a case, walked date by date with the runtime's own formatter.
const CASES = 100_000;
const ROUNDS = 5;
const { book } = await loadPolicyFolder({ sources: false });
const calendar = compileCalendar(required(book.calendars?.[0]));
const now = required(readInstant('2026-06-15T09:00'));
const cases = Array.from({ length: CASES }, (_, i) => timedCase(i));

console.log(`${CASES.toLocaleString('en')} cases, median of ${ROUNDS}, processor time\n`);
console.log('| what | ms | cases/s | of the plain way |\n|---|---|---|---|');
const plain = measure(() => cases.reduce((sum, { events }) => sum + plainDue(required(events[0]).at).length, 0));
say('the plain way, one limit a case', plain);
for (const plan of ['aah', 'health-net']) {
  const clocks = required(compileClocks(book, plan));
  say(
    `${plan}, every clock and which governs`,
    measure(() => cases.reduce((sum, c) => sum + (governing(readClocks(clocks, c, now))?.due ?? 0), 0)),
  );
  const day = measure(() => cases.slice(0, CASES / 10).reduce((sum, c) => sum + because(clocks, c), 0));
  say(`${plan}, the reasons of a tenth of them`, day, CASES / 10);
}

function because(clocks: Parameters<typeof readClocks>[0], timed: TimedCase): number {
  const first = governing(readClocks(clocks, timed, now));
  return first ? becauseOf(first, timed, now).length : 0;
}

function timedCase(i: number): TimedCase {
  const received = now - ((i * 7_919) % 20_000) * 60_000;
  const events: ClockEvent[] = [{ kind: 'received', at: received }];
  if (i % 3 > 0) events.push({ kind: 'information_requested', at: received + 7_200_000 });
  if (i % 3 > 1) events.push({ kind: 'information_complete', at: received + 90_000_000 });
  const urgency = i % 4 === 0 ? 'urgent' : 'non_urgent';
  const program = i % 5 === 0 ? 'community_supports' : 'medical';
  return {
    of: 'authorization',
    facts: { 'request.kind': 'pre_service', 'request.urgency': urgency, 'request.program': program },
    events,
  };
}

function plainDue(received: number): IsoDate {
  let date = californiaDate(new Date(received));
  for (let n = 0; n < 5; ) {
    date = addDays(date, 1);
    if (!calendar.closed(Math.round(Date.parse(date) / 86_400_000))) n += 1;
  }
  return date;
}

function measure(work: () => number): number {
  const times = Array.from({ length: ROUNDS + 1 }, () => {
    const before = process.cpuUsage();
    if (!Number.isFinite(work())) throw new Error('a due time is no number');
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1_000;
  });
  return required(times.slice(1).sort((a, b) => a - b)[Math.floor(ROUNDS / 2)]);
}

function say(what: string, ms: number, n = CASES): void {
  const rate = Math.round((n / ms) * 1_000);
  console.log(
    `| ${what} | ${ms.toFixed(0)} | ${rate.toLocaleString('en')} | ${((rate * plain) / CASES / 1_000).toFixed(2)} |`,
  );
}

function required<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('the bench lacks something it needs');
  return value;
}
