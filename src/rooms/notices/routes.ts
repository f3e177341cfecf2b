import type { Press } from '../../formats/pdf/index.ts';
import { type Actor, done, type Handlers, type Refusal, refused } from '../../kernel/index.ts';
import type { Queryable } from '../../platform/db/index.ts';
import { type PolicyBook, Speech } from '../../rules/index.ts';
import type { noticeApi } from './api.ts';
import { caseOfKind } from './case-of-kind.ts';
import type { NoticeBook } from './notice-book.ts';
import { noticeFor } from './notice-for.ts';
import type { KeptNotice } from './notice-row.ts';
import {
  type ListedNotice,
  noticeById,
  noticesOfCase,
  noticesOfMember,
  printedNotice,
  rerouteNotice,
  waitingNotices,
  writtenOn,
} from './outbox-store.ts';
import { type GroupContact, partiesOf } from './parties-store.ts';
import { sayNotice } from './say-notice.ts';
import { wayFor } from './send-by.ts';
import { mayTranslate } from './translate-reason.ts';
import { putTranslation } from './translation-store.ts';
import { casesRead, casesWorked, isFor } from './who-reads.ts';

export interface NoticeRouteDoors {
  readonly words: PolicyBook;
  readonly bookOf: (plan: string) => NoticeBook | undefined;
  readonly groupOf: GroupContact;
  /** The member behind a handle, if the asker may see one there. */
  readonly reach: (tx: Queryable, handle: string) => Promise<{ plan: string; id: string } | undefined>;
  /** Opened when somebody first looks at a letter. */
  readonly press: () => Promise<Press>;
}

const NOT_THERE = refused('not_found', 'there is no such letter');
const GOES_THAT_WAY = { code: 'notice_goes_that_way', because: 'the same letter to the same reader goes that way' };

export function noticeRoutes({
  words,
  bookOf,
  groupOf,
  reach,
  press,
}: NoticeRouteDoors): Handlers<typeof noticeApi, Queryable> {
  const say = <N extends KeptNotice>(actor: Actor, notice: N, speech: Speech) => {
    const book = bookOf(notice.plan);
    return book ? [sayNotice(book, notice, speech, actor.reach === 'plan')] : [];
  };
  const sayWithCase = (actor: Actor, notices: readonly ListedNotice[], speech: Speech) =>
    notices.flatMap((notice) => say(actor, notice, speech).map((said) => ({ ...said, handle: notice.handle })));
  const again = async (actor: Actor, tx: Queryable, id: string, speech: Speech) => {
    const after = await noticeById(tx, id);
    const [said] = after ? say(actor, after, speech) : [];
    return said ? done(said) : NOT_THERE;
  };
  const refusedFor = ({ code, cite }: Refusal, speech: Speech) => refused(code, speech.say(`why.${code}`), cite);
  return {
    async ofCase({ actor, params, query, tx, audit, language }) {
      const found = await noticesOfCase(tx, params.handle);
      if (!found) return refused('not_found', 'there is no such case');
      const notices = found.filter((notice) => isFor(actor, notice));
      const speech = new Speech(words, query.language ?? language);
      audit('notice.listed', params.handle, { shown: notices.length });
      return done({ notices: notices.flatMap((notice) => say(actor, notice, speech)) });
    },
    async ofMember({ actor, params, query, tx, audit, language }) {
      const member = await reach(tx, params.handle);
      if (!member) return refused('not_found', 'there is no such member');
      const { page, size } = query;
      const seen = { cases: casesRead(actor), onlySent: actor.reach !== 'plan' };
      const found = await noticesOfMember(tx, member, seen, { offset: (page - 1) * size, limit: size });
      const speech = new Speech(words, query.language ?? language);
      audit('notice.listed_of_member', params.handle, { plan: member.plan, shown: found.notices.map(({ id }) => id) });
      const notices = sayWithCase(actor, found.notices, speech);
      return done({ total: found.total, page, pages: Math.max(1, Math.ceil(found.total / size)), notices });
    },
    async waiting({ actor, body, tx, audit, language }) {
      const { plan, states, page, size } = body;
      const plans = plan === undefined ? actor.plans : actor.plans.filter((one) => one === plan);
      const asked = { plans, states, cases: casesWorked(actor) };
      const { total, notices } = await waitingNotices(tx, asked, { offset: (page - 1) * size, limit: size });
      const speech = new Speech(words, body.language ?? language);
      audit('notice.searched', plans.join(','), { shown: notices.map(({ id }) => id) });
      return done({ total, notices: sayWithCase(actor, notices, speech) });
    },
    async letter({ actor, params, query, tx, now, audit }) {
      const notice = await noticeById(tx, params.id);
      const book = notice && bookOf(notice.plan);
      if (!notice || !book || !isFor(actor, notice)) return NOT_THERE;
      audit('notice.read', notice.id, { plan: notice.plan });
      // A draft is for who translates it.
      const wanted = actor.reach === 'plan' ? query.language : undefined;
      const name = `${notice.number}-${notice.kind}.pdf`;
      const printed = wanted === undefined ? await printedNotice(tx, notice.id) : undefined;
      if (printed) return done({ bytes: printed, type: 'application/pdf', name });
      const { people, language, format } = await partiesOf(tx, book.policy.plan, notice.matter, groupOf);
      const isMember = notice.recipient === 'member';
      const addressee = {
        to: notice.recipient,
        language: wanted ?? (isMember ? language : undefined),
        format: isMember ? format : ('standard' as const),
        address: [],
      };
      const draft = wanted !== undefined;
      const written = writtenOn(notice.sent ?? now.getTime());
      const { letter } = noticeFor(book, notice.matter, people, addressee, written, draft);
      const made = await (await press()).print(letter);
      return made.ok ? done({ bytes: Buffer.from(made.value.bytes), type: 'application/pdf', name }) : made;
    },
    async send({ actor, params, body, tx, audit, language }) {
      const notice = await noticeById(tx, params.id);
      if (!notice || !casesWorked(actor).includes(caseOfKind(notice.kind))) return NOT_THERE;
      const speech = new Speech(words, body.language ?? language);
      const way = wayFor(notice.state, body.by_way_of);
      if (!way.ok) return refusedFor(way.refusal, speech);
      if (!(await rerouteNotice(tx, notice.id, way.value))) return refusedFor(GOES_THAT_WAY, speech);
      audit('notice.rerouted', notice.id, { plan: notice.plan, by: way.value });
      return again(actor, tx, notice.id, speech);
    },
    async translate({ actor, params, body, tx, now, audit, language }) {
      const notice = await noticeById(tx, params.id);
      const book = notice && bookOf(notice.plan);
      if (!notice || !book || !isFor(actor, notice)) return NOT_THERE;
      const { into, reason, translator, statement } = body;
      const speech = new Speech(words, body.language ?? language);
      const reads = (await partiesOf(tx, book.policy.plan, notice.matter, groupOf)).language;
      const allowed = mayTranslate(book, notice, reads, into);
      if (!allowed.ok) return refusedFor(allowed.refusal, speech);
      const given = { into, reason, translator, statement, account: actor.account, at: now.getTime() };
      await putTranslation(tx, notice, given);
      audit('notice.translated', notice.id, { plan: notice.plan, into });
      return again(actor, tx, notice.id, speech);
    },
  };
}
