import type { Press } from '../../formats/pdf/index.ts';
import { type Actor, done, type Handlers, refused } from '../../kernel/index.ts';
import type { Queryable } from '../../platform/db/index.ts';
import { type PolicyBook, Speech } from '../../rules/index.ts';
import type { noticeApi } from './api.ts';
import type { NoticeBook } from './notice-book.ts';
import { noticeFor } from './notice-for.ts';
import type { KeptNotice } from './notice-row.ts';
import {
  type GroupContact,
  noticeById,
  noticesOfCase,
  partiesOf,
  printedNotice,
  rerouteNotice,
  waitingNotices,
  writtenOn,
} from './outbox-store.ts';
import { sayNotice } from './say-notice.ts';
import { wayFor } from './send-by.ts';

export interface NoticeRouteDoors {
  readonly words: PolicyBook;
  readonly bookOf: (plan: string) => NoticeBook | undefined;
  readonly groupOf: GroupContact;
  /** Opened when somebody first looks at a letter. */
  readonly press: () => Promise<Press>;
}

const NOT_THERE = refused('not_found', 'there is no such letter');

export function noticeRoutes({
  words,
  bookOf,
  groupOf,
  press,
}: NoticeRouteDoors): Handlers<typeof noticeApi, Queryable> {
  const say = (notice: KeptNotice, speech: Speech) => {
    const book = bookOf(notice.plan);
    return book ? [sayNotice(book, notice, speech)] : [];
  };
  return {
    async ofCase({ actor, params, query, tx, audit, language }) {
      const found = await noticesOfCase(tx, params.handle);
      if (!found) return refused('not_found', 'there is no such case');
      const notices = found.filter((notice) => isFor(actor, notice));
      const speech = new Speech(words, query.language ?? language);
      audit('notice.listed', params.handle, { shown: notices.length });
      return done({ notices: notices.flatMap((notice) => say(notice, speech)) });
    },
    async waiting({ actor, body, tx, audit, language }) {
      const { plan, states, page, size } = body;
      const plans = plan === undefined ? actor.plans : actor.plans.filter((one) => one === plan);
      const { total, notices } = await waitingNotices(tx, plans, states, { offset: (page - 1) * size, limit: size });
      const speech = new Speech(words, body.language ?? language);
      audit('notice.searched', plans.join(','), { shown: notices.map(({ id }) => id) });
      return done({
        total,
        notices: notices.flatMap((notice) => say(notice, speech).map((said) => ({ ...said, handle: notice.handle }))),
      });
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
    async send({ params, body, tx, audit, language }) {
      const notice = await noticeById(tx, params.id);
      if (!notice) return NOT_THERE;
      const speech = new Speech(words, body.language ?? language);
      const way = wayFor(notice.state, body.by_way_of);
      if (!way.ok) {
        const { code, cite } = way.refusal;
        return refused(code, speech.say(`why.${code}`), cite);
      }
      if (!(await rerouteNotice(tx, notice.id, way.value))) return NOT_THERE;
      audit('notice.rerouted', notice.id, { plan: notice.plan, by: way.value });
      const after = await noticeById(tx, notice.id);
      const [said] = after ? say(after, speech) : [];
      return said ? done(said) : NOT_THERE;
    },
  };
}

/** The plan's people see what waits; everybody else what went out. */
function isFor(actor: Actor, { state }: KeptNotice): boolean {
  return actor.reach === 'plan' || state === 'sent';
}
