import { QueryObserver, useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useState } from 'react';
import { ask, sendCsrf, speakTo, whenEnded } from '../client.ts';
import type { Session, SessionApi } from '../contract/session.ts';
import { Loaded } from '../parts/states.tsx';
import { useTongue } from '../words/words-provider.tsx';

interface Sitting {
  readonly session: Session;
  readonly may: (permission: string) => boolean;
  /** After signing in, changing the seat or out: what is known of the session now. Everything fetched before is forgotten. */
  readonly become: (session: Session) => void;
  /** The language who is signed in chose: everything is said anew. */
  readonly speaks: (tag: string) => void;
  readonly leave: (why?: 'idle' | 'ended') => Promise<void>;
  readonly left: 'idle' | 'ended' | undefined;
  /** Whose screen waits, unseen, for the same person to sign in again. */
  readonly isHeld: boolean;
  /** Nobody came back in time: what was held is forgotten. */
  readonly giveUp: () => void;
}

export const SittingContext = createContext<Sitting | undefined>(undefined);

export function useSitting(): Sitting {
  const sitting = use(SittingContext);
  if (!sitting) throw new Error('there is no session here');
  return sitting;
}

const KEY = ['session'];
const kept: { left: 'idle' | 'ended' | undefined; held: Held | undefined } = { left: undefined, held: undefined };

/** What somebody was at when the session ended: kept for the same person in the same seat, and let go of with everything else. */
interface Held {
  readonly by: string;
  readonly letGo: () => void;
}

/** A seat of a person; undefined for nobody. */
export function whose({ step, account, seat }: Session): string | undefined {
  return step === 'full' ? `${account?.id} ${seat?.organization.id}` : undefined;
}

/** Who is signed in, as the server says. */
export function SittingProvider({ children }: { readonly children: ReactNode }) {
  const client = useQueryClient();
  const { language, visit } = useTongue();
  speakTo(language);
  const found = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => ask<SessionApi['read']>('GET', '/api/session', { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (found.data) sendCsrf(found.data.csrf);
  const chosen = found.data && (found.data.account?.language ?? '');
  useEffect(() => {
    if (chosen !== undefined && !kept.held) visit(chosen === '' ? undefined : chosen);
  }, [chosen, visit]);
  const speaks = useCallback(
    (tag: string) => {
      client.setQueryData(KEY, (had: Session | undefined) =>
        had?.account ? { ...had, account: { ...had.account, language: tag } } : had,
      );
      void client.invalidateQueries({ predicate: (q) => q.queryKey[0] !== KEY[0] });
    },
    [client],
  );
  const letGo = useCallback(() => {
    kept.held?.letGo();
    kept.held = undefined;
  }, []);
  const forget = useCallback(() => {
    letGo();
    client.removeQueries({ predicate: (q) => q.queryKey[0] !== KEY[0] });
  }, [client, letGo]);
  const hold = useCallback(
    (by: string | undefined) => {
      if (by === undefined || kept.held) return;
      // What stood on the screen is not fetched again before the same person sees it: somebody looks on in the meantime.
      const seen = client.getQueryCache().findAll({ type: 'active', predicate: (q) => q.queryKey[0] !== KEY[0] });
      const ends = seen.map(({ queryKey }) =>
        new QueryObserver(client, { queryKey, enabled: false }).subscribe(() => undefined),
      );
      kept.held = { by, letGo: () => ends.forEach((end) => void end()) };
    },
    [client],
  );
  const become = useCallback(
    (session: Session) => {
      sendCsrf(session.csrf);
      client.setQueryData(KEY, session);
      if (session.step !== 'full' && kept.held) return; // the second factor is still to come
      if (kept.held?.by !== whose(session)) return forget();
      letGo();
      void client.invalidateQueries({ predicate: (q) => q.queryKey[0] !== KEY[0] });
    },
    [client, forget, letGo],
  );
  const leave = useCallback(
    async (why?: 'idle' | 'ended') => {
      const had = client.getQueryData<Session>(KEY);
      kept.left = why;
      if (why !== undefined) hold(had && whose(had));
      else if (had?.step !== 'password') forget(); // who starts the sign-in over is still expected
      if (why !== 'ended') await ask<SessionApi['signOut']>('POST', '/api/sign-out', {}).catch(() => undefined);
      if (had) client.setQueryData(KEY, nobody(had));
      const now = await ask<SessionApi['read']>('GET', '/api/session', {}).catch(() => undefined);
      if (now) client.setQueryData(KEY, now);
    },
    [client, forget, hold],
  );
  /** The session, of nobody, in which nobody came back. */
  const [givenUp, setGivenUp] = useState<Session>();
  const giveUp = useCallback(() => {
    forget();
    setGivenUp(client.getQueryData<Session>(KEY));
  }, [client, forget]);
  useEffect(() => whenEnded(() => void leave('ended')), [leave]);
  const session = found.data;
  const sitting = useMemo(
    () =>
      session && {
        session,
        may: (permission: string) =>
          permission === 'signed_in' || (session.permissions as readonly string[]).includes(permission),
        become: (next: Session) => {
          kept.left = undefined;
          become(next);
        },
        speaks,
        leave,
        left: kept.left,
        isHeld: kept.held !== undefined && session !== givenUp,
        giveUp,
      },
    [session, givenUp, become, speaks, leave, giveUp],
  );
  return <Loaded query={found}>{() => <SittingContext value={sitting}>{children}</SittingContext>}</Loaded>;
}

/** The server cannot be reached to say so, but nobody is signed in here any more. */
function nobody(had: Session): Session {
  return {
    csrf: '',
    step: 'none',
    seats: [],
    permissions: [],
    limits: had.limits,
    single_sign_on: had.single_sign_on,
    synthetic: had.synthetic,
  };
}
