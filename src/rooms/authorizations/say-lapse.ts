import type { Speech } from '../../rules/index.ts';
import type { Lapse } from './lapse.ts';
import type { Request } from './open-request.ts';
import type { RequestPage } from './spoken-request.ts';

/** What follows from a limit that passed undecided: on the page, in the argument, in the story. */
export function sayLapse(request: Request, lapse: Lapse, speech: Speech) {
  const { at, clock } = lapse;
  const { id, rule } = clock;
  const cites = [...rule.cite];
  const due = { name: 'due', label: speech.say('lapse.limit'), value: speech.instant(at), attachments: [] };
  return {
    lapse: {
      at,
      clock: id,
      sentence: speech.say('lapse.says', { at: speech.instant(at), decided: howDecided(request) }),
      cites,
    },
    argued: {
      clauses: [
        { id, verdict: 'unmet', sentence: speech.local(rule.title), facts: [{ ...due, source: 'calendar' }], cites },
      ],
    },
    told: { at, kind: 'lapsed', sentence: speech.say('story.lapsed') },
  } satisfies {
    lapse: RequestPage['lapse'];
    argued: RequestPage['argument'][number];
    told: RequestPage['story'][number];
  };
}

function howDecided({ decision }: Request): string {
  return decision?.upheld ? 'upheld' : String(decision !== undefined);
}
