import type { Instant } from '../../kernel/index.ts';
import type { CompiledPolicy } from '../../rules/index.ts';
import { ask } from '../authorizations/index.ts';
import { dayOf } from './appeal-policy.ts';
import type { Appeal } from './open-appeal.ts';
import { outcomeAfterAll } from './wins.ts';

/** Why care that was let go on still goes on, or no longer does. */
export type AidStands =
  | 'while_appealed'
  | 'until_hearing_asked'
  | 'while_heard'
  | 'won'
  | 'withdrawn'
  | 'hearing_not_asked'
  | 'hearing_asked_late'
  | 'decided_against';

const GOES_ON: ReadonlySet<AidStands> = new Set(['while_appealed', 'until_hearing_asked', 'while_heard']);

export interface AidNow {
  readonly goesOn: boolean;
  readonly why: AidStands;
}

/**
 * How care that policy let go on while the appeal runs stands at a moment; undefined where it did not. It ends by withdrawal, by what
 * was won, which takes its place, or once the state decided or nobody asked it in time [REF-UM-APP-12, REF-UM-APP-16].
 */
export function aidNow(policy: CompiledPolicy, appeal: Appeal, now: Instant): AidNow | undefined {
  if (!appeal.aid?.granted) return undefined;
  const why = whyAid(policy, appeal, now);
  return { goesOn: GOES_ON.has(why), why };
}

function whyAid(policy: CompiledPolicy, appeal: Appeal, now: Instant): AidStands {
  const { state, resolution, remedies } = appeal;
  if (state === 'withdrawn') return 'withdrawn';
  if (outcomeAfterAll(appeal) === 'overturned') return 'won';
  const hearing = remedies.state_hearing;
  if (hearing?.decidedOn !== undefined || (state === 'resolved' && !resolution)) return 'decided_against';
  if (state === 'open' && !hearing) return 'while_appealed';
  const facts = {
    'appeal.resolved': resolution !== undefined,
    'appeal.resolution_notice_on': resolution && dayOf(resolution.noticeAt ?? resolution.at),
    'appeal.remedy_asked_on': hearing?.askedOn ?? dayOf(now),
  };
  const isInTime = ask(policy, 'appeal-aid-during-hearing', dayOf(now), facts)?.answer === 'yes';
  if (hearing) return isInTime ? 'while_heard' : 'hearing_asked_late';
  return isInTime ? 'until_hearing_asked' : 'hearing_not_asked';
}
