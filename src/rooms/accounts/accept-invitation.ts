import { type Actor, californiaDate, type Result, refused } from '../../kernel/index.ts';
import type { Account, Entered } from './account.ts';
import { digestOf } from './digest.ts';
import type { Door, DoorStore, Identity } from './door.ts';
import { type Beginning, enterFull, enterHalf, enterSeat } from './enter.ts';
import { type Invitation, invitationState } from './invitation.ts';
import { keepFactor, provenFactor } from './new-factor.ts';
import { passwordRefusal } from './password-rule.ts';
import { endCount, eventOf, proveByPassword } from './try.ts';

export interface Acceptance {
  readonly token: string;
  readonly name?: string | undefined;
  readonly password?: string | undefined;
  readonly pending?: string | undefined;
  readonly code?: string | undefined;
}

export interface Accepted {
  readonly entered: Entered;
  readonly recoveryCodes: readonly string[];
}

/** Expired, revoked, used, forged: one answer for all. */
export const CLOSED = refused(
  'link_closed',
  'the invitation was used, taken back, has expired or never was; ask for a new one',
);

/** The open invitation behind a link. */
export async function openInvitation(store: DoorStore, token: string, now: Date): Promise<Invitation | undefined> {
  const found = await store.invitation(digestOf(token));
  return found && invitationState(found, now) === 'open' ? found : undefined;
}

/**
 * The verb of who was invited. Somebody new chooses a password and proves a second factor; somebody known gives the password
 * there is, or is signed in already. An e-mail address alone never opens an account.
 */
export async function acceptInvitation(
  door: Door,
  asked: Acceptance,
  from: Omit<Beginning, 'by'> & { readonly actor?: Actor | undefined; readonly language: string },
): Promise<Result<Accepted>> {
  const invited = await openInvitation(door.store, asked.token, from.now);
  if (!invited) return CLOSED;
  const known = await door.store.accountByEmail(invited.email);
  if (!known) return acceptAsNew(door, invited, asked, from);
  if (from.actor?.account === known.id) return acceptSignedIn(door, invited, known, from);
  const proven = await proveByPassword(door, { email: invited.email, password: asked.password ?? '' }, from.now);
  if (!proven.ok) return proven;
  return door.within(async (store): Promise<Result<Accepted>> => {
    if (!(await sit(store, invited, known.id, from.now))) return CLOSED;
    const entered = await enterHalf(door, store, known, { ...from, by: 'invitation' });
    return { ok: true, value: { entered, recoveryCodes: [] } };
  });
}

async function acceptAsNew(
  door: Door,
  invited: Invitation,
  asked: Acceptance,
  from: Omit<Beginning, 'by'> & { readonly language: string },
): Promise<Result<Accepted>> {
  const { password = '', pending = '', code = '' } = asked;
  const weak = passwordRefusal(password, invited.email, door.policy.limits);
  if (weak) return { ok: false, refusal: weak };
  const proven = provenFactor(door, invited.id, { pending, code }, from.now);
  if (!proven.ok) return proven;
  const passwordHash = await door.passwords.hash(password);
  return door.within(async (store): Promise<Result<Accepted>> => {
    const id = await join(store, invited, { name: asked.name, language: from.language, passwordHash }, from.now);
    if (id === undefined) return CLOSED;
    const recoveryCodes = (await keepFactor(door, store, id, proven.value)) ?? [];
    const account = await store.accountById(id);
    if (!account) return CLOSED;
    const entered = await enterFull(door, store, account, { ...from, by: 'invitation' });
    return entered.ok ? { ok: true, value: { entered: entered.value, recoveryCodes } } : entered;
  });
}

async function acceptSignedIn(
  door: Door,
  invited: Invitation,
  account: Account,
  from: Omit<Beginning, 'by'>,
): Promise<Result<Accepted>> {
  return door.within(async (store): Promise<Result<Accepted>> => {
    if (!(await sit(store, invited, account.id, from.now))) return CLOSED;
    const today = californiaDate(from.now);
    const seat = (await store.seatsOf(account.id, today)).find((s) => s.organization.id === invited.organization.id);
    const before = from.before === undefined ? undefined : await store.seen(digestOf(from.before), today);
    if (!seat || !before) return CLOSED;
    const beginning = { ...from, by: 'invitation', createdAt: before.session.createdAt };
    return { ok: true, value: { entered: await enterSeat(door, store, account, seat, beginning), recoveryCodes: [] } };
  });
}

/** By single sign-on: the invitation ties the identity to a new account, and never to one that is there already. */
export async function joinByIdentity(
  store: DoorStore,
  invited: Invitation,
  identity: Identity,
  language: string,
  now: Date,
): Promise<Account | undefined> {
  if (await store.accountByEmail(invited.email)) return undefined;
  const id = await join(store, invited, { language }, now);
  if (id === undefined || !(await store.addIdentity(identity, id))) return undefined;
  await store.record(id, eventOf('single_sign_on.linked', id, now));
  return store.accountById(id);
}

async function join(
  store: DoorStore,
  invited: Invitation,
  {
    name = invited.name,
    language,
    passwordHash,
  }: { name?: string | undefined; language: string; passwordHash?: string },
  now: Date,
): Promise<string | undefined> {
  const known = { email: invited.email, name, language, ...(passwordHash === undefined ? {} : { passwordHash }) };
  const id = await store.addAccount(known, now);
  if (id === undefined) return undefined;
  await store.record(id, eventOf('account.created', id, now, { organization: invited.organization.id }));
  await endCount(store, id);
  return (await sit(store, invited, id, now)) ? id : undefined;
}

/** Spends the invitation and takes its seat; false when another was quicker. */
async function sit(
  store: DoorStore,
  { id, organization, roles }: Invitation,
  account: string,
  now: Date,
): Promise<boolean> {
  if (!(await store.spendInvitation(id, now))) return false;
  await store.addSeat(account, organization.id, roles, now);
  const detail = { invitation: id, roles };
  await store.record(account, eventOf('invitation.accepted', account, now, { organization: organization.id, detail }));
  return true;
}
