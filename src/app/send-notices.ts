import type { Press } from '../formats/pdf/index.ts';
import type { Instant } from '../kernel/index.ts';
import { type Database, DatabaseDefect, type Queryable } from '../platform/db/index.ts';
import type { Post } from '../platform/post/index.ts';
import { appealNoticeWentOut, keptAppeals } from '../rooms/appeals/index.ts';
import { noticeWentOut, sqlRequestDesk } from '../rooms/authorizations/index.ts';
import { SqlCases } from '../rooms/cases/index.ts';
import { continuityNoticeWentOut, keptContinuity } from '../rooms/continuity/index.ts';
import {
  appealProofs,
  caseOfKind,
  continuityProofs,
  dueNotices,
  endingCases,
  isLapseToBeTold,
  isStillToBeTold,
  type KeptNotice,
  lapsedCases,
  markSent,
  partiesForAll,
  printNotice,
  requestProofs,
  type SendingDoors,
  takeOutgoing,
} from '../rooms/notices/index.ts';
import { groupContacts, letterBook, noticesTold } from './notice-doors.ts';
import type { PolicyDesk } from './portal/policy-desk.ts';
import { requestDoors } from './request-doors.ts';

export interface Sent {
  readonly sent: number;
  readonly blocked: number;
  readonly failed: number;
}

export interface Sender {
  readonly db: Database;
  readonly desk: Pick<PolicyDesk, 'book' | 'policyOf' | 'clocksOf'>;
  readonly press: Press;
  readonly post: Post;
}

/**
 * Everything that waits goes out, once. A letter is printed and kept in one transaction, handed on and proven in another: whoever is
 * killed in between hands on the same bytes under the same name again, and the post lays out a name once.
 */
export async function sendNotices(sender: Sender, now: Instant, plan?: string, signal?: AbortSignal): Promise<Sent> {
  const { db, desk, press } = sender;
  const bookOf = (of: string) => {
    const policy = desk.policyOf(of);
    return policy && letterBook(desk.book, policy);
  };
  const doors: SendingDoors = { bookOf, groupOf: groupContacts(desk.book), press };
  const count = { sent: 0, blocked: 0, failed: 0 };
  const send = async (id: string) => {
    if (signal?.aborted) return;
    const printed = await db.transaction((tx) => printNotice(tx, id, doors, now));
    if (printed === 'blocked' || printed === 'failed') count[printed] += 1;
    if (printed !== 'printed') return;
    const isOut = await db.transaction((tx) => handOn(sender, doors, tx, id, now));
    if (isOut) count.sent += 1;
  };
  const sendAll = async () => inTurn(await db.transaction((tx) => dueNotices(tx, plan)), send);
  const works = [() => writeEndings(sender, now, plan), () => writeLapses(sender, now, plan), sendAll];
  await inTurn(works, (work) => work());
  return count;
}

/** One that breaks holds up none after it: its defect is thrown when all have had their turn. */
async function inTurn<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const broken: unknown[] = [];
  for (const one of all) {
    try {
      await work(one);
    } catch (defect) {
      if (defect instanceof DatabaseDefect && defect.fatal) throw defect;
      broken.push(defect);
    }
  }
  if (broken.length > 0) throw broken[0];
}

async function handOn(
  { db, desk, post }: Sender,
  doors: SendingDoors,
  tx: Queryable,
  id: string,
  now: Instant,
): Promise<boolean> {
  const letter = await takeOutgoing(tx, id, doors);
  if (!letter || letter.channel === 'portal') return false;
  const { plan, pdf, fax, channel } = letter;
  await post.hand({ id, channel, plan, pdf, fax });
  await markSent(tx, letter, pdf, now);
  await proveOnCase({ db, desk }, tx, letter, now);
  return true;
}

/** The proof becomes an event of the case the letter is about. */
export async function proveOnCase(
  { db, desk }: Pick<Sender, 'db' | 'desk'>,
  tx: Queryable,
  letter: KeptNotice,
  now: Instant,
): Promise<void> {
  const { plan, number, kind } = letter;
  const policy = desk.policyOf(plan);
  if (!policy) return;
  const cases = new SqlCases(tx, policy.plan);
  switch (caseOfKind(kind)) {
    case 'appeal':
    case 'grievance':
      await appealNoticeWentOut(keptAppeals(cases, desk.clocksOf(plan)), plan, number, appealProofs(letter, now));
      return;
    case 'continuity': {
      const store = keptContinuity(cases, desk.clocksOf(plan));
      await continuityNoticeWentOut(store, plan, number, continuityProofs(letter, now));
      return;
    }
    case 'authorization': {
      const requests = sqlRequestDesk(requestDoors(db, desk), tx, plan, now);
      if (requests) await noticeWentOut(requests, number, requestProofs(letter, now));
    }
  }
}

/** What no event asks for but the calendar: the letter before continuity of care ends, once for each end. */
async function writeEndings({ db, desk }: Sender, now: Instant, only: string | undefined): Promise<void> {
  const told = noticesTold(desk, partiesForAll);
  await inTurn(await db.transaction((tx) => endingCases(tx, only, now)), async ({ plan, number }) => {
    const policy = desk.policyOf(plan);
    if (!policy) return;
    await db.transaction(async (tx) => {
      if (!(await isStillToBeTold(tx, plan, number))) return;
      const store = keptContinuity(new SqlCases(tx, policy.plan), desk.clocksOf(plan));
      const one = await store.load(plan, number);
      if (one) await continuityNoticeWentOut(store, plan, number, await told.beforeTheEnd(tx, policy, one, now));
    });
  });
}

/** Not decided in time counts as a denial: the letter that says so, once for each request [REF-UM-CLK-08]. */
async function writeLapses({ db, desk }: Sender, now: Instant, only: string | undefined): Promise<void> {
  const told = noticesTold(desk, partiesForAll);
  const doors = requestDoors(db, desk);
  await inTurn(await db.transaction((tx) => lapsedCases(tx, only, now)), async ({ plan, number }) => {
    const policy = desk.policyOf(plan);
    if (!policy) return;
    await db.transaction(async (tx) => {
      if (!(await isLapseToBeTold(tx, plan, number, now))) return;
      const requests = sqlRequestDesk(doors, tx, plan, now);
      const request = await requests?.store.load(plan, number);
      if (requests && request) await noticeWentOut(requests, number, await told.notInTime(tx, policy, request, now));
    });
  });
}
