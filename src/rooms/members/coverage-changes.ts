import { addDays, dayNumber, type IsoDate, order } from '../../kernel/index.ts';
import type { Coverage, DateSpan, UncertainCoverage } from './member.ts';

/** One thing an enrolment file says about a member's days. */
export type CoverageChange =
  | {
      readonly kind: 'covered';
      readonly span: Coverage & { readonly from: IsoDate };
      /** The file tells the whole of the coverage that begins that day, its last day with it. */
      readonly isLast?: true;
    }
  /** Not covered from this day on, whatever was said before. */
  | { readonly kind: 'withdrawn'; readonly from: IsoDate }
  | { readonly kind: 'uncertain'; readonly span: UncertainCoverage & { readonly from: IsoDate } };

export interface Standing {
  readonly coverage: readonly Coverage[];
  readonly uncertain: readonly UncertainCoverage[];
}

/**
 * The days of a member after a file has spoken: what it says wins over what stood, day by day, in the order of the days;
 * days it does not speak of stay as they were. `isWhole`: the file tells all there is, so nothing earlier stays. An open end that stood
 * was until further notice: who tells the same coverage with its last day gives that notice.
 */
export function applyCoverage(before: Standing, changes: readonly CoverageChange[], isWhole: boolean): Standing {
  let coverage: readonly Coverage[] = isWhole ? [] : before.coverage;
  let uncertain: readonly UncertainCoverage[] = isWhole ? [] : before.uncertain;
  for (const change of changes.toSorted((a, b) => order(dayOf(a), dayOf(b)))) {
    const days: DateSpan = change.kind === 'withdrawn' ? { from: change.from } : change.span;
    if (change.kind === 'covered' && change.isLast)
      coverage = coverage.filter(({ from, to }) => from !== change.span.from || to !== undefined);
    coverage = without(coverage, days);
    uncertain = without(uncertain, days);
    if (change.kind === 'covered') coverage = [...coverage, change.span];
    else if (change.kind === 'uncertain') uncertain = [...uncertain, change.span];
  }
  return { coverage: joined(coverage), uncertain: joined(uncertain) };
}

/**
 * The days of one person told under two numbers: what stands under the number in force wins day by day, all others are kept. An
 * open end under the earlier number was meant until further notice: the later one's first word about those days is that notice.
 */
export function laidOver(earlier: Standing, later: Standing): Standing {
  const told: readonly DateSpan[] = [...later.coverage, ...later.uncertain];
  const left = <S extends DateSpan>(spans: readonly S[]) =>
    told.reduce<readonly S[]>(
      without,
      spans.flatMap((span) => closedBy(span, told)),
    );
  return {
    coverage: joined([...left(earlier.coverage), ...later.coverage]),
    uncertain: joined([...left(earlier.uncertain), ...later.uncertain]),
  };
}

function closedBy<S extends DateSpan>(span: S, told: readonly DateSpan[]): readonly S[] {
  const notices = told.filter((t) => t.to === undefined || span.from === undefined || t.to >= span.from);
  if (span.to !== undefined || notices.length === 0) return [span];
  const [first = ''] = notices.map((t) => t.from ?? '').sort(order);
  return first === '' || (span.from !== undefined && first <= span.from) ? [] : [{ ...span, to: addDays(first, -1) }];
}

function dayOf(change: CoverageChange): IsoDate {
  return change.kind === 'withdrawn' ? change.from : change.span.from;
}

/** What is left of the spans outside the days. */
function without<S extends DateSpan>(spans: readonly S[], days: DateSpan): readonly S[] {
  const { from = '', to } = days;
  if (!spans.some((s) => overlaps(s, days))) return spans;
  return spans.flatMap((span) => {
    if (!overlaps(span, days)) return [span];
    const left: S[] = [];
    if (from !== '' && (span.from === undefined || span.from < from)) left.push({ ...span, to: addDays(from, -1) });
    if (to !== undefined && (span.to === undefined || span.to > to)) left.push({ ...span, from: addDays(to, 1) });
    return left;
  });
}

function overlaps(a: DateSpan, b: DateSpan): boolean {
  return (
    (a.to === undefined || b.from === undefined || b.from <= a.to) &&
    (b.to === undefined || a.from === undefined || a.from <= b.to)
  );
}

/** Neighbouring spans that say the same are one. */
function joined<S extends DateSpan>(spans: readonly S[]): readonly S[] {
  const joint: S[] = [];
  for (const span of spans.toSorted((a, b) => order(a.from ?? '', b.from ?? ''))) {
    const last = joint.at(-1);
    const isNext = last?.to !== undefined && span.from !== undefined && dayNumber(last.to) + 1 === dayNumber(span.from);
    if (last && isNext && isAlike(last, span)) {
      const { to: _, ...rest } = last;
      joint[joint.length - 1] = (span.to === undefined ? rest : { ...rest, to: span.to }) as S;
    } else joint.push(span);
  }
  return joint;
}

function isAlike(a: DateSpan, b: DateSpan): boolean {
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  for (const key of keys) {
    if (key === 'from' || key === 'to') continue;
    if (a[key as keyof DateSpan] !== b[key as keyof DateSpan]) return false;
  }
  return true;
}
