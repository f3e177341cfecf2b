import type { Press } from '../formats/pdf/index.ts';
import type { Instant } from '../kernel/index.ts';
import type { Queryable } from '../platform/db/index.ts';
import type { AppealDoors } from '../rooms/appeals/index.ts';
import { type Request, type RequestDoors, type RequestEvent, requestOf } from '../rooms/authorizations/index.ts';
import { SqlCases } from '../rooms/cases/index.ts';
import type { Continuity, ContinuityEvent, ContinuityRouteDoors } from '../rooms/continuity/index.ts';
import {
  appealProofs,
  continuityProofs,
  endingOf,
  type GroupContact,
  lapseMatter,
  makeNotices,
  mattersOf,
  mattersOfAppeal,
  mattersOfContinuity,
  type NewNotice,
  type NoticeBook,
  type NoticeMatter,
  noticeBook,
  partiesOf,
  putNotice,
  requestProofs,
} from '../rooms/notices/index.ts';
import type { CompiledPolicy, PolicyBook } from '../rules/index.ts';
import type { PolicyDesk } from './portal/policy-desk.ts';
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

/**
 * What happens to a case makes its letters, in the same transaction. `partiesIn` looks with the eyes of who acts; who acts for no one, as
 * the sender does, brings his own.
 */
export function noticesTold(desk: Pick<PolicyDesk, 'book' | 'clocksOf'>, partiesIn = partiesOf): LettersTold {
  const { book } = desk;
  const groupOf = groupContacts(book);
  const deskOf = (tx: Queryable, policy: CompiledPolicy) => ({
    book: letterBook(book, policy),
    partiesOf: (matter: NoticeMatter) => partiesIn(tx, policy.plan, matter, groupOf),
    put: (notice: NewNotice) => putNotice(tx, notice),
  });
  return {
    ofRequest: (tx, policy, request, events) =>
      makeNotices(deskOf(tx, policy), mattersOf(request, events), requestProofs),
    async ofAppeal(tx, policy, appeal, events) {
      const { plan, body } = appeal;
      const about = body.request === undefined ? undefined : await new SqlCases(tx).load(plan, body.request);
      const matters = mattersOfAppeal(desk.clocksOf(plan), appeal, requestOf(about), events);
      return makeNotices(deskOf(tx, policy), matters, appealProofs);
    },
    ofContinuity: (tx, policy, one, events) =>
      makeNotices(deskOf(tx, policy), mattersOfContinuity(desk.clocksOf(one.plan), one, events), continuityProofs),
    notInTime: (tx, policy, request, at) => {
      const lapsed = lapseMatter(request, desk.clocksOf(request.plan), at);
      return makeNotices(deskOf(tx, policy), lapsed ? [lapsed] : [], requestProofs);
    },
    beforeTheEnd: (tx, policy, one, at) => {
      const ending = endingOf(letterBook(book, policy), one, at);
      return makeNotices(deskOf(tx, policy), ending ? [ending] : [], continuityProofs);
    },
  };
}

export interface LettersTold {
  readonly ofRequest: NonNullable<RequestDoors['told']>;
  readonly ofAppeal: NonNullable<AppealDoors['toldAppeal']>;
  readonly ofContinuity: NonNullable<ContinuityRouteDoors['told']>;
  /** That nobody decided in time, which counts as a denial. */
  readonly notInTime: (
    tx: Queryable,
    policy: CompiledPolicy,
    request: Request,
    at: Instant,
  ) => Promise<readonly RequestEvent[]>;
  /** How care goes on when its continuity ends, once its time has come. */
  readonly beforeTheEnd: (
    tx: Queryable,
    policy: CompiledPolicy,
    one: Continuity,
    at: Instant,
  ) => Promise<readonly ContinuityEvent[]>;
}

/** A press opens its typefaces once, when the first letter asks for it; one that would not open is tried again at the next. */
export function openedOnce(open: () => Promise<Press>): () => Promise<Press> {
  let press: Promise<Press> | undefined;
  return () => {
    press ??= open().catch((defect: unknown) => {
      press = undefined;
      throw defect;
    });
    return press;
  };
}
