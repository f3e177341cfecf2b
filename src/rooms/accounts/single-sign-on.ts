import { type Actor, type Result, refused } from '../../kernel/index.ts';
import { CLOSED, joinByIdentity, openInvitation } from './accept-invitation.ts';
import type { Account, Entered } from './account.ts';
import type { Door, DoorStore, Identity, SignOnChecks } from './door.ts';
import { type Beginning, enterFull, enterHalf } from './enter.ts';
import { eventOf } from './try.ts';

export const SIGN_ON_MINUTES = 10;
const PURPOSE = 'single sign-on under way';

/** What must be the same when the person comes back, kept sealed in a cookie of this browser. */
interface UnderWay {
  readonly provider: string;
  readonly checks: SignOnChecks;
  readonly until: number;
  readonly invitation?: string;
  /** The account that asked to be tied to the identity. */
  readonly link?: string;
}

export async function startSignOn(
  door: Door,
  asked: { readonly provider: string; readonly invitation?: string | undefined; readonly link?: string | undefined },
  now: Date,
): Promise<Result<{ readonly url: string; readonly cookie: string }>> {
  const { provider, invitation, link } = asked;
  const started = await door.signOn.start(provider);
  if (!started) return refused('not_found', 'there is no such identity provider');
  const underWay: UnderWay = {
    provider,
    checks: started.checks,
    until: now.getTime() + SIGN_ON_MINUTES * 60_000,
    ...(invitation === undefined ? {} : { invitation }),
    ...(link === undefined ? {} : { link }),
  };
  return { ok: true, value: { url: started.url, cookie: door.sealing.seal(JSON.stringify(underWay), PURPOSE) } };
}

/**
 * Back from the provider. The identity must be tied to an account: by an earlier visit, by an invitation, or by the person who
 * is signed in now. What the provider says of an e-mail address ties nothing.
 */
export async function finishSignOn(
  door: Door,
  asked: { readonly cookie: string | undefined; readonly query: string; readonly actor?: Actor | undefined },
  from: Omit<Beginning, 'by'> & { readonly language: string },
): Promise<Result<Entered>> {
  const text = asked.cookie === undefined ? undefined : door.sealing.open(asked.cookie, PURPOSE);
  const underWay = text === undefined ? undefined : (JSON.parse(text) as UnderWay);
  if (!underWay || underWay.until <= from.now.getTime()) return refused('sign_on_failed', 'begin single sign-on again');
  const identity = await door.signOn.finish(underWay.provider, asked.query, underWay.checks);
  if (!identity) {
    const detail = { provider: underWay.provider };
    await door.within((store) =>
      store.record('sign-in', eventOf('single_sign_on.failed', undefined, from.now, { detail })),
    );
    return refused('sign_on_failed', 'the identity provider does not vouch for this; begin again');
  }
  if (underWay.link !== undefined && asked.actor?.account !== underWay.link) {
    return refused('sign_on_failed', 'sign in first, then tie the identity to your account');
  }
  const isTrusted = door.signOn.providers.some((p) => p.key === underWay.provider && p.isSecondFactorTrusted);
  return door.within(async (store): Promise<Result<Entered>> => {
    const found = await accountOf(store, identity, underWay, from);
    if (!found.ok) return found;
    const beginning = { ...from, by: 'single_sign_on' };
    if (isTrusted || underWay.link !== undefined) return enterFull(door, store, found.value, beginning);
    return { ok: true, value: await enterHalf(door, store, found.value, beginning) };
  });
}

async function accountOf(
  store: DoorStore,
  identity: Identity,
  { invitation, link }: UnderWay,
  { now, language }: { readonly now: Date; readonly language: string },
): Promise<Result<Account>> {
  const known = await store.accountByIdentity(identity);
  if (known && link !== undefined && known.id !== link) {
    return refused('conflict', 'this identity is tied to another account');
  }
  if (known) return known.active ? { ok: true, value: known } : UNKNOWN;
  if (link !== undefined) {
    const own = await store.accountById(link);
    if (!own || !(await store.addIdentity(identity, own.id))) return UNKNOWN;
    await store.record(own.id, eventOf('single_sign_on.linked', own.id, now));
    return { ok: true, value: own };
  }
  if (invitation === undefined) return UNKNOWN;
  const invited = await openInvitation(store, invitation, now);
  if (!invited) return CLOSED;
  const joined = await joinByIdentity(store, invited, identity, language, now);
  return joined
    ? { ok: true, value: joined }
    : refused('conflict', 'there is an account already: sign in, then accept the invitation');
}

const UNKNOWN = refused(
  'sign_on_unknown',
  'this identity belongs to nobody here; use an invitation, or sign in and tie it to your account',
);
