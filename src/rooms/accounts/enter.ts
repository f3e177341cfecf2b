import { californiaDate, type Result, refused } from '../../kernel/index.ts';
import type { Account, Entered, Seat } from './account.ts';
import { actorOf } from './actor.ts';
import { digestOf } from './digest.ts';
import type { Door, DoorStore } from './door.ts';
import { eventOf } from './try.ts';

const DAY = 86_400_000;

/** What a session begins from: nothing, or the one it takes the place of. */
export interface Beginning {
  readonly now: Date;
  readonly device: string;
  /** Cookie of the session this browser had; it ends. */
  readonly before?: string | undefined;
  /** How it was proven: password, single_sign_on, … */
  readonly by: string;
}

/** The first half: the password was right, the second factor is to come. Opens nothing but the way to the second factor. */
export async function enterHalf(door: Door, store: DoorStore, account: Account, from: Beginning): Promise<Entered> {
  await endBefore(store, from);
  const entered = await begin(door, store, { account, step: 'password', createdAt: from.now, from });
  await store.record(account.id, eventOf('sign_in.half', account.id, from.now, { detail: { by: from.by } }));
  return entered;
}

/** The whole: a session in the seat that was used last, under a new token. */
export async function enterFull(
  door: Door,
  store: DoorStore,
  account: Account,
  from: Beginning,
): Promise<Result<Entered>> {
  const [seat] = await store.seatsOf(account.id, californiaDate(from.now));
  if (!seat)
    return refused('not_allowed', 'no organization has a seat for you now; ask its account manager', ['HN-PORT-03']);
  await endBefore(store, from);
  // Here and not where a try is counted: that must take as long for nobody as for somebody.
  await store.forgetTriesOfNobody(new Date(from.now.getTime() - DAY));
  const entered = await begin(door, store, { account, step: 'full', seat, createdAt: from.now, from });
  const more = { organization: seat.organization.id, detail: { by: from.by } };
  await store.record(account.id, eventOf('sign_in.done', account.id, from.now, more));
  return { ok: true, value: entered };
}

/** Another seat of the same visit: a new session, so that nothing opened in the one is open in the other. */
export async function enterSeat(
  door: Door,
  store: DoorStore,
  account: Account,
  seat: Seat,
  from: Beginning & { readonly createdAt: Date },
): Promise<Entered> {
  await endBefore(store, from);
  const entered = await begin(door, store, { account, step: 'full', seat, createdAt: from.createdAt, from });
  await store.record(account.id, eventOf('seat.taken', account.id, from.now, { organization: seat.organization.id }));
  return entered;
}

async function begin(
  door: Door,
  store: DoorStore,
  asked: { account: Account; step: 'password' | 'full'; seat?: Seat; createdAt: Date; from: Beginning },
): Promise<Entered> {
  const { account, step, seat, createdAt, from } = asked;
  const token = door.tokens.token();
  const session = {
    csrf: door.tokens.token(),
    account: account.id,
    ...(seat ? { organization: seat.organization.id } : {}),
    step,
    createdAt,
    seenAt: from.now,
    device: from.device,
  };
  const id = await store.addSession({ ...session, digest: digestOf(token) });
  const { email, name, language, isLanguageChosen, hasPasskey, active } = account;
  const hasFactor = hasPasskey || account.secondFactor !== undefined;
  return {
    token,
    seen: {
      session: { ...session, id },
      account: { id: account.id, email, name, language, isLanguageChosen, hasPasskey, active, hasFactor },
      ...(seat ? { seat } : {}),
    },
    ...(seat ? { actor: actorOf(door.policy, id, account, seat) } : {}),
  };
}

async function endBefore(store: DoorStore, { before, now }: Beginning): Promise<void> {
  if (before === undefined) return;
  const seen = await store.seen(digestOf(before), californiaDate(now));
  if (seen && !seen.session.endedAt) await store.endSession(seen.session.id, now);
}
