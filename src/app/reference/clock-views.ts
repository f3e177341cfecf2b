import type { IsoDate } from '../../kernel/index.ts';
import { type ClockRule, type Pack, Speech, sayInForce, sayLength, sayPredicate } from '../../rules/index.ts';
import { placeOf, type Shelf } from './shelf.ts';
import type { RuleView } from './views.ts';

/** The clocks of a pack put into words for a reader: how long, where it binds, what starts, pauses, lengthens and ends it. */
export function clockViews(shelf: Shelf, pack: Pack, language: string, on?: IsoDate): RuleView[] {
  const speech = new Speech(shelf.book, language);
  return (pack.clocks ?? []).flatMap(({ clocks }) =>
    clocks
      .filter(({ in_force: { from, to } }) => on === undefined || ((from ?? on) <= on && on <= (to ?? on)))
      .map((rule) => ({
        id: `${pack.plan.plan}/${rule.id}`,
        title: speech.local(rule.title),
        place: placeOf(shelf, pack.plan.plan, 'id', rule.id),
        dates: sayInForce(speech, rule.in_force),
        applies: movement(speech, rule),
        clauses: [],
        priceCites: [],
        cites: [...new Set([...rule.cite, ...[...rule.pauses, ...rule.extensions].flatMap(({ cite }) => cite)])],
      })),
  );
}

function movement(speech: Speech, { when, starts, limit, pauses, extensions, ends }: ClockRule): RuleView['applies'] {
  const events = (kinds: readonly string[]) =>
    speech.list(
      kinds.map((kind) => speech.say(`clock.event.${kind}`)),
      'or',
    );
  const said = (label: string, value: string) => ({ label: speech.say(`label.${label}`), value });
  return [
    said('clock_limit', sayLength(speech, limit)),
    ...(when ? [said('condition', sayPredicate(speech, when))] : []),
    said('clock_starts', events(starts.on)),
    ...pauses.flatMap(({ from, until }) => [said('clock_waits', events(from)), said('clock_goes_on', events(until))]),
    ...extensions.map(({ on, adds }) => said('clock_longer', `${sayLength(speech, adds)}: ${events(on)}`)),
    said('clock_ends', events(ends)),
  ];
}
