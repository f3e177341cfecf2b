import { accessPolicy } from '../../src/app/access-policy.ts';
import { doorFor } from '../../src/app/commands/serve.ts';
import { seedDemo } from '../../src/app/demo/seed.ts';
import { PolicyDesk } from '../../src/app/portal/policy-desk.ts';
import { readSettings } from '../../src/app/settings.ts';
import type { Database } from '../../src/platform/db/index.ts';
import { appendAudit } from '../../src/rooms/audit/index.ts';
import { shelveLibrary } from '../../src/rooms/library/index.ts';

/** The demonstration's people with many more members of one plan, a large organization, and a year of other people's audit records. */
export async function populate(db: Database, members: number, records: number): Promise<void> {
  const { rows } = await db.query<{ n: number }>(`select count(*)::int as n from member where plan = 'ccah'`);
  const now = new Date();
  const { book } = await PolicyDesk.open();
  const settings = readSettings(process.env);
  const door = await doorFor(db, settings, await accessPolicy(), book, () => now);
  await db.transaction((tx) => shelveLibrary(tx, book, now));
  if ((rows[0]?.n ?? 0) < members) {
    await seedDemo({ db, book, door, settings, now, say: (said) => console.log(said), members: { ccah: members } });
    await addPeople(db);
    await addRecords(db, records, now);
  }
  await db.query('update account set second_factor_step = 0, failures = 0'); // the next run may come within the half minute of a code
  await db.query('vacuum analyze');
}

/** 300 more people of the clinic: a list longer than any office has. */
async function addPeople(db: Database): Promise<void> {
  await db.query(
    `with added as (
       insert into account (email, name, synthetic)
       select format('person-%s@demo-clinic.example', n), format('Synthetic person %s', n), true from generate_series(1, 300) n
       on conflict (email) do update set synthetic = true returning account_id)
     insert into seat (account_id, organization_id, roles)
     select account_id, 'demo-clinic', array['biller'] from added on conflict do nothing`,
  );
}

const AT_ONCE = 100;
const ACTIONS = ['member.read', 'member.found', 'benefit.checked', 'eligibility.checked', 'member.searched'];

async function addRecords(db: Database, records: number, now: Date): Promise<void> {
  const handles = (await db.query<{ handle: string }>('select handle from member limit 20000')).rows;
  const writers = (
    await db.query<{ id: string; organization: string }>(
      'select account_id as id, organization_id as organization from seat order by account_id limit 200',
    )
  ).rows;
  const steps = Math.ceil(records / AT_ONCE);
  for (let step = 0; step < steps; step++) {
    const writer = writers[(step * 31) % writers.length];
    if (!writer) throw new Error('nobody has a seat');
    const at = new Date(now.getTime() - ((steps - step) / steps) * 365 * 86_400_000);
    const events = Array.from({ length: AT_ONCE }, (_, n) => ({
      plan: 'ccah',
      at,
      actor: writer.id,
      organization: writer.organization,
      action: ACTIONS[n % ACTIONS.length] ?? '',
      subject: handles[(n * 131 + step * 17) % handles.length]?.handle ?? '',
    }));
    await db.transaction((tx) => appendAudit(tx, writer.id, events));
  }
}
