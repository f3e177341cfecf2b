import type { Say } from '../words/use-say.ts';

/** Dates of something that may have no beginning or end. */
export function spanWords(
  say: Say,
  { from, to }: { readonly from?: string | undefined; readonly to?: string | undefined },
): string {
  if (from && to) return say('value.from_to', { from: say.date(from), to: say.date(to) });
  if (from) return say('value.from_on', { from: say.date(from) });
  return to ? say('value.until', { to: say.date(to) }) : say('value.always');
}
