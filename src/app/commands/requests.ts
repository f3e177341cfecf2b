import type { Database } from '../../platform/db/index.ts';
import { sqlRequestDesk } from '../../rooms/authorizations/index.ts';
import { PolicyDesk } from '../portal/policy-desk.ts';
import { requestDoors } from '../request-doors.ts';
import type { Settings } from '../settings.ts';
import { closeDatabase, openMigrated } from './open-store.ts';
import { EXIT } from './speak.ts';

const AT_ONCE = 200;

/**
 * `madrone requests recompute`: every request's row from its events under the policy as it is now. After a clock or calendar has
 * changed, due times follow. What somebody works on at that moment is written by him.
 */
export async function requestsRecompute(settings: Settings, now: Date): Promise<number> {
  const desk = await PolicyDesk.open();
  const db = await openMigrated(settings);
  try {
    const written = await recomputeRequests(db, desk, now);
    console.log(`${written} requests written anew`);
    return EXIT.yes;
  } finally {
    await closeDatabase(db);
  }
}

export async function recomputeRequests(db: Database, desk: PolicyDesk, now: Date): Promise<number> {
  const doors = requestDoors(db, desk);
  let written = 0;
  for (let [plan, number] = ['', '']; ; ) {
    const { rows } = await db.query<{ plan: string; number: string }>(
      `select plan, number from case_file where kind = 'authorization' and (plan, number) > ($1, $2) order by plan, number limit ${AT_ONCE}`,
      [plan, number],
    );
    const last = rows.at(-1);
    if (!last) return written;
    written += await db.transaction(async (tx) => {
      let done = 0;
      for (const row of rows) {
        const store = sqlRequestDesk(doors, tx, row.plan, now.getTime())?.store;
        if (await store?.recompute(row.plan, row.number)) done += 1;
      }
      return done;
    });
    ({ plan, number } = last);
  }
}
