import type { Queryable } from '../../platform/db/index.ts';
import { digestOf } from './digest.ts';

const MINUTE = 60_000;

/**
 * One count an address for all doors and all nodes together; a limit of each node alone would be a limit times the nodes. Seconds to
 * wait when it is used up. What is over is forgotten at the first try of a minute.
 */
export async function countGuess(
  db: Queryable,
  address: string,
  now: Date,
  perMinute: number,
): Promise<number | undefined> {
  const minute = new Date(Math.floor(now.getTime() / MINUTE) * MINUTE);
  const { rows } = await db.query<{ tries: number }>(
    `insert into guess (address_hash, minute, tries) values ($1, $2, 1)
     on conflict (address_hash, minute) do update set tries = guess.tries + 1 returning tries`,
    [digestOf(address), minute],
  );
  const tries = rows[0]?.tries ?? 1;
  if (tries === 1) await db.query('delete from guess where minute < $1', [minute]);
  return tries > perMinute ? Math.ceil((minute.getTime() + MINUTE - now.getTime()) / 1000) : undefined;
}
