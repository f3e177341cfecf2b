import { dateOfDayNumber, dayNumber, yearOf } from '../../kernel/index.ts';
import {
  type CalendarFile,
  type ClockRule,
  compileCalendar,
  type Pack,
  Speech,
  sayInForce,
  sayLength,
  sayPredicate,
} from '../../rules/index.ts';
import { code, codes, generatedBy, page, table } from './markdown.ts';
import { REFERENCE_COMMAND } from './reason-page.ts';
import type { Shelf } from './shelf.ts';

/** `policy-clocks.md`: every due time of every pack with what starts, pauses, lengthens and ends it, and the days that do not count. */
export function clockPage(shelf: Shelf): string {
  const speech = new Speech(shelf.book, 'en');
  return page(
    '# Clocks',
    generatedBy(REFERENCE_COMMAND),
    `What must be done by when. \`./madrone clock --plan P --event received=2026-10-30T09:10\` reads them, and so does the wish \`clock\` of a
case. The state's clocks run beside a plan's own; the one due first governs.`,
    ...shelf.book.packs.flatMap((pack) => packSection(pack, speech)),
    ...(shelf.book.calendars ?? []).map(calendarSection),
  );
}

function packSection(pack: Pack, speech: Speech): string[] {
  const files = pack.clocks ?? [];
  if (files.length === 0) return [];
  return [
    `## ${pack.plan.name.en} (${code(pack.plan.plan)})`,
    ...files.map((file) => {
      const rows = file.clocks.map((rule) => [
        code(rule.id),
        rule.title.en,
        sayLength(speech, rule.limit),
        conditions(rule, speech),
        movement(rule, speech),
        codes(rule.cite),
      ]);
      return `### ${file.of}\n\n${table(['clock', 'what', 'limit', 'binds', 'starts, waits, ends', 'cites'], rows)}`;
    }),
  ];
}

function conditions(rule: ClockRule, speech: Speech): string {
  const when = rule.when ? `where ${sayPredicate(speech, rule.when)}` : 'always';
  return Object.keys(rule.in_force).length > 0 ? `${when}; ${sayInForce(speech, rule.in_force)}` : when;
}

function movement(rule: ClockRule, speech: Speech): string {
  const events = (kinds: readonly string[]) =>
    speech.list(
      kinds.map((kind) => speech.say(`clock.event.${kind}`)),
      'or',
    );
  return [
    `starts when ${events(rule.starts.on)}`,
    ...rule.pauses.map(
      (p) => `waits from when ${events(p.from)} until ${events(p.until)}${p.restarts ? ', then starts again' : ''}`,
    ),
    ...rule.extensions.map((e) => `${sayLength(speech, e.adds)} more when ${events(e.on)}`),
    `ends when ${events(rule.ends)}`,
  ].join('; ');
}

/** The dates of the years around the ledger's examples, so that a reader need not work them out. */
const SHOWN_YEARS = [2024, 2025, 2026, 2027];

function calendarSection(source: CalendarFile): string {
  const calendar = compileCalendar(source);
  const rows = source.holidays.map((holiday) => [
    holiday.say.en,
    ...SHOWN_YEARS.map((year) => datesOf(calendar.closed, holiday.id, year).join(', ')),
    codes(holiday.cite),
  ]);
  return `## ${source.title.en} (${code(source.calendar)})\n\nLeft out: ${source.weekend.join(' and ')}, and these days where they fall on another. ${codes(source.cite)}\n\n${table(['day', ...SHOWN_YEARS.map(String), 'cites'], rows)}`;
}

function datesOf(closed: ReturnType<typeof compileCalendar>['closed'], id: string, year: number): string[] {
  const dates: string[] = [];
  for (let day = dayNumber(`${year}-01-01`); yearOf(dateOfDayNumber(day)) === year; day++) {
    const why = closed(day);
    if (why !== undefined && why !== 'weekend' && why.id === id) dates.push(dateOfDayNumber(day).slice(5));
  }
  return dates;
}
