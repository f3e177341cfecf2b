import type { Press } from '../formats/pdf/index.ts';
import type { RequestDoors } from '../rooms/authorizations/index.ts';
import {
  type GroupContact,
  makeNotices,
  type NoticeBook,
  noticeBook,
  partiesOf,
  putNotice,
} from '../rooms/notices/index.ts';
import type { CompiledPolicy, PolicyBook } from '../rules/index.ts';
import { contactsOf } from './request-doors.ts';

const books = new WeakMap<CompiledPolicy, NoticeBook>();

/** A plan's letters, put together once. */
export function letterBook(book: PolicyBook, policy: CompiledPolicy): NoticeBook {
  const known = books.get(policy) ?? noticeBook(book, policy);
  books.set(policy, known);
  return known;
}

/** A delegated group by the name and number the plan's directory publishes. */
export function groupContacts(book: PolicyBook): GroupContact {
  return (plan, group) => {
    const { name, contacts } = contactsOf(book, plan, group);
    const phone = contacts.find(
      ({ channel, value }) => (channel === 'phone' || channel === 'toll_free') && value !== undefined,
    );
    return name === undefined ? undefined : { name, phone: phone?.value };
  };
}

/** What happens to a request makes its letters, in the same transaction. */
export function noticesTold(book: PolicyBook): NonNullable<RequestDoors['told']> {
  const groupOf = groupContacts(book);
  return (tx, policy, request, events) =>
    makeNotices(
      {
        book: letterBook(book, policy),
        partiesOf: (matter) => partiesOf(tx, policy.plan, matter, groupOf),
        put: (notice) => putNotice(tx, notice),
      },
      request,
      events,
    );
}

/** A press opens its typefaces once, when the first letter asks for it. */
export function openedOnce(open: () => Promise<Press>): () => Promise<Press> {
  let press: Promise<Press> | undefined;
  return () => {
    press ??= open();
    return press;
  };
}
