import type { Press } from '../formats/pdf/index.ts';
import type { Instant } from '../kernel/index.ts';
import type { Database, Queryable } from '../platform/db/index.ts';
import type { Post } from '../platform/post/index.ts';
import { noticeWentOut, sqlRequestDesk } from '../rooms/authorizations/index.ts';
import {
  dueNotices,
  markSent,
  type Outgoing,
  printNotice,
  proofsOf,
  type SendingDoors,
  takeOutgoing,
} from '../rooms/notices/index.ts';
import { groupContacts, letterBook } from './notice-doors.ts';
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
export async function sendNotices(sender: Sender, now: Instant, plan?: string): Promise<Sent> {
  const { db, desk, press } = sender;
  const bookOf = (of: string) => {
    const policy = desk.policyOf(of);
    return policy && letterBook(desk.book, policy);
  };
  const doors: SendingDoors = { bookOf, groupOf: groupContacts(desk.book), press };
  const count = { sent: 0, blocked: 0, failed: 0 };
  for (const id of await db.transaction((tx) => dueNotices(tx, plan))) {
    const printed = await db.transaction((tx) => printNotice(tx, id, doors, now));
    if (printed === 'blocked' || printed === 'failed') count[printed] += 1;
    if (printed !== 'printed') continue;
    const isOut = await db.transaction((tx) => handOn(sender, doors, tx, id, now));
    if (isOut) count.sent += 1;
  }
  return count;
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
  await markSent(tx, letter, now);
  await prove(requestDoors(db, desk), tx, letter, now);
  return true;
}

/** The proof becomes an event of the case the letter is about. */
async function prove(
  doors: ReturnType<typeof requestDoors>,
  tx: Queryable,
  letter: Outgoing,
  now: Instant,
): Promise<void> {
  const desk = sqlRequestDesk(doors, tx, letter.plan, now);
  if (desk) await noticeWentOut(desk, letter.number, proofsOf(letter, now));
}
