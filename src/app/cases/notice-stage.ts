import { dateOfDayNumber, dayAt, type Instant } from '../../kernel/index.ts';
import type { World } from '../../rooms/claims/index.ts';
import type { Listing } from '../../rooms/network/index.ts';
import {
  blocksOf,
  type KeptNotice,
  MemoryOutbox,
  makeNotices,
  mayTranslate,
  type NewNotice,
  type Notice,
  type NoticeBook,
  type NoticeMatter,
  type NoticeParties,
  noticeBook,
  noticeFor,
  noticesFor,
  wayFor,
} from '../../rooms/notices/index.ts';
import type { CompiledPolicy, NoticeRecipient, PolicyBook } from '../../rules/index.ts';
import { groupContacts } from '../notice-doors.ts';
import type { Answer } from './answers.ts';
import type { Given } from './given-schema.ts';
import { answerOfNotice, textsOf } from './notice-answer.ts';
import type { NoticeWish } from './notice-schema.ts';
import { answerOfRefusal, groupListed } from './request-answer.ts';

/** Whose letters: a request, an appeal or a continuity case, with whom it is about. */
export interface LetteredCase {
  readonly number: string;
  readonly member: string;
  /** That a letter went out, as an event of the case. */
  readonly prove: (letter: NewNotice, at: Instant) => Promise<unknown>;
}

type LoadCase = (
  number: string,
) => Promise<{ readonly number: string; readonly body: { readonly member: string } } | undefined>;

type Asked<K extends string> = Extract<NoticeWish, Record<K, unknown>>[K &
  keyof Extract<NoticeWish, Record<K, unknown>>];

/** The outbox of a case: the real letters, to people the case describes. */
export class NoticeStage {
  readonly book: NoticeBook;
  readonly #outbox = new MemoryOutbox();
  readonly #given: Given;
  readonly #world: () => World;
  readonly #groupOf: ReturnType<typeof groupContacts>;
  readonly #listings: readonly Listing[];

  constructor(
    policy: CompiledPolicy,
    book: PolicyBook,
    given: Given,
    world: () => World,
    listings: readonly Listing[],
  ) {
    this.book = noticeBook(reviewedIn(book, given.reviewed ?? []), policy);
    this.#given = given;
    this.#world = world;
    this.#groupOf = groupContacts(book);
    this.#listings = listings;
  }

  /** Letters of what happened, once each. */
  told<E>(
    matters: readonly NoticeMatter[],
    member: string,
    proofsOf: (notice: NewNotice, at: Instant) => readonly E[],
  ): Promise<readonly E[]> {
    const fresh = matters.filter(({ number, id }) => !this.#outbox.of(number).some(({ notice }) => notice === id));
    const desk = {
      book: this.book,
      partiesOf: async (matter: NoticeMatter) => this.#parties(matter, member),
      put: (notice: NewNotice) => this.#outbox.put(notice),
    };
    return makeNotices(desk, fresh, proofsOf);
  }

  #of({ number, member }: Pick<LetteredCase, 'number' | 'member'>): Answer[] {
    return this.#outbox.of(number).map((kept) => this.#show(kept, member));
  }

