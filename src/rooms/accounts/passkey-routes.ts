import { done, type Handlers, refused, SESSION_COOKIE } from '../../kernel/index.ts';
import type { Queryable } from '../../platform/db/index.ts';
import { addPasskey, beginPasskey } from './add-passkey.ts';
import type { passkeyApi } from './api.ts';
import type { Door } from './door.ts';
import { askPasskey, givePasskey } from './give-passkey.ts';
import { removalRefusal } from './passkey.ts';
import { ownPasskeys } from './passkey-store.ts';
import { saySession } from './say-session.ts';

/** Passkeys of who is signed in, and as the second step of signing in. */
export function passkeyRoutes(door: Door): Handlers<typeof passkeyApi, Queryable> {
  return {
    async own({ actor, tx }) {
      const passkeys = await ownPasskeys(tx, actor.account).all();
      return done({
        passkeys: passkeys.map(({ id, name, added, used }) => ({
          id,
          name,
          added: added.toISOString(),
          ...(used ? { used: used.toISOString() } : {}),
        })),
      });
    },
    begin: ({ actor, body, now }) => beginPasskey(door, { actor, proof: body }, now),
    add: ({ actor, body, now }) => addPasskey(door, { actor, ...body }, now),
    async remove({ actor, params, tx, audit }) {
      const own = ownPasskeys(tx, actor.account);
      const hasCodes = await own.hasCodes();
      const passkeys = await own.all();
      if (!passkeys.some(({ id }) => id === params.passkey)) return refused('not_found', 'you have no such passkey');
      const closed = removalRefusal(hasCodes, passkeys.length);
      if (closed) return closed;
      await own.remove(params.passkey);
      audit('passkey.removed', params.passkey);
      return done({});
    },
    ask: ({ caller, now }) => askPasskey(door, caller.cookie(SESSION_COOKIE), now),
    async give({ body, caller, setCookie, language, now }) {
      const token = caller.cookie(SESSION_COOKIE);
      const entered = await givePasskey(door, { token, given: body.given }, { now, device: caller.device });
      if (!entered.ok) return entered;
      setCookie({ name: SESSION_COOKIE, path: '/', value: entered.value.token });
      return done(await saySession(door, entered.value.seen, language, now));
    },
  };
}
