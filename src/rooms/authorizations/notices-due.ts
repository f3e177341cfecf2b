import { dateOfDayNumber, dayAt, type Instant } from '../../kernel/index.ts';
import type { CompiledPolicy } from '../../rules/index.ts';
import { ask } from './ask-policy.ts';
import { type Request, sinceDecided } from './open-request.ts';
import { isAdverse } from './request-actions.ts';
import type { EventOf } from './request-event.ts';

export type NoticeRecipient = 'requesting_provider' | 'member';

/**
 * Who must still be written to. A denial, no decision in time (`lapsed`), a grant of less and a deferral go to both; after a service
 * every outcome does where policy says so [AAH-UM-RET-06].
 */
export function noticesDue(policy: CompiledPolicy, request: Request, lapsed?: Instant): NoticeRecipient[] {
  const about = aboutWhat(request, lapsed);
  if (about === undefined) return [];
  const sent = sentAbout(request, about);
  if (about === 'decision' && !isAdverse(request, lapsed) && !isOwedToAll(policy, request, sent)) return [];
  return RECIPIENTS.filter((one) => !sent.has(one));
}

const RECIPIENTS = ['requesting_provider', 'member'] as const;

function aboutWhat({ state, deferred }: Request, lapsed: Instant | undefined): 'decision' | 'deferral' | undefined {
  if (state === 'decided') return 'decision';
  if (state !== 'open') return undefined;
  return lapsed === undefined ? deferred && 'deferral' : 'decision';
}

function sentAbout(request: Request, about: EventOf<'notice_sent'>['about']): ReadonlySet<string> {
  const told = sinceDecided(request);
  return new Set(told.flatMap(({ what }) => (what.kind === 'notice_sent' && what.about === about ? [what.to] : [])));
}

function isOwedToAll(policy: CompiledPolicy, { body, decision }: Request, sent: ReadonlySet<string>): boolean {
  if (body.kind !== 'post_service' || !decision) return false;
  const facts = {
    'determination.outcome': WORD[decision.outcome],
    'determination.notice_to': RECIPIENTS.filter((one) => sent.has(one)),
  };
  const closing = ask(policy, 'post-service-closing', dateOfDayNumber(dayAt(decision.at)), facts);
  return closing?.reasons.includes('notice_of_action_missing') ?? false;
}

const WORD = { approved: 'approve', modified: 'modify', denied: 'deny' } as const;
