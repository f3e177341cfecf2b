import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { californiaDate, type Finding } from '../../kernel/index.ts';
import type { Database, Queryable } from '../../platform/db/index.ts';
import { type DemoSignIn, type Door, seedDemoAccounts } from '../../rooms/accounts/index.ts';
import { populate } from '../../rooms/claims/index.ts';
import { receiveEnrollment, SqlEnrollmentStore, synthetic834 } from '../../rooms/members/index.ts';
import { type CompiledPolicy, compilePolicy, type PolicyBook } from '../../rules/index.ts';
import { adjudicateFile } from '../adjudicate/adjudicate-file.ts';
import { SqlDesk } from '../adjudicate/claim-desk.ts';
import { readCast } from '../cases/run-cases.ts';
import { loadNetwork } from '../network-folder.ts';
import { castFile } from '../policy-folder.ts';
import { readPopulation } from '../population.ts';
import { planNameIn } from '../portal/accounts-door.ts';
import { PolicyDesk } from '../portal/policy-desk.ts';
import type { Settings } from '../settings.ts';
import { seedAppeals } from './appeals.ts';
import { MEMBERS, PROVIDERS, signInOrganizations } from './cast.ts';
import { seedContinuity } from './continuity.ts';
import { assignGroups, groupsOf } from './groups.ts';
import { seedLately } from './lately.ts';
import { seedPlaces } from './places.ts';
import { seedReferrals } from './referrals.ts';
import { seedRequests } from './requests.ts';

const EXAMPLES = fileURLToPath(new URL('../../../examples/', import.meta.url));
/** The population of the examples, whose members have claims, authorizations and papers. */
const EXAMPLE_PLAN = 'ccah';
const SEED = 20_260_101;
/** Plans whose authorization department is played. */
const REQUEST_PLANS = ['aah', 'ccah', 'health-net'];

export interface Seeding {
  readonly db: Database;
  readonly book: PolicyBook;
  readonly door: Pick<Door, 'policy' | 'passwords' | 'sealing'>;
  readonly settings: Settings;
  readonly now: Date;
  readonly say: (sentence: string) => void;
  /** How many members each plan gets; a test takes few. */
  readonly members?: Readonly<Record<string, number>>;
  /** How many requests for authorization each plan gets. */
  readonly requests?: number | undefined;
}

/** Everything the demonstration needs, all of it invented. Done again it changes nothing. */
export async function seedDemo(seeding: Seeding): Promise<readonly DemoSignIn[]> {
  const { db, book, door, now, say } = seeding;
  const names = new Map(Object.keys(MEMBERS).map((plan) => [plan, planNameIn(book, plan, 'en')]));
  await db.transaction((tx) => loadNetwork(tx, book, { now, synthetic: true }));
  await seedExamples(seeding);
  const signIns = await db.transaction(async (tx) => {
    const seeded = await seedDemoAccounts(tx, signInOrganizations(names), door, now);
    await putProviders(tx);
    await seedPlaces(tx, now);
    return seeded;
  });
  for (const [plan, members] of Object.entries(seeding.members ?? MEMBERS)) {
    await seedMembers(seeding, plan, members);
    if (plan === EXAMPLE_PLAN) await seedExampleCare(seeding);
    await db.transaction((tx) => seedLately(tx, policyIn(book, plan), californiaDate(now)));
  }
  await db.transaction(seedReaders);
  const desk = new PolicyDesk({ book, sources: [], findings: [] });
  for (const plan of REQUEST_PLANS) {
    const told = await seedRequests({ db, desk, now, each: seeding.requests }, plan);
    if (told > 0) say(`${names.get(plan) ?? plan}: ${told} synthetic requests for authorization`);
    const appeals = await seedAppeals({ db, desk, now }, plan);
    const continuity = await seedContinuity({ db, desk, now }, plan);
    const referrals = await seedReferrals({ db, desk, now, book }, plan);
    if (referrals > 0) say(`${names.get(plan) ?? plan}: ${referrals} synthetic referrals`);
    if (appeals + continuity > 0)
      say(
        `${names.get(plan) ?? plan}: ${appeals} synthetic appeals and grievances, ${continuity} of continuity of care`,
      );
  }
  return signIns;
}

/** Of those who speak another language than English half read it too, as far as the plan knows: so letters wait for a translator. */
async function seedReaders(tx: Queryable): Promise<void> {
  await tx.query(
    `update member set written = spoken where synthetic and written is null and spoken <> 'en' and hashtext(member_id) % 2 = 0`,
  );
}

async function putProviders(tx: Queryable): Promise<void> {
  for (const { id, name, npi, plans, types } of PROVIDERS) {
    await tx.query(
      `insert into provider (plan, provider_id, npi, name, types, standing, organization_id)
       select p, $2, $3, $4, $5, '{"contracts": [{"from": "2020-01-01"}], "hasMediCalNumber": true}', $2 from unnest($1::text[]) p
       on conflict (plan, provider_id) do update set organization_id = excluded.organization_id`,
      [plans, id, npi, name, types],
    );
  }
}

