import { type Actor, californiaDate, type Result, refused } from '../../kernel/index.ts';
import type { Account } from './account.ts';
import { digestOf } from './digest.ts';
import type { Door, DoorStore, FoundManager } from './door.ts';
import { reasonRefusal } from './reason-rule.ts';
import { eventOf } from './try.ts';

const HOUR = 3_600_000;

/** What is in the way of beginning a manager's recovery; the same words close the button. */
export function recoveryRefusal(managers: readonly FoundManager[], account: string) {
  if (!managers.some((one) => one.account === account)) {
    return { code: 'not_found', because: 'no organization of your plans has such an account manager' };
  }
  if (managers.length > 1) {
    return { code: 'other_manager', because: 'another account manager of the organization resets the second factor' };
  }
  return undefined;
}

/**
 * The only account manager of an organization lost password, second factor and codes: the plan's provider relations begin the
 * recovery. The link goes to the manager's own mailbox and to nobody else; the plan's account managers hear of it.
 *
 * @cites HN-PORT-04
 */
export async function beginRecovery(
  door: Door,
  by: Actor,
  asked: { readonly organization: string; readonly account: string; readonly reason: string },
  now: Date,
): Promise<Result<{ readonly expires: Date }>> {
  const unsaid = reasonRefusal(asked.reason, door.policy.limits);
  if (unsaid) return { ok: false, refusal: unsaid };
  const begun = await door.within(async (store): Promise<Result<Begun>> => {
    const managers =
      by.reach === 'plan'
        ? await store.managersWithin(by.plans, californiaDate(now), { organization: asked.organization })
        : [];
    const closed = recoveryRefusal(managers, asked.account);
    if (closed) return { ok: false, refusal: closed };
    const seats = await store.seatsOf(asked.account, californiaDate(now));
    if (seats.some(({ organization }) => organization.kind === 'plan' && organization.id !== by.organization)) {
      return refused('operator_needed', 'this person also works for a plan: the operator of the deployment begins it');
    }
    const account = await store.accountById(asked.account);
    if (!account) return refused('not_found', 'no organization of your plans has such an account manager');
    const link = await addLink(door, store, account, now);
    if (!link.ok) return link;
    const { organization, reason } = asked;
    const event = eventOf('recovery.begun', by.account, now, { organization, subject: account.id, detail: { reason } });
    await store.record(by.account, { ...event, plan: by.plans[0] ?? '' });
    const told = (await store.managersOf(by.organization)).filter(({ id }) => id !== by.account);
    return { ok: true, value: { ...link.value, account, told } };
  });
  if (!begun.ok) return begun;
  const { account, token, expires, told } = begun.value;
  const { email, language, name } = account;
  door.post({ kind: 'recovery_begun', to: email, language, name, by: `${by.name}, ${by.organizationName}`, token });
  for (const manager of told) {
    const { email: to, language: spoken, name: called } = manager;
    door.post({ kind: 'recovery_notice', to, language: spoken, name: called, about: name, by: by.name });
  }
  return { ok: true, value: { expires } };
}

interface Begun extends Link {
  readonly account: Account;
  readonly told: readonly Pick<Account, 'id' | 'email' | 'name' | 'language'>[];
}
interface Link {
  readonly token: string;
  readonly expires: Date;
}

const OPERATOR = 'madrone accounts recover';

/** The operator of the deployment begins it for anybody, and hands the link over; the person is told by mail, without the link. */
export async function beginRecoveryAsOperator(
  door: Door,
  { email, reason }: { readonly email: string; readonly reason: string },
  now: Date,
): Promise<Result<Link>> {
  const unsaid = reasonRefusal(reason, door.policy.limits);
  if (unsaid) return { ok: false, refusal: unsaid };
  const begun = await door.within(async (store): Promise<Result<Link & { readonly account: Account }>> => {
    const account = await store.accountByEmail(email);
    if (!account?.active) return refused('not_found', `nobody who may sign in has the address ${email}`);
    const link = await addLink(door, store, account, now);
    if (!link.ok) return link;
    await store.record(OPERATOR, {
      ...eventOf('recovery.begun', undefined, now, { subject: account.id, detail: { reason } }),
      actor: OPERATOR,
    });
    return { ok: true, value: { ...link.value, account } };
  });
  if (!begun.ok) return begun;
  const { account, token, expires } = begun.value;
  const { email: to, language, name } = account;
  door.post({ kind: 'recovery_notice', to, language, name, about: name, by: OPERATOR });
  return { ok: true, value: { token, expires } };
}

async function addLink(door: Door, store: DoorStore, { id }: Account, now: Date): Promise<Result<Link>> {
  const { at_once: most, by_others_hours: hours } = door.policy.limits.recovery;
  if ((await store.recoveriesOpen(id, now)) >= most) {
    return refused('links_open', 'there are links for this person already that are still open; wait until they end');
  }
  const token = door.tokens.token();
  const expires = new Date(now.getTime() + hours * HOUR);
  await store.addRecovery(digestOf(token), { account: id, expiresAt: expires, takesFactor: true }, now);
  return { ok: true, value: { token, expires } };
}
