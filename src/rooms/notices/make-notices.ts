import { dateOfDayNumber, dayAt, type Instant } from '../../kernel/index.ts';
import type { NoticeRecipient } from '../../rules/index.ts';
import type { NoticeBook } from './notice-book.ts';
import { type Notice, noticeFor } from './notice-for.ts';
import type { NoticeFormat, NoticeMatter, NoticePeople } from './notice-matter.ts';
import type { NewNotice, NoticeBlock } from './notice-row.ts';
import { type NoticeRoute, type Reached, whoGetsIt } from './who-gets-it.ts';

/** Whom a letter of a case can go to: names, and whether each can be reached. */
export interface NoticeParties {
  readonly people: NoticePeople;
  readonly language: string | undefined;
  readonly format: NoticeFormat;
  readonly reached: Readonly<Record<NoticeRecipient, Reached>>;
}

export interface NoticeDesk {
  readonly book: NoticeBook;
  readonly partiesOf: (matter: NoticeMatter) => Promise<NoticeParties>;
  readonly put: (notice: NewNotice) => Promise<void>;
}

/**
 * The letters that what just happened owes, put into the outbox with it: both or neither. What stands in the portal stands there from
 * this moment; its proof is handed back as an event of the case, to be appended to it.
 */
export async function makeNotices<E>(
  desk: NoticeDesk,
  matters: readonly NoticeMatter[],
  proofsOf: (notice: NewNotice, at: Instant) => readonly E[],
): Promise<readonly E[]> {
  const proofs: E[] = [];
  for (const matter of matters) {
    const parties = await desk.partiesOf(matter);
    for (const notice of noticesFor(desk.book, matter, parties, matter.at)) {
      await desk.put(notice);
      if (notice.state === 'sent' && !notice.copy) proofs.push(...proofsOf(notice, matter.at));
    }
  }
  return proofs;
}

/** The rows of the outbox for one matter, as it stands at a moment. */
export function noticesFor(book: NoticeBook, matter: NoticeMatter, parties: NoticeParties, now: Instant): NewNotice[] {
  return whoGetsIt(book, matter, parties.reached).map((route) => {
    const { to, language, format } = addresseeOf(parties, route.to);
    const notice = noticeFor(book, matter, parties.people, { to, language, format, address: [] }, dayOf(now));
    return rowOf(matter, notice, route, now);
  });
}

function addresseeOf({ language, format }: NoticeParties, to: NoticeRecipient) {
  return to === 'member' ? { to, language, format } : { to, language: undefined, format: 'standard' as const };
}

/** What keeps a letter from going out: its own gaps, and nowhere to send it. */
export function blocksOf(
  notice: Notice,
  { by, isReachable }: Pick<NoticeRoute, 'by' | 'isReachable'>,
): readonly NoticeBlock[] {
  if (isReachable) return notice.blocked;
  return [...notice.blocked, { code: NOWHERE[by] }];
}

const NOWHERE = { fax: 'no_fax_number', mail: 'no_address', portal: 'no_portal' } as const;

function rowOf(matter: NoticeMatter, notice: Notice, route: NoticeRoute, now: Instant): NewNotice {
  const why = blocksOf(notice, route);
  const state = why.length > 0 ? 'blocked' : route.by === 'portal' ? 'sent' : 'queued';
  const id = { member: undefined, requesting_provider: matter.requester, servicing_provider: matter.servicing }[
    route.to
  ];
  return {
    plan: matter.plan,
    number: matter.number,
    notice: matter.id,
    kind: matter.kind,
    recipient: route.to,
    recipientId: id,
    also: route.also,
    channel: route.by,
    copy: route.copy,
    rule: route.rule,
    language: notice.language,
    awaits: notice.awaits,
    format: notice.format,
    state,
    why,
    remarks: notice.remarks,
    matter,
    created: now,
    sent: state === 'sent' ? now : undefined,
  };
}

function dayOf(instant: Instant) {
  return dateOfDayNumber(dayAt(instant));
}
