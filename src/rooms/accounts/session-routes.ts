import { done, type Handlers, type Result, refused, SESSION_COOKIE, type SentCookie } from '../../kernel/index.ts';
import type { Queryable } from '../../platform/db/index.ts';
import { acceptInvitation, CLOSED, openInvitation } from './accept-invitation.ts';
import type { Entered } from './account.ts';
import type { SessionAnswer, sessionApi } from './api.ts';
import { askRecovery } from './ask-recovery.ts';
import { changePassword } from './change-password.ts';
import type { Door } from './door.ts';
import { liveSession } from './half-session.ts';
import { newFactor } from './new-factor.ts';
import { peopleStore } from './people-store.ts';
import { recover } from './recover.ts';
import { saySession } from './say-session.ts';
import { giveSecondFactor } from './second-factor.ts';
import { beginFactor, setUpFactor } from './set-up-factor.ts';
import { signIn } from './sign-in.ts';
import { signOut } from './sign-out.ts';
import { finishSignOn, SIGN_ON_MINUTES, startSignOn } from './single-sign-on.ts';
import { takeSeat } from './take-seat.ts';

const SIGN_ON_COOKIE = { name: 'madrone_sign_on', path: '/api/sign-on' };
const SESSION = { name: SESSION_COOKIE, path: '/' };

/** Signing in and what one does with one's own session. */
export function sessionRoutes(door: Door): Handlers<typeof sessionApi, Queryable> {
  return {
    async read({ caller, now, language }) {
      return done(await saySession(door, await liveSession(door, caller.cookie(SESSION.name), now), language, now));
    },
    async signIn({ body, ...call }) {
      return enter(call, await signIn(door, body, beginning(call)));
    },
    async secondFactor({ body, ...call }) {
      const token = call.caller.cookie(SESSION.name);
      return enter(call, await giveSecondFactor(door, { token, code: body.code }, beginning(call)));
    },
    beginFactor: ({ caller, now }) => beginFactor(door, caller.cookie(SESSION.name), now),
    async setUpFactor({ body, ...call }) {
      const token = call.caller.cookie(SESSION.name);
      const set = await setUpFactor(door, { token, ...body }, beginning(call));
      if (!set.ok) return set;
      return withCodes(call, set.value.entered, set.value.recoveryCodes);
    },
    async takeSeat({ body, actor, ...call }) {
      const token = call.caller.cookie(SESSION.name) ?? '';
      return enter(call, await takeSeat(door, { actor, token, organization: body.organization }, beginning(call)));
    },
    async speak({ actor, body, tx }) {
      await peopleStore(tx).setLanguage(actor.account, body.language);
      return done({});
    },
    async changePassword({ actor, body, now }) {
      const ended = await changePassword(door, { actor, ...body }, now);
      return ended.ok ? done({ ended: ended.value }) : ended;
    },
    async own({ actor, tx }) {
      const sessions = await peopleStore(tx).ownSessions(actor.account);
      return done({
        sessions: sessions.map(({ began, seen, ...session }) => ({
          ...session,
          began: began.toISOString(),
          seen: seen.toISOString(),
          current: session.id === actor.session,
        })),
      });
    },
    async endOne({ actor, params, tx, now, audit }) {
      if (!(await peopleStore(tx).endOwnSession(actor.account, params.session, now))) {
        return refused('not_found', 'you have no such session');
      }
      audit('session.ended', params.session);
      return done({});
    },
    async endOthers({ actor, tx, now, audit }) {
      const ended = await peopleStore(tx).endOwnOthers(actor.account, actor.session, now);
      audit('session.others_ended', actor.account, { ended });
      return done({ ended });
    },
    async signOut({ caller, setCookie, now }) {
      await signOut(door, caller.cookie(SESSION.name), now);
      setCookie(SESSION);
      return done({});
    },
    async signOnStart({ actor, body, setCookie, now }) {
      if (body.link && !actor) return refused('not_signed_in', 'sign in first');
      const { provider, invitation } = body;
      const started = await startSignOn(
        door,
        { provider, invitation, link: body.link ? actor?.account : undefined },
        now,
      );
      if (!started.ok) return started;
      setCookie({ ...SIGN_ON_COOKIE, value: started.value.cookie, seconds: SIGN_ON_MINUTES * 60 });
      return done({ url: started.value.url });
    },
    async signOnCallback({ actor, body, ...call }) {
      const cookie = call.caller.cookie(SIGN_ON_COOKIE.name);
      const from = { ...beginning(call), language: call.language };
      const entered = await finishSignOn(door, { cookie, query: body.query, actor }, from);
      call.setCookie(SIGN_ON_COOKIE);
      return enter(call, entered);
    },
    async askRecovery({ body, now }) {
      await askRecovery(door, body.email, now);
      return done({});
    },
    async recover({ body, now }) {
      const recovered = await recover(door, body, now);
      return recovered.ok ? done({}) : recovered;
    },
    async readInvitation({ body, actor, now }) {
      const invited = await openInvitation(door.store, body.token, now);
      if (!invited) return CLOSED;
      const known = await door.store.accountByEmail(invited.email);
      return done({
        organization: invited.organization.name,
        email: invited.email,
        name: invited.name,
        roles: [...invited.roles],
        expires: invited.expiresAt.toISOString(),
        account: known ? (known.id === actor?.account ? ('you' as const) : ('existing' as const)) : ('new' as const),
        ...(known ? {} : { factor: newFactor(door, invited.id, invited.email, now) }),
      });
    },
    async acceptInvitation({ body, actor, ...call }) {
      const from = { ...beginning(call), language: call.language, actor };
      const accepted = await acceptInvitation(door, body, from);
      return accepted.ok ? withCodes(call, accepted.value.entered, accepted.value.recoveryCodes) : accepted;
    },
  };

  async function enter(call: AtTheDoor, result: Result<Entered>): Promise<Result<SessionAnswer>> {
    if (!result.ok) return result;
    const { token, seen } = result.value;
    call.setCookie({ ...SESSION, value: token });
    return done(await saySession(door, seen, call.language, call.now));
  }

  async function withCodes(call: AtTheDoor, entered: Entered, codes: readonly string[]) {
    const session = await enter(call, done(entered));
    return session.ok ? done({ session: session.value, recovery_codes: [...codes] }) : session;
  }
}

interface AtTheDoor {
  readonly caller: { readonly device: string; readonly cookie: (name: string) => string | undefined };
  readonly setCookie: (cookie: SentCookie) => void;
  readonly now: Date;
  readonly language: string;
}

function beginning({ caller, now }: AtTheDoor) {
  return { now, device: caller.device, before: caller.cookie(SESSION.name) };
}
