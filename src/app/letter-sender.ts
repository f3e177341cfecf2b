import { setTimeout as wait } from 'node:timers/promises';
import type { Database } from '../platform/db/index.ts';

/** Any number that no other lock of this database has: who holds it sends the letters. */
const LOCK = 7_201_604;

export interface LetterSender {
  /** Ends after the letter that is being sent. */
  readonly stop: () => Promise<void>;
}

interface Sending {
  readonly db: Pick<Database, 'beside'>;
  readonly everySeconds: number;
  /** One run; it ends early when the signal says so. */
  readonly run: (signal: AbortSignal) => Promise<unknown>;
  readonly say: (sentence: string) => void;
}

/**
 * Sends letters at once and then every so often, on one node at a time: a node that finds another at work leaves it to that one. A run
 * that fails is counted and said without what it was about, and the next is tried.
 */
export function startLetterSender({ db, everySeconds, run, say }: Sending): LetterSender {
  const stopping = new AbortController();
  const { signal } = stopping;
  let failures = 0;
  const ended = (async () => {
    while (!signal.aborted) {
      try {
        await aloneWith(db, () => run(signal));
      } catch (error) {
        failures += 1;
        say(`a run of the letter sender failed (${failures} so far): ${nameOf(error)}`);
      }
      await wait(everySeconds * 1_000, undefined, { signal, ref: false }).catch(() => undefined); // stopped
    }
  })();
  return {
    stop: async () => {
      stopping.abort();
      await ended;
    },
  };
}

async function aloneWith(db: Sending['db'], work: () => Promise<unknown>): Promise<void> {
  await db.beside.session(async (session) => {
    const { rows } = await session.query<{ got: boolean }>('select pg_try_advisory_lock($1) as got', [LOCK]);
    if (rows[0]?.got) await work();
  });
}

/** What kind of failure it was. The message may name whom a letter is for. */
function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  return 'code' in error && typeof error.code === 'string' ? `${error.name} ${error.code}` : error.name;
}