  /** What a wish on a case does, and the letters it makes: all the case has where it is only read. */
  async made(act: () => Promise<Answer>, load: LoadCase, isRead: boolean): Promise<Answer> {
    const before = this.#outbox.count;
    const answer = await act();
    const { number } = answer;
    const one = typeof number === 'string' ? await load(number) : undefined;
    if (!one) return answer;
    const made = isRead ? this.#outbox.of(one.number) : this.#outbox.since(before);
    return { ...answer, notices: made.map((kept) => this.#show(kept, one.body.member)) };
  }

  /** What a wish on the letters of a case does; `look` looks at the case again where that is all that is left. */
  async play(wish: NoticeWish, of: LetteredCase, now: Instant, look: () => Promise<Answer>): Promise<Answer> {
    const answer = await this.#act(wish, of, now);
    return answer ?? { ...(await look()), notices: this.#of(of) };
  }

  async #act(wish: NoticeWish, of: LetteredCase, now: Instant): Promise<Answer | undefined> {
    if ('notice.preview' in wish) return this.#preview(wish['notice.preview'], of);
    if ('notice.translate' in wish) return this.#translate(wish['notice.translate'], of, now);
    return this.#send(wish['notice.send'], of, now);
  }

  /** The letter to somebody, in another language or format too. */
  #preview({ to, language, format }: Asked<'notice.preview'>, { number, member }: LetteredCase): Answer {
    const kept = this.#lastTo(number, to);
    if (!kept) return { refused: 'no_notice' };
    const notice = this.#letter(kept, member, { language, format }, language !== undefined);
    return { preview: { ...answerOfNotice(notice, kept), says: { text: textsOf(notice.letter.blocks) } } };
  }

  #translate(asked: Asked<'notice.translate'>, of: LetteredCase, now: Instant): Answer | undefined {
    const kept = this.#lastTo(of.number, asked.to ?? 'member');
    if (!kept) return { refused: 'no_notice' };
    const { into, reason = `(${into})`, translator = 'SYNTHETIC translator', statement = 'qualified' } = asked;
    const allowed = mayTranslate(this.book, kept, this.#parties(kept.matter, of.member).language, into);
    if (!allowed.ok) return answerOfRefusal(allowed.refusal);
    const translations = { ...kept.translations, [into]: { reason, translator, statement, at: now } };
    const translated = { ...kept.matter.translated, [into]: reason };
    const told = { ...kept, translations, matter: { ...kept.matter, translated } };
    this.#outbox.replace({ ...told, ...(this.#again(told, of.member, now) ?? {}), translations });
    return undefined;
  }

  /** What waits goes out now; with a way, the letter to somebody goes that way. */
  async #send(
    { to, by_way_of: way }: Asked<'notice.send'>,
    of: LetteredCase,
    now: Instant,
  ): Promise<Answer | undefined> {
    const waiting = this.#outbox
      .of(of.number)
      .filter((kept) => kept.channel !== 'portal' && (to ?? kept.recipient) === kept.recipient);
    for (const kept of waiting) {
      const by = way && wayFor(kept.state, way);
      if (by && !by.ok) return answerOfRefusal(by.refusal);
      if (kept.state === 'sent') continue;
      const fresh = this.#again(kept, of.member, now);
      if (!fresh) continue;
      const channel = by?.value ?? kept.channel;
      const isReachable = this.#parties(kept.matter, of.member).reached[kept.recipient][channel];
      const why = blocksOf(this.#letter(kept, of.member, {}, false), { by: channel, isReachable });
      const letter: NewNotice =
        why.length > 0
          ? { ...fresh, channel, why, state: 'blocked' }
          : { ...fresh, channel, why, state: 'sent', sent: now };
      this.#outbox.replace({ ...kept, ...letter, created: kept.created });
      if (letter.state === 'sent') await of.prove(letter, now);
    }
    return undefined;
  }

  #lastTo(number: string, to: NoticeRecipient): KeptNotice | undefined {
    return this.#outbox.of(number).findLast((one) => one.recipient === to && !one.copy);
  }

  /** The same letter as it would be made now. */
  #again(kept: KeptNotice, member: string, now: Instant): NewNotice | undefined {
    return noticesFor(this.book, kept.matter, this.#parties(kept.matter, member), now).find(
      (one) => one.recipient === kept.recipient && !one.copy,
    );
  }

  #show(kept: KeptNotice, member: string): Answer {
    const shown = answerOfNotice(this.#letter(kept, member, {}, false), kept);
    return { ...shown, state: kept.state, blocked: kept.why.map(({ code }) => code) };
  }

  #letter(
    kept: KeptNotice,
    member: string,
    wanted: { language?: string | undefined; format?: KeptNotice['format'] | undefined },
    draft: boolean,
  ): Notice {
    const { people, language, format } = this.#parties(kept.matter, member);
    const isMember = kept.recipient === 'member';
    const addressee = {
      to: kept.recipient,
      language: wanted.language ?? (isMember ? language : undefined),
      format: wanted.format ?? (isMember ? format : ('standard' as const)),
      address: [],
    };
    const written = dateOfDayNumber(dayAt(kept.sent ?? kept.created));
    return noticeFor(this.book, kept.matter, people, addressee, written, draft);
  }

  /** As the directory publishes the group a case names, else by the name the case has for it. */
  #groupCalled(plan: string, group: string): NoticeParties['people']['group'] {
    return (
      this.#groupOf(plan, groupListed(this.#listings, plan, group)?.id ?? group) ?? { name: group, phone: undefined }
    );
  }

  #parties(matter: NoticeMatter, member: string): NoticeParties {
    const world = this.#world();
    const { language, format = 'standard', address = true } = this.#given.members?.[member] ?? {};
    const { first, last } = world.member(member)?.name ?? { first: '', last: member };
    const outside = (id: string | undefined) => matter.outside?.find(({ npi }) => npi === id);
    const nameOf = (id: string | undefined) =>
      id === undefined ? undefined : (outside(id)?.name ?? world.provider(id)?.name);
    const reachOf = (id: string | undefined) => {
      const stranger = outside(id);
      if (stranger) return { portal: false, fax: stranger.fax !== undefined, mail: false };
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
        offered: (matter.offered ?? []).flatMap((id) => nameOf(id) ?? []),
        group: matter.group === undefined ? undefined : this.#groupCalled(matter.plan, matter.group),
      },
      language,
      format,
      reached,
    };
  }
}

/** The book as it would be where a person had read the drafts of these languages. */
function reviewedIn(book: PolicyBook, languages: readonly string[]): PolicyBook {
  if (languages.length === 0) return book;
  const packs = book.packs.map((pack) => ({
    ...pack,
    ...(pack.notices
      ? {
          notices: {
            ...pack.notices,
            wordings: pack.notices.wordings.map((wording) =>
              languages.includes(wording.language) ? { ...wording, status: 'reviewed' as const } : wording,
            ),
          },
        }
      : {}),
  }));
  return { ...book, packs };
}
