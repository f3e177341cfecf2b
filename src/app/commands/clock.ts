import { type Finding, finding, instantText, readInstant } from '../../kernel/index.ts';
import {
  becauseOf,
  type ClockEvent,
  caseKind,
  clockEvent,
  compileClocks,
  type FactValue,
  governing,
  type PolicyBook,
  type ReadClock,
  readClocks,
  Speech,
  sayClockStep,
  sayLength,
  type TimedCase,
} from '../../rules/index.ts';
import { loadPolicyFolder } from '../policy-folder.ts';
import { EXIT, sayAll, unknownPlan } from './speak.ts';

export interface ClockOptions {
  readonly plan: string;
  readonly of: string;
  readonly fact?: readonly string[];
  readonly event: readonly string[];
  readonly at?: string;
  readonly lang: string;
  readonly json?: boolean;
}

/** `madrone clock`: when is it due, and why, day by day. Exit code 1 when a clock is over. */
export async function clock(options: ClockOptions, now: Date): Promise<number> {
  const { book, findings } = await loadPolicyFolder({ sources: false });
  const speech = new Speech(book, options.lang);
  if (findings.length > 0) return sayAll(findings, speech, EXIT.badInput);
  const clocks = compileClocks(book, options.plan);
  if (!clocks) return sayAll([unknownPlan(options.plan)], speech, EXIT.usage);
  const wrong: Finding[] = [];
  const timed = timedCase(options, book, wrong);
  const at = options.at === undefined ? now.getTime() : readInstant(options.at);
  if (at === undefined) wrong.push(finding('clock.not_an_instant', '--at', { received: options.at ?? '' }));
  if (wrong.length > 0 || !timed || at === undefined) return sayAll(wrong, speech, EXIT.usage);
  const readings = readClocks(clocks, timed, at);
  const first = governing(readings);
  if (options.json)
    console.log(
      JSON.stringify(
        readings.map((r) => plain(r, first, timed, at, speech)),
        null,
        2,
      ),
    );
  else if (readings.length === 0) console.log(speech.say('clock.none'));
  else for (const reading of ordered(readings, first)) say(reading, reading === first, timed, at, speech);
  return readings.some((r) => r.state === 'overdue' || r.state === 'missed') ? EXIT.no : EXIT.yes;
}

function ordered(readings: readonly ReadClock[], first: ReadClock | undefined): ReadClock[] {
  return readings.toSorted((a, b) => Number(b === first) - Number(a === first));
}

function say(reading: ReadClock, governs: boolean, timed: TimedCase, at: number, speech: Speech): void {
  const { rule } = reading.clock;
  const limit = sayLength(speech, rule.limit);
  console.log(
    `${speech.local(rule.title)}: ${limit} [${rule.cite.join(', ')}]${governs ? ` ← ${speech.say('clock.governs')}` : ''}`,
  );
  console.log(`  ${speech.say(`clock.state.${reading.state}`)}`);
  for (const step of becauseOf(reading, timed, at)) console.log(`  - ${sayClockStep(speech, step)}`);
  if (reading.state === 'overdue' && rule.late) console.log(`  ${speech.local(rule.late)}`);
}

function plain(reading: ReadClock, first: ReadClock | undefined, timed: TimedCase, at: number, speech: Speech) {
  const said = (instant: number | undefined) => (instant === undefined ? undefined : instantText(instant));
  return {
    clock: reading.clock.id,
    title: speech.local(reading.clock.rule.title),
    governs: reading === first,
    state: reading.state,
    started: said(reading.started),
    due: said(reading.due),
    ended: said(reading.ended),
    because: becauseOf(reading, timed, at).map((step) => sayClockStep(speech, step)),
    cites: reading.clock.rule.cite,
  };
}

function timedCase(options: ClockOptions, book: PolicyBook, wrong: Finding[]): TimedCase | undefined {
  const of = caseKind.safeParse(options.of);
  if (!of.success)
    wrong.push(finding('clock.unknown_case', '--of', { expected: caseKind.options.join(', '), received: options.of }));
  const facts: Record<string, FactValue> = {};
  for (const pair of options.fact ?? []) {
    const [name = '', value = ''] = splitOnce(pair);
    const known = book.vocabulary[name];
    if (!known) wrong.push(finding('clock.unknown_fact', '--fact', { received: pair }));
    facts[name] = known?.type === 'boolean' ? value === 'true' : known?.type === 'number' ? Number(value) : value;
  }
  const events = options.event.map((pair) => eventOf(pair, wrong)).filter((event) => event !== undefined);
  return of.success ? { of: of.data, facts, events: events.sort((a, b) => a.at - b.at) } : undefined;
}

function eventOf(pair: string, wrong: Finding[]): ClockEvent | undefined {
  const [name = '', moment = ''] = splitOnce(pair);
  const kind = clockEvent.safeParse(name);
  const at = readInstant(moment);
  if (!kind.success)
    wrong.push(finding('clock.unknown_event', '--event', { expected: clockEvent.options.join(', '), received: name }));
  if (at === undefined) wrong.push(finding('clock.not_an_instant', '--event', { received: pair }));
  return kind.success && at !== undefined ? { kind: kind.data, at } : undefined;
}

function splitOnce(pair: string): [string, string] {
  const at = pair.indexOf('=');
  return at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)];
}
