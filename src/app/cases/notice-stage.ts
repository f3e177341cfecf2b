import type { LetterBlock } from '../../formats/pdf/index.ts';
import { dateOfDayNumber, dayAt, type Instant } from '../../kernel/index.ts';
import { noticeWentOut, type Request, type RequestDesk, type RequestEvent } from '../../rooms/authorizations/index.ts';
import type { World } from '../../rooms/claims/index.ts';
import {
  type KeptNotice,
  MemoryOutbox,
  makeNotices,
  type Notice,
  type NoticeBook,
  type NoticeMatter,
  type NoticeParties,
  noticeBook,
  noticeFor,
  noticesFor,
  proofsOf,
  wayFor,
} from '../../rooms/notices/index.ts';
import type { CompiledPolicy, NoticeRecipient, PolicyBook } from '../../rules/index.ts';
import { groupContacts } from '../notice-doors.ts';
import type { Answer } from './answers.ts';
import type { Given } from './case-schema.ts';
import type { NoticeWish } from './notice-schema.ts';
import { answerOfRefusal } from './request-answer.ts';

type Asked<K extends string> = Extract<NoticeWish, Record<K, unknown>>[K &
  keyof Extract<NoticeWish, Record<K, unknown>>];

/** The outbox of a case: the real letters, to people the case describes. */
export class NoticeStage {
  readonly #book: NoticeBook;
  readonly #outbox = new MemoryOutbox();
  readonly #given: Given;
  readonly #world: () => World;
  readonly #groupOf: ReturnType<typeof groupContacts>;

  constructor(policy: CompiledPolicy, book: PolicyBook, given: Given, world: () => World) {
    this.#book = noticeBook(book, policy);
    this.#given = given;
    this.#world = world;
    this.#groupOf = groupContacts(book);
  }

  get count(): number {
    return this.#outbox.count;
  }

  told(request: Request, events: readonly RequestEvent[]): Promise<readonly RequestEvent[]> {
    const desk = {
      book: this.#book,
      partiesOf: async (matter: NoticeMatter) => this.#parties(matter, request.body.member),
      put: (notice: Parameters<MemoryOutbox['put']>[0]) => this.#outbox.put(notice),
    };
    return makeNotices(desk, request, events);
  }

  /** Letters made since, as a case compares them. */
  since(mark: number, request: Request): Answer[] {
    return this.#outbox.since(mark).map((kept) => this.#show(kept, request));
  }

  of(request: Request): Answer[] {
    return this.#outbox.of(request.number).map((kept) => this.#show(kept, request));
  }

  /** The letter to somebody, in another language or format too. */
  preview({ to, language, format }: Asked<'notice.preview'>, request: Request): Answer {
    const kept = this.#outbox.of(request.number).findLast((one) => one.recipient === to && !one.copy);
    if (!kept) return { refused: 'no_notice' };
    const notice = this.#letter(kept, request, { language, format }, language !== undefined);
    return { preview: { ...answerOf(notice, kept), says: { text: textsOf(notice.letter.blocks) } } };
  }

  /** What waits goes out now; with a way, the letter to somebody goes that way. */
  async send(
    { to, by_way_of: way }: Asked<'notice.send'>,
    request: Request,
    desk: RequestDesk,
    now: Instant,
  ): Promise<Answer | undefined> {
    const waiting = this.#outbox
      .of(request.number)
      .filter((kept) => kept.channel !== 'portal' && (to ?? kept.recipient) === kept.recipient);
    for (const kept of waiting) {
      const by = way && wayFor(kept.state, way);
      if (by && !by.ok) return answerOfRefusal(by.refusal);
      if (kept.state === 'sent') continue;
      const parties = this.#parties(kept.matter, request.body.member);
      const [fresh] = noticesFor(this.#book, kept.matter, parties, now).filter(
        (one) => one.recipient === kept.recipient && !one.copy,
      );
      if (!fresh) continue;
      const isOut = fresh.state === 'queued';
      this.#outbox.replace({
        ...kept,
        ...fresh,
        channel: by?.value ?? fresh.channel,
        created: kept.created,
        ...(isOut ? { state: 'sent', sent: now } : {}),
      });
      if (isOut) await noticeWentOut(desk, request.number, proofsOf(fresh, now));
    }
    return undefined;
  }

  #show(kept: KeptNotice, request: Request): Answer {
    const shown = answerOf(this.#letter(kept, request, {}, false), kept);
    return { ...shown, state: kept.state, blocked: kept.why.map(({ code }) => code) };
  }

  #letter(
    kept: KeptNotice,
    request: Request,
    wanted: { language?: string | undefined; format?: KeptNotice['format'] | undefined },
    draft: boolean,
  ): Notice {
    const { people, language, format } = this.#parties(kept.matter, request.body.member);
    const isMember = kept.recipient === 'member';
    const addressee = {
      to: kept.recipient,
      language: wanted.language ?? (isMember ? language : undefined),
      format: wanted.format ?? (isMember ? format : ('standard' as const)),
      address: [],
    };
    return noticeFor(
      this.#book,
      kept.matter,
      people,
      addressee,
      dateOfDayNumber(dayAt(kept.sent ?? kept.created)),
      draft,
    );
  }

  #parties(matter: NoticeMatter, member: string): NoticeParties {
    const world = this.#world();
    const { language, format = 'standard', address = true } = this.#given.members?.[member] ?? {};
    const { first, last } = world.member(member)?.name ?? { first: '', last: member };
    const nameOf = (id: string | undefined) => (id === undefined ? undefined : world.provider(id)?.name);
    const reachOf = (id: string | undefined) => {
      const {
        portal = false,
        fax = true,
        address: mail = true,
      } = (id === undefined ? undefined : this.#given.providers?.[id]) ?? {};
      return { portal, fax, mail };
    };
    const reached: Record<NoticeRecipient, ReturnType<typeof reachOf>> = {
      member: { portal: false, fax: false, mail: address },
      requesting_provider: reachOf(matter.requester),
      servicing_provider: reachOf(matter.servicing),
    };
    return {
      people: {
        member: { name: `${first} ${last}`, cin: world.member(member)?.cin ?? '' },
        requester: nameOf(matter.requester),
        servicing: nameOf(matter.servicing),
        group: matter.group === undefined ? undefined : this.#groupOf(matter.plan, matter.group),
      },
      language,
      format,
      reached,
    };
  }
}

function answerOf(notice: Notice, { channel, copy, also, rule }: KeptNotice): Answer {
  const named = (is: Notice['parts'][number]['is']) =>
    notice.parts.filter((part) => part.is === is).map(({ part }) => part);
  return {
    kind: notice.kind,
    to: notice.to,
    also,
    by: channel,
    copy,
    rule,
    language: notice.language,
    awaits: notice.awaits ?? 'nothing',
    format: notice.format,
    parts: [...named('present'), ...named('in_english')],
    in_english: named('in_english'),
    missing: named('missing'),
    blocked: notice.blocked.map(({ code }) => code),
    remarks: notice.remarks,
    points: notice.letter.points,
    reads_easily: !notice.remarks.includes('reading_grade'),
    cites: [...new Set(notice.parts.flatMap(({ cites }) => cites))],
  };
}

function textsOf(blocks: readonly LetterBlock[]): string[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'heading' || block.kind === 'paragraph') return [block.spans.map(({ text }) => text).join('')];
    if (block.kind === 'list') return block.items.map((item) => item.map(({ text }) => text).join(''));
    return block.kind === 'notice' ? textsOf(block.blocks) : [];
  });
}
