import { addDays, type IsoDate } from '../../kernel/index.ts';

interface Span {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** First day of the latest stretch of coverage without a gap that has begun by a day: two spans that meet are one. */
export function latestEnrollment(spans: readonly Span[], on: IsoDate): IsoDate | undefined {
  const begun = spans
    .flatMap(({ from, to }) => (from === undefined || from > on ? [] : [{ from, to: to ?? '9999-12-30' }]))
    .sort((a, b) => (a.from < b.from ? -1 : 1));
  let stretch: { from: IsoDate; to: IsoDate } | undefined;
  for (const span of begun) {
    if (stretch && span.from <= addDays(stretch.to, 1)) {
      if (span.to > stretch.to) stretch.to = span.to;
    } else stretch = { ...span };
  }
  return stretch?.from;
}
