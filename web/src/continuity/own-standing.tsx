import { californiaDate } from '../../../src/kernel/dates.ts';
import type { ContinuityLine } from '../contract/continuity.ts';
import type { Say } from '../words/use-say.ts';
import { useSay } from '../words/use-say.ts';

type Standing = Pick<ContinuityLine, 'state' | 'outcome' | 'kind' | 'provider' | 'until' | 'due' | 'overdue'>;

/** Where a member's own case stands, and by when it is answered, in plain words. */
export function OwnStanding({ line }: { readonly line: Standing }) {
  const say = useSay();
  return (
    <>
      {sayStanding(say, line)}
      {line.state === 'open' && line.due !== undefined && (
        <>
          {' '}
          {say(line.overdue ? 'own_continuity.late' : 'own_continuity.answer_by', {
            when: say.deadline(californiaDate(new Date(line.due))),
          })}
        </>
      )}
    </>
  );
}

function sayStanding(say: Say, { state, outcome, kind, provider, until }: Standing): string {
  const who = provider?.name ?? say('own_continuity.your_provider');
  const to = until === undefined ? '' : say.date(until);
  if (state === 'withdrawn') return say('own_continuity.withdrawn');
  if (state === 'open') return say.data('own_continuity_open', kind);
  if (state === 'ended')
    return say(outcome === 'granted' ? 'own_continuity.changed' : 'own_continuity.ended', { who, to });
  switch (outcome) {
    case 'granted':
      return say('own_continuity.granted', { who, to });
    case 'not_needed':
      return say('own_continuity.not_needed', { who });
    case 'exempt':
      return say('own_continuity.exempt');
    case 'not_exempt':
      return say('own_continuity.not_exempt');
    default:
      return say('own_continuity.not_granted', { who });
  }
}
