import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { adjudicateFile } from '../../src/app/adjudicate/adjudicate-file.ts';
import { writeWhole } from '../../src/app/adjudicate/answer-files.ts';
import { SqlDesk } from '../../src/app/adjudicate/claim-desk.ts';
import { loadPolicyFolder } from '../../src/app/policy-folder.ts';
import { MIGRATIONS_FOLDER, readSettings } from '../../src/app/settings.ts';
import { npiFrom } from '../../src/kernel/index.ts';
import { type Database, migrate, openDatabase } from '../../src/platform/db/index.ts';
import { type Population, populate } from '../../src/rooms/claims/index.ts';
import { type CompiledPolicy, compilePolicy } from '../../src/rules/index.ts';
import { generate837 } from '../x12/generate.ts';

// End to end: an 837P of three-line claims on disk to stored decisions with traces, audit rows and answers. The floor is
// the same rows put into the same tables in one COPY each, with nothing judged.

// Never the same file twice: one already decided would be read back, not judged.
let files = Date.now() % 1_000_000;
const sizes = process.argv
  .slice(2)
  .map(Number)
  .filter((n) => n > 0);
const folder = await mkdtemp(join(tmpdir(), 'madrone-bench-'));
const { book } = await loadPolicyFolder({ sources: false });
const policy = required(compilePolicy(book, 'ccah'));
const url = process.env.DATABASE_URL;
const db = await openDatabase(url === undefined ? { dataFolder: join(folder, 'data') } : { url });
try {
  await migrate(db, MIGRATIONS_FOLDER);
  const population = syntheticPopulation(20_000);
  await db.transaction((session) => populate(session, 'ccah', population));
  console.log(url === undefined ? 'embedded PostgreSQL' : 'PostgreSQL by DATABASE_URL');
  // The first claims of a process are judged by code that is not yet compiled; the sizes below are compared with one another.
  await measure(db, policy, population, 3_000);
  console.log('(that was the warm-up)');
  for (const claims of sizes.length > 0 ? sizes : [1_000, 10_000, 35_000, 100_000])
    await measure(db, policy, population, claims);
  await measureSingle(db, policy, population);
} finally {
  await db.close();
  await rm(folder, { recursive: true, force: true });
}

function required<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('the plan has no policy');
  return value;
}

function syntheticPopulation(members: number): Population {
  const providers = [
    { types: ['ibclc'], certifications: ['ibclc'], lactationApproval: [{}], hasMediCalNumber: false },
    { types: ['clinic'], certifications: [], lactationApproval: [], hasMediCalNumber: true },
    { types: ['pharmacy'], certifications: [], lactationApproval: [], hasMediCalNumber: true },
  ];
  return {
    members: Array.from({ length: members }, (_, i) => ({
      id: `m${i}`,
      cin: `9${String(i).padStart(7, '0')}B`,
      name: { last: 'SYNTHETIC', first: `MEMBER${i}` },
      born: '1994-05-01',
      unit: `m${i}`,
      coverage: [{ from: '2020-01-01', lineOfBusiness: 'medi_cal' as const, deliverySystem: 'managed_care' as const }],
      otherInsurance: [],
      inpatient: [],
      pregnancies: [{ ended: '2025-01-10', outcome: 'birth' as const }],
      ecm: { status: 'none' as const },
      signatureOnFile: true,
    })),
    providers: Array.from({ length: 60 }, (_, i) => ({
      ...(providers[i % 3] ?? required(providers[0])),
      id: `p${i}`,
      npi: npiFrom(`10000${String(i).padStart(4, '0')}`),
      name: `SYNTHETIC PROVIDER ${i}`,
      contracts: [{}],
      hasCertifiedStaff: false,
      subcontracts: [],
    })),
    history: [],
    authorizations: [],
    documents: [],
    rates: [{ kind: 'contract', code: '99407', rate: 2800 }],
  };
}

async function writeFile837(path: string, population: Population, claims: number, seed: number): Promise<void> {
  const members = population.members.map((m) => ({
    last: m.name.last,
    first: m.name.first,
    id: m.cin,
    born: m.born ?? '',
    sex: 'F',
    address: ['1 SYNTHETIC WAY'],
    city: 'MERCED',
    state: 'CA',
    zip: '95340',
  }));
  const providers = population.providers.map((p) => ({
    kind: '2' as const,
    last: p.name,
    id: p.npi,
    taxId: '990000000',
    address: ['2 SYNTHETIC WAY'],
    city: 'MERCED',
    state: 'CA',
    zip: '953400000',
  }));
  const codes = [
    { code: 'Z5023', charge: 5000, dx: 'Z39.1' },
    { code: '99407', charge: 3000, dx: 'F17.210' },
    { code: 'E0603', modifiers: ['NU'], charge: 25_000, dx: 'Z39.1' },
  ];
  const file = await open(path, 'w');
  for await (const piece of generate837(claims, { members, providers, codes, seed, linesPerClaim: 3 }))
    await file.write(piece);
  await file.close();
}

async function measure(db: Database, policy: CompiledPolicy, population: Population, claims: number): Promise<void> {
  const path = join(folder, `${claims}-${++files}.837`);
  await writeFile837(path, population, claims, claims + files);
  const steps: Record<string, number> = {};
  const start = performance.now();
  const run = await adjudicate(db, policy, path, (step) => {
    steps[step] ??= performance.now();
  });
  for (const { name, pieces } of run.answers) await writeWhole(folder, `answer.${name}`, pieces());
  const end = performance.now();
  const judging = steps.judging ?? start;
  const writing = steps.writing ?? end;
  const seconds = (ms: number) => (ms / 1000).toFixed(2);
  console.log(
    `${claims} claims, ${run.sums.lines} lines: ${seconds(end - start)} s in all = ${Math.round((claims / (end - start)) * 1000)} claims/s;` +
      ` checking to first decision ${seconds(judging - start)} s, judged and stored at ${Math.round((claims / (writing - start)) * 1000)} claims/s, answers ${seconds(end - writing)} s;` +
      ` peak ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`,
  );
  await rm(path);
}

function adjudicate(db: Database, policy: CompiledPolicy, path: string, progress: (step: string) => void) {
  const payer = { ...readSettings({}).payer, name: policy.name };
  return adjudicateFile(path, {
    policy,
    payer,
    progress,
    openDesk: async (file) => {
      const context = { plan: 'ccah', at: new Date(), actor: 'bench', policyVersion: policy.version, file: file.id };
      return { desk: await SqlDesk.open(db, policy, context), receivedAt: new Date() };
    },
  });
}

async function measureSingle(db: Database, policy: CompiledPolicy, population: Population): Promise<void> {
  const times: number[] = [];
  for (let i = 0; i < 40; i++) {
    const path = join(folder, `single-${i}.837`);
    await writeFile837(path, population, 1, 1_000_000 + i);
    const start = performance.now();
    await adjudicate(db, policy, path, () => undefined);
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  const at = (share: number) => (times[Math.floor(times.length * share)] ?? 0).toFixed(1);
  console.log(`one claim, file to answers: median ${at(0.5)} ms, 95th percentile ${at(0.95)} ms (limit 50 ms)`);
}
