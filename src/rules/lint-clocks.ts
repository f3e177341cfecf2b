import { type Finding, finding } from '../kernel/index.ts';
import type { CalendarFile, ClockFile, ClockRule } from './clock-schema.ts';
import type { Pack, PolicyBook } from './compile.ts';
import { lintPredicate } from './lint-predicate.ts';

/** Every citation of a pack's clocks, with the address it stands at. */
export function clockCitations(pack: Pack): { at: string; ids: readonly string[] }[] {
  return (pack.clocks ?? []).flatMap((file) =>
    file.clocks.flatMap((rule) => {
      const at = `${pack.plan.plan}/${rule.id}`;
      return [rule, ...rule.pauses, ...rule.extensions].map((part) => ({ at, ids: part.cite }));
    }),
  );
}

/** Every citation of a calendar, with the address it stands at. */
export function calendarCitations(calendar: CalendarFile): { at: string; ids: readonly string[] }[] {
  const at = `calendars/${calendar.calendar}`;
  return [{ at, ids: calendar.cite }, ...calendar.holidays.map((h) => ({ at: `${at}/${h.id}`, ids: h.cite }))];
}

/** Clocks that cannot be right: of a calendar nobody wrote, over before they start, two of one name. */
export function lintClocks(book: PolicyBook): Finding[] {
  const calendars = new Set((book.calendars ?? []).map((c) => c.calendar));
  return book.packs.flatMap((pack) => {
    const seen = new Set<string>();
    return (pack.clocks ?? []).flatMap((file) =>
      file.clocks.flatMap((rule) => {
        const at = `${pack.plan.plan}/${rule.id}`;
        const twice = seen.has(rule.id) ? [finding('policy.id_used_twice', at)] : [];
        seen.add(rule.id);
        return [...twice, ...lintClock(book, at, file, rule, calendars)];
      }),
    );
  });
}

function lintClock(
  book: PolicyBook,
  at: string,
  file: ClockFile,
  rule: ClockRule,
  calendars: ReadonlySet<string>,
): Finding[] {
  const found = rule.when ? lintPredicate(book, at, rule.when) : [];
  const { from, to } = rule.in_force;
  if (from !== undefined && to !== undefined && to < from) {
    found.push(finding('policy.dates_reversed', at, { received: `${from} to ${to}` }));
  }
  const lengths = [rule.limit, ...rule.extensions.map((e) => e.adds)];
  if (lengths.some((length) => 'business_days' in length) && !calendars.has(file.calendar ?? '')) {
    found.push(finding('policy.unknown_calendar', at, { received: file.calendar ?? 'none' }));
  }
  const both = rule.ends.filter((event) => rule.starts.on.includes(event));
  found.push(...both.map((received) => finding('policy.clock_ends_as_it_starts', at, { received })));
  return found;
}
