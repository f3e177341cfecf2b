import { given, type Instant, type Result } from '../../kernel/index.ts';
import { type Speech, sayWhy } from '../../rules/index.ts';
import { sayReadings } from '../cases/index.ts';
import { appealTimes, timedAppeal } from './appeal-clocks.ts';
import type { AppealDesk } from './appeal-desk.ts';
import type { AppealEventOf } from './appeal-event.ts';
import type { Weighed } from './filed-api.ts';
import { appealFrom } from './open-appeal.ts';
import { sayAid } from './say-appeal.ts';

/** What policy answers to an appeal that is not filed yet. */
export function sayWeighed(
  { plan, clocks }: AppealDesk,
  taken: Result<AppealEventOf<'filed'>>,
  now: Instant,
  speech: Speech,
): Weighed {
  if (!taken.ok) {
    const { code, because, cite = [] } = taken.refusal;
    return { closed: { code, sentence: because, cites: [...cite] }, warnings: [], times: [] };
  }
  const what = taken.value;
  const appeal = appealFrom(plan, '', [{ at: now, what }]);
  const { original } = what;
  return {
    warnings: what.warnings.map((code) => ({ code, sentence: sayWhy(speech, code) })),
    times: appeal ? sayReadings(appealTimes(clocks, appeal, now), () => timedAppeal(appeal), now, speech) : [],
    ...given({
      aid: sayAid(what.aid, speech),
      original: original && {
        outcome: original.outcome,
        at: original.at,
        ...given({ basis: original.basis, notice_on: original.noticeOn }),
      },
    }),
  };
}