/** As a plan gets its members: from the state's own kind of file, through the same door. */
async function seedMembers({ db, book, now, say }: Seeding, plan: string, members: number): Promise<void> {
  const policy = policyIn(book, plan);
  const npisOf = (type: string) =>
    providersOf(
      db,
      policy.plan,
      PROVIDERS.filter((p) => p.plans.includes(policy.plan) && p.types.includes(type)).map((p) => p.id),
    );
  const pcps = [...new Set([...(await npisOf('clinic')), ...(await clinicsOf(db, policy.plan))])];
  const groups = [
    ...PROVIDERS.filter((p) => p.plans.includes(policy.plan) && p.kind === 'medical_group').map((p) => p.id),
    ...(await groupsOf(db, policy.plan)),
  ];
  const file = {
    plan,
    members,
    seed: SEED,
    today: californiaDate(now),
    ...(pcps.length > 0 ? { pcps } : {}),
    ...(groups.length > 0 ? { groups } : {}),
    ecm: await npisOf('ecm_provider'),
  };
  const store = new SqlEnrollmentStore((work) => db.transaction(work));
  const open = () => Readable.from(bytesOf(synthetic834(file)));
  const received = { plan, name: `synthetic-${plan}.834`, at: now, actor: 'demonstration', isSynthetic: true };
  const { report } = await receiveEnrollment(store, open, policy, received);
  await assignGroups(db, plan, policy.plan, groups);
  say(`${policy.name}: ${report.taken} synthetic members`);
}

function policyIn(book: PolicyBook, plan: string): CompiledPolicy {
  const policy = compilePolicy(book, plan);
  if (!policy) throw new Error(`the policy has no plan ${plan}`);
  return policy;
}

/** Who looks after the people of the examples, how they are reached and what they are in: told by a file, as for everybody. */
async function seedExampleCare({ db, book, now }: Seeding): Promise<void> {
  const policy = policyIn(book, EXAMPLE_PLAN);
  const [pcp = ''] = await clinicsOf(db, policy.plan);
  const text = [
    'cin,plan_id,last_name,first_name,born,coverage_from,mother_cin,pcp,pcp_from,spoken,written,mobile,address,city,state,zip,program,program_from',
    `90000001B,ana,EXAMPLE,ANA,1996-05-01,2024-01-01,,${pcp},2024-01-01,es,es,209-555-0101,1 SYNTHETIC STREET,Merced,CA,95340,hmhb,2025-02-20`,
    `90000002B,leo,EXAMPLE,LEO,2025-02-20,2025-02-20,90000001B,${pcp},2025-02-20,es,es,,1 SYNTHETIC STREET,Merced,CA,95340,,`,
  ].join('\n');
  const store = new SqlEnrollmentStore((work) => db.transaction(work));
  const received = { plan: EXAMPLE_PLAN, name: 'examples.csv', at: now, actor: 'demonstration', isSynthetic: true };
  await receiveEnrollment(store, () => [Buffer.from(text)], policy, received);
}

function* bytesOf(texts: Iterable<string>): Generator<Buffer> {
  for (const text of texts) yield Buffer.from(text);
}

/** By the number the plan pays them under: the examples have some of them already, under a number of their own. */
async function providersOf(db: Database, plan: string, ids: readonly string[]): Promise<readonly string[]> {
  const { rows } = await db.query<{ npi: string }>(
    'select npi from provider where plan = $1 and provider_id = any($2) order by provider_id',
    [plan, ids],
  );
  return rows.map(({ npi }) => npi);
}

async function clinicsOf(db: Database, plan: string): Promise<readonly string[]> {
  const { rows } = await db.query<{ npi: string }>(
    `select npi from site where plan = $1 and kind = 'clinic' and source = 'synthetic' order by site_id limit 12`,
    [plan],
  );
  return rows.map(({ npi }) => npi);
}

/** The people of `examples/`, and their claim file judged, so that limits have been used and letters have reasons. */
async function seedExamples({ db, book, settings, now }: Seeding): Promise<void> {
  const findings: Finding[] = [];
  const policy = compilePolicy(book, EXAMPLE_PLAN);
  const population = await readPopulation(`${EXAMPLES}population.yaml`, readCast(await castFile(), findings), findings);
  if (!policy || !population) throw new Error('the examples cannot be read');
  await db.transaction(async (tx) => {
    await populate(tx, EXAMPLE_PLAN, population);
    await tx.query('update member set synthetic = true where plan = $1 and member_id = any($2)', [
      EXAMPLE_PLAN,
      population.members.map((m) => m.id),
    ]);
  });
  await adjudicateFile(`${EXAMPLES}claims.837`, {
    policy,
    payer: { ...settings.payer, name: `${policy.name} (SYNTHETIC)` },
    openDesk: async (file) => {
      const context = {
        plan: EXAMPLE_PLAN,
        at: now,
        actor: 'demonstration',
        policyVersion: policy.version,
        file: file.id,
      };
      return { desk: await SqlDesk.open(db, policy, context), receivedAt: now };
    },
  });
}
