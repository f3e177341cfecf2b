import { dateOfDayNumber, dayAt } from '../../kernel/index.ts';
import type { NoticeChannel, NoticeRecipient, RecipientRule } from '../../rules/index.ts';
import type { NoticeBook } from './notice-book.ts';
import type { NoticeMatter } from './notice-matter.ts';

/** By which ways somebody can be reached. */
export interface Reached {
  readonly portal: boolean;
  readonly fax: boolean;
  readonly mail: boolean;
}

export interface NoticeRoute {
  readonly to: NoticeRecipient;
  /** Who else the same letter is for: a provider who asks for what he will give gets one. */
  readonly also: readonly NoticeRecipient[];
  readonly by: NoticeChannel;
  /** Stands in the portal beside the letter; proves nothing of sending. */
  readonly copy: boolean;
  /** Whether that way is known to lead there. */
  readonly isReachable: boolean;
  readonly rule: string;
  readonly cites: readonly string[];
}

/** Who is written to and which way, as the first rule that fits says. None is an answer. */
export function whoGetsIt(
  book: NoticeBook,
  matter: NoticeMatter,
  reached: Readonly<Record<NoticeRecipient, Reached>>,
): NoticeRoute[] {
  const rule = book.recipients.find((one) => fits(one, matter));
  if (!rule) return [];
  const isOne = matter.servicing !== undefined && matter.servicing === matter.requester;
  const sent = rule.send.filter(({ off }) => !off);
  return sent.flatMap(({ to, by, copy = false }) => {
    if (to === 'servicing_provider' && (matter.servicing === undefined || isOne)) return [];
    if (to === 'requesting_provider' && matter.requester === undefined) return [];
    const ways = copy ? by.filter((way) => reached[to][way]) : by;
    const way = ways.find((one) => reached[to][one]) ?? ways.at(-1);
    if (way === undefined) return [];
    const isForBoth = isOne && to === 'requesting_provider' && sent.some((other) => other.to === 'servicing_provider');
    const also: NoticeRecipient[] = isForBoth ? ['servicing_provider'] : [];
    return [{ to, also, by: way, copy, isReachable: reached[to][way], rule: rule.id, cites: rule.cite }];
  });
}

function fits(
  { kinds, request_kinds, programs, in_force }: RecipientRule,
  { kind, requestKind, program, at }: NoticeMatter,
): boolean {
  const on = dateOfDayNumber(dayAt(at));
  return (
    kinds.includes(kind) &&
    (request_kinds?.includes(requestKind) ?? true) &&
    (programs?.includes(program) ?? true) &&
    (in_force.from ?? '') <= on &&
    on <= (in_force.to ?? '9999-12-31')
  );
}
