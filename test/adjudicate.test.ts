import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { generateClaims } from '../bench/x12/generate.ts';
import { type AdjudicationRun, adjudicateFile } from '../src/app/adjudicate/adjudicate-file.ts';
import { type ClaimDesk, MemoryDesk, SqlDesk } from '../src/app/adjudicate/claim-desk.ts';
import { Explainer } from '../src/app/adjudicate/explanation.ts';
import { readCast } from '../src/app/cases/run-cases.ts';
import { castFile, loadPolicyFolder } from '../src/app/policy-folder.ts';
import { readPopulation } from '../src/app/population.ts';
import { MIGRATIONS_FOLDER, readSettings } from '../src/app/settings.ts';
import type { ClaimInput } from '../src/formats/x12/index.ts';
import type { Finding } from '../src/kernel/index.ts';
import { type FreshDatabase, freshDatabase } from '../src/platform/db/testing.ts';
import {
  adjudicateClaims,
  type DecidedClaim,
  loadDirectory,
  MemoryClaimStore,
  type Population,
  populate,
  SqlClaimStore,
} from '../src/rooms/claims/index.ts';
import { type CompiledPolicy, compilePolicy } from '../src/rules/index.ts';
import {
  ana,
  claimOf,
  clinic,
  complaints,
  consultant,
  file837,
  leo,
  lineOf,
  madrone,
  mai,
  nurse,
  person,
  pharmacy,
  ROOT,
  remitted,
  rosa,
  segments,
  start,
  supplier,
} from './claim-files.ts';

// From a claim file to its remittance, on a database of the test's own: the embedded server, or TEST_DATABASE_URL.

const PLAN = 'ccah';
const NOW = '2025-06-02T09:00:00-07:00';
const DAY = new Date(NOW);

let policy: CompiledPolicy;
let people: Population;
let fresh: FreshDatabase;
let folder: string;

beforeAll(async () => {
  const { book } = await loadPolicyFolder({ sources: false });
  const compiled = compilePolicy(book, PLAN);
  const findings: Finding[] = [];
  const population = await readPopulation(
    `${ROOT}examples/population.yaml`,
    readCast(await castFile(), findings),
    findings,
  );
  if (!compiled || !population) throw new Error('the example’s policy or population is missing');
  policy = compiled;
  people = population;
});

beforeEach(async () => {
  fresh = await freshDatabase(MIGRATIONS_FOLDER);
  folder = await mkdtemp(join(tmpdir(), 'madrone-journey-'));
});

afterEach(async () => {
  await fresh?.drop();
  await rm(folder, { recursive: true, force: true });
});

const put = (population: Population) => fresh.database.transaction((session) => populate(session, PLAN, population));

interface Journey {
  readonly run: AdjudicationRun;
  readonly decided: readonly DecidedClaim[];
  readonly explained: string;
  readonly answers: readonly { readonly name: string; readonly text: string }[];
  readonly answer: (name: string) => string;
  readonly id: (control: string) => string;
  readonly outcomes: Readonly<Record<string, string>>;
}

/** Every journey's answers pass our own check, and every claim of the file is answered exactly once. */
async function follow(path: string, open: (file: string) => Promise<ClaimDesk>): Promise<Journey> {
  const payer = { ...readSettings({}).payer, name: policy.name };
  const openDesk = async (file: { id: string }) => ({ desk: await open(file.id), receivedAt: DAY });
  const run = await adjudicateFile(path, { policy, payer, openDesk });
  const texts = run.answers.map((a) => ({ ...a, text: [...a.pieces()].join('') }));
  for (const { name, text, findings } of texts) {
    expect([name, findings.filter((f) => f.severity === 'error')]).toEqual([name, []]);
    expect([name, complaints(text)]).toEqual([name, []]);
  }
  const answer = (name: string) => texts.find((a) => a.name === name)?.text ?? '';
  const decided: DecidedClaim[] = [];
  for await (const page of run.desk.traced()) decided.push(...page);
  const settled = remitted(answer('835')).claims.filter((c) => c.status !== '22');
  const apart = decided.filter((d) => ['pended', 'rejected', 'voided'].includes(d.outcome));
  const usable = run.file.report.interchanges.flatMap((i) => i.groups.flatMap((g) => g.sets)).filter((s) => s.accepted);
  expect(settled.length + apart.length).toBe(usable.reduce((sum, s) => sum + s.claims, 0));
  const explainer = new Explainer(policy, 'en');
  const explained = decided.map((d) => explainer.claim(d)).join('\n');
  return {
    run,
    decided,
    explained,
    answers: texts.map(({ name, text }) => ({ name, text })),
    answer,
    id: (control) => decided.find((d) => d.claim.controlNumber === control)?.claim.id ?? '',
    outcomes: Object.fromEntries(decided.map((d) => [d.claim.controlNumber, d.outcome])),
  };
}

const contextOf = (file: string) => ({ plan: PLAN, at: DAY, actor: 'test', policyVersion: policy.version, file });
const throughSql = (path: string) => follow(path, (file) => SqlDesk.open(fresh.database, policy, contextOf(file)));
const throughMemory = (path: string, population: Population) =>
  follow(path, () => Promise.resolve(new MemoryDesk(policy, new MemoryClaimStore(population, '2025-06-02'))));

let files = 0;
/** Each file has a control number of its own, so that the same claims twice are two files. */
async function fileOf(claims: readonly ClaimInput[], more: { claimsPerSet?: number } = {}): Promise<string> {
  const path = join(folder, `${++files}.837`);
  await writeFile(path, file837(claims, { control: files, ...more }));
  return path;
}

async function judged(...claims: ClaimInput[]): Promise<Journey> {
  return throughSql(await fileOf(claims));
}

async function rowsOf<Row extends Record<string, unknown>>(
  sql: string,
  params: readonly unknown[] = [],
): Promise<Row[]> {
  return (await fresh.database.query<Row>(sql, params)).rows;
}

const TABLES = ['claim', 'claim_event', 'paid_line', 'audit_event', 'claim_file'];
async function counts(): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const table of TABLES)
    found[table] = (await rowsOf<{ n: number }>(`select count(*)::int as n from ${table}`))[0]?.n ?? -1;
  return found;
}

const visit = (control: string, who = ana, units = 2, on = '2025-03-03', more: Partial<ClaimInput> = {}) =>
  claimOf(control, consultant, who, [lineOf('Z5023', units, units * 5_000, on)], more);

const replaces = (id: string) => ({ frequency: '7', originalReference: id });
const voids = (id: string) => ({ frequency: '8', originalReference: id });

describe('the example', () => {
  it('is decided alike in memory and in the database, to the last byte of every answer and explanation', async () => {
    await put(people);
    const path = `${ROOT}examples/claims.837`;
    const [memory, sql] = [await throughMemory(path, people), await throughSql(path)];
    expect(sql.outcomes).toEqual(memory.outcomes);
    for (const name of ['999', '277ca', '835']) {
      expect(memory.answer(name)).not.toBe('');
      expect(sql.answer(name)).toBe(memory.answer(name));
    }
    expect(sql.explained).toBe(memory.explained);
    expect(sql.decided.map((d) => d.claim)).toEqual(memory.decided.map((d) => d.claim));
  });

  it('shows every outcome but a rejection: paid, partly paid, waiting and denied', async () => {
    await put(people);
    const { outcomes } = await throughSql(`${ROOT}examples/claims.837`);
    expect(new Set(Object.values(outcomes))).toEqual(new Set(['paid', 'partial', 'pended', 'denied']));
  });

  it('sent again changes nothing: the same rows, the same answers', async () => {
    await put(people);
    const first = await throughSql(`${ROOT}examples/claims.837`);
    const before = await counts();
    const again = await throughSql(`${ROOT}examples/claims.837`);
    expect(again.answers).toEqual(first.answers);
    expect(again.explained).toBe(first.explained);
    expect(await counts()).toEqual(before);
  });

  it('does not name its people in the explanation or the audit trail', async () => {
    await put(people);
    const { explained } = await throughSql(`${ROOT}examples/claims.837`);
    const audit = JSON.stringify(await rowsOf('select * from audit_event'));
    for (const text of [explained, audit]) expect(text).not.toMatch(/EXAMPLE|SPECIMEN|90000001B|90000002B/);
  });
});

describe('the same service in another file', () => {
  it('is denied as a duplicate, CARC 18, and uses nothing', async () => {
    await put(people);
    const first = await judged(visit('A', ana, 1), visit('B', mai, 2));
    const paidLines = (await counts()).paid_line;
    const second = await judged(visit('A', ana, 1), visit('B', mai, 2));
    expect(second.outcomes).toEqual({ A: 'denied', B: 'denied' });
    expect(segments(second.answer('835'), 'CAS').map((s) => s.slice(1, 3))).toEqual([
      ['CO', '18'],
      ['CO', '18'],
    ]);
    expect(remitted(first.answer('835')).payments).toBe(3 * 4_574);
    expect(remitted(second.answer('835')).payments).toBe(0);
    expect((await counts()).paid_line).toBe(paidLines);
  });

  it('on one claim form twice in one file is paid once', async () => {
    await put(people);
    const { outcomes, answer } = await judged(visit('A'), visit('A-again'));
    expect(outcomes).toEqual({ A: 'paid', 'A-again': 'denied' });
    expect(segments(answer('835'), 'CAS').at(-1)?.slice(1, 3)).toEqual(['CO', '18']);
  });
});

describe('a replacement', () => {
  it('takes the earlier payment back, pays anew, and frees the limit for the next claim', async () => {
    await put(people);
    const first = await judged(visit('A'), visit('B', ana, 2, '2025-03-10'));
    expect((await judged(visit('C', ana, 1, '2025-03-17'))).outcomes).toEqual({ C: 'denied' });
    const second = await judged(visit('A2', ana, 1, '2025-03-03', replaces(first.id('A'))));
    expect(second.outcomes).toEqual({ A2: 'paid' });
    expect(remitted(second.answer('835'))).toEqual({
      claims: [
        { control: 'A', status: '22', paid: -2 * 4_574 },
        { control: 'A2', status: '1', paid: 4_574 },
      ],
      payments: 0,
      carried: -4_574,
    });
    expect((await judged(visit('D', ana, 1, '2025-03-24'))).outcomes).toEqual({ D: 'paid' });
    const kinds = await rowsOf('select kind from claim_event where claim_id = $1 order by sequence', [first.id('A')]);
    expect(kinds).toEqual([{ kind: 'decided' }, { kind: 'replaced' }]);
  });

  it('of a claim that waited reverses nothing: it never stood on a remittance', async () => {
    await put(people);
    const pump = (control: string, more: Partial<ClaimInput>, notes: readonly string[]) =>
      claimOf(
        control,
        pharmacy,
        mai,
        [lineOf('E0603', 1, 26_000, '2025-03-10', { modifiers: ['NU'], ordering: nurse, notes })],
        more,
      );
    const first = await judged(pump('A', {}, []));
    expect(first.outcomes).toEqual({ A: 'pended' });
    const second = await judged(pump('A2', replaces(first.id('A')), ['MSRP=330.00']));
    expect(remitted(second.answer('835')).claims).toEqual([{ control: 'A2', status: '1', paid: 25_000 }]);
  });

  it('of another biller’s claim, of another family’s and of none is rejected, and leaves everything as it was', async () => {
    await put(people);
    const first = await judged(visit('A'));
    const before = await rowsOf('select * from paid_line order by claim_id, line_number');
    const id = first.id('A');
    const { outcomes, answer } = await judged(
      claimOf('OTHER-BILLER', clinic, ana, [lineOf('Z5023', 1, 5_000, '2025-03-03')], replaces(id)),
      visit('OTHER-FAMILY', mai, 1, '2025-03-03', replaces(id)),
      visit('NO-CLAIM', ana, 1, '2025-03-03', replaces('NOSUCHCLAIM')),
      claimOf('OTHER-VOID', clinic, ana, [lineOf('Z5023', 2, 10_000, '2025-03-03')], voids(id)),
    );
    expect(new Set(Object.values(outcomes))).toEqual(new Set(['rejected']));
    expect(answer('835')).toBe('');
    expect(segments(answer('277ca'), 'STC').filter((s) => s[3] === 'U').length).toBeGreaterThanOrEqual(4);
    expect(await rowsOf('select * from paid_line order by claim_id, line_number')).toEqual(before);
    expect(await rowsOf(`select claim_id from claim_event where kind <> 'decided'`)).toEqual([]);
  });

  it('names a claim that still stands: one replaced or voided before cannot be replaced again', async () => {
    await put(people);
    const first = await judged(visit('A', ana, 2));
    const second = await judged(visit('A2', ana, 1, '2025-03-03', replaces(first.id('A'))));
    expect((await judged(visit('A3', ana, 2, '2025-03-03', replaces(first.id('A'))))).outcomes).toEqual({
      A3: 'rejected',
    });
    expect((await judged(visit('A4', ana, 2, '2025-03-03', replaces(second.id('A2'))))).outcomes).toEqual({
      A4: 'paid',
    });
  });

  it('of a denied claim is judged on its own: there is nothing to take back', async () => {
    await put(people);
    const wrong = claimOf('A', consultant, ana, [lineOf('Z5023', 1, 5_000, '2025-03-03')], {
      dx: [{ qualifier: 'ABK', code: 'F17.210' }],
    });
    const first = await judged(wrong);
    const second = await judged(visit('A2', ana, 1, '2025-03-03', replaces(first.id('A'))));
    expect([first.outcomes, second.outcomes]).toEqual([{ A: 'denied' }, { A2: 'paid' }]);
    expect(remitted(second.answer('835')).claims.map((c) => c.status)).toEqual(['1']);
  });
});

describe('a void', () => {
  it('takes the payment back, carries it forward, and frees what the claim used', async () => {
    await put(people);
    const first = await judged(visit('A'), visit('B', ana, 2, '2025-03-10'));
    const second = await judged(visit('V', ana, 2, '2025-03-03', voids(first.id('A'))));
    expect(second.outcomes).toEqual({ V: 'voided' });
    expect(remitted(second.answer('835'))).toEqual({
      claims: [{ control: 'A', status: '22', paid: -2 * 4_574 }],
      payments: 0,
      carried: -2 * 4_574,
    });
    expect((await judged(visit('C', ana, 2, '2025-03-17'))).outcomes).toEqual({ C: 'paid' });
    expect((await judged(visit('V2', ana, 2, '2025-03-03', voids(first.id('A'))))).outcomes).toEqual({
      V2: 'rejected',
    });
  });

  it('leaves the answers to the first file as they were sent', async () => {
    await put(people);
    const path = await fileOf([visit('A')]);
    const first = await throughSql(path);
    await judged(visit('V', ana, 2, '2025-03-03', voids(first.id('A'))));
    expect((await throughSql(path)).answers).toEqual(first.answers);
  });
});

describe('a claim judged again', () => {
  it('gets a second decision beside the first, and stands once', async () => {
    await put(people);
    const first = await judged(visit('A', ana, 2), visit('B', mai, 1));
    const received = first.decided.map(({ claim }) => ({ claim, findings: [] }));
    const before = await rowsOf('select * from paid_line order by claim_id');
    await fresh.database.transaction(async (session) => {
      const positions = new Map(received.map((r, i) => [r.claim.id, i + 1]));
      const directory = await loadDirectory(session, PLAN);
      const store = new SqlClaimStore(session, contextOf(first.run.file.id), directory, positions);
      await store.decidedAmong([...positions.keys()]);
      const again = await adjudicateClaims(policy, store, received);
      expect(again.map((j) => [j.outcome, j.reversed.length])).toEqual([
        ['paid', 1],
        ['paid', 1],
      ]);
    });
    expect(await rowsOf('select * from paid_line order by claim_id')).toEqual(before);
    expect(await counts()).toMatchObject({ claim: 2, claim_event: 4, paid_line: 2 });
  });
});

describe('mother and baby', () => {
  it('share one limit, whichever of them the claim names [CCAH-HE-BF-02]', async () => {
    await put(people);
    const { outcomes } = await judged(
      visit('M', ana, 2),
      visit('B', leo, 2, '2025-03-10'),
      visit('M2', ana, 1, '2025-03-17'),
      visit('O', mai, 2),
    );
    expect(outcomes).toEqual({ M: 'paid', B: 'paid', M2: 'denied', O: 'paid' });
  });

  it('are one member where the baby comes as the patient of its mother: the claim is hers, the remittance names both', async () => {
    await put(people);
    const patient = {
      last: 'EXAMPLE',
      first: 'LEO',
      born: '2025-02-20',
      sex: 'M',
      address: ['1 SYNTHETIC WAY'],
      city: 'MERCED',
      state: 'CA',
      zip: '953400000',
    };
    const { outcomes, answer } = await judged(
      visit('B', ana, 2, '2025-03-10', { patient, relationship: '19' }),
      visit('M', ana, 2, '2025-03-17'),
      visit('M2', ana, 1, '2025-03-24'),
    );
    expect(outcomes).toEqual({ B: 'paid', M: 'paid', M2: 'denied' });
    const [first] = segments(answer('835'), 'NM1');
    expect(first?.slice(0, 5)).toEqual(['NM1', 'QC', '1', 'EXAMPLE', 'LEO']);
    expect(segments(answer('835'), 'NM1')[1]?.slice(0, 5)).toEqual(['NM1', 'IL', '1', 'EXAMPLE', 'ANA']);
  });
});

describe('a pump after its supplies were paid', () => {
  it('flags them for recovery in the record of their claim, and takes nothing silently [CCAH-HE-BF-116]', async () => {
    const authorizations = [
      {
        number: 'TAR-1',
        member: 'ana',
        unit: 'ana',
        vehicle: 'tar' as const,
        codes: ['A4286'],
        from: '2025-01-01',
        to: '2025-12-31',
        approvedOn: '2025-01-01',
        units: 4,
      },
    ];
    const rates = [...people.rates, { kind: 'estimate' as const, code: 'A4286', rate: 500 }];
    await put({ ...people, authorizations, rates });
    const supplies = await judged(
      claimOf('S', supplier, ana, [
        lineOf('A4286', 2, 1_800, '2025-03-29', { modifiers: ['NU'], ordering: nurse, notes: ['RETAIL=5.00'] }),
      ]),
    );
    expect(supplies.outcomes).toEqual({ S: 'paid' });
    const pump = await judged(
      claimOf('P', pharmacy, ana, [
        lineOf('E0603', 1, 26_000, '2025-03-05', { modifiers: ['NU'], ordering: nurse, notes: ['MSRP=330.00'] }),
      ]),
    );
    expect(pump.outcomes).toEqual({ P: 'paid' });
    const events = await rowsOf<{ kind: string; body: string }>(
      'select kind, body from claim_event where claim_id = $1 order by sequence',
      [supplies.id('S')],
    );
    expect(events.map((e) => e.kind)).toEqual(['decided', 'recovery_flagged']);
    expect(JSON.parse(events[1]?.body ?? '{}')).toMatchObject({
      by: pump.id('P'),
      cite: expect.arrayContaining(['CCAH-HE-BF-116']),
    });
    expect(pump.explained).toContain(supplies.id('S'));
    expect(remitted(pump.answer('835')).claims.map((c) => c.status)).toEqual(['1']);
    expect((await counts()).paid_line).toBe(2);
  });
});

describe('a file with one bad set among three', () => {
  it('loses that set alone: the 999 says which and why, its neighbours are judged', async () => {
    await put(people);
    const path = await fileOf([visit('A'), visit('B', mai), visit('C', rosa, 1)], { claimsPerSet: 1 });
    const text = await readFile(path, 'utf8');
    const second = text.indexOf('ST*837*0002');
    await writeFile(path, text.slice(0, second) + text.slice(second).replace('20250303', '20250230'));
    const { outcomes, answer } = await throughSql(path);
    expect(Object.keys(outcomes)).toEqual(['A', 'C']);
    expect(segments(answer('999'), 'AK2').map((s) => s[2])).toEqual(['0001', '0002', '0003']);
    expect(segments(answer('999'), 'IK5').map((s) => s[1])).toEqual(['A', 'R', 'A']);
    expect(segments(answer('999'), 'AK9')[0]?.slice(1, 5)).toEqual(['P', '3', '3', '2']);
    expect(segments(answer('999'), 'IK3')[0]?.[1]).toBe('DTP');
  });

  it('mended and sent again is another file: what was judged is a duplicate, what was refused is judged', async () => {
    await put(people);
    const claims = [visit('A'), visit('B', mai)];
    const path = await fileOf(claims, { claimsPerSet: 1 });
    await writeFile(path, (await readFile(path, 'utf8')).replace('UN*2', 'UN*-2'));
    expect((await throughSql(path)).outcomes).toEqual({ B: 'paid' });
    expect((await judged(...claims)).outcomes).toEqual({ A: 'paid', B: 'denied' });
  });
});

describe('what has happened', () => {
  it('cannot be changed or taken away: events and audit are append-only', async () => {
    await put(people);
    await judged(visit('A'));
    for (const table of ['claim_event', 'audit_event']) {
      for (const change of [`update ${table} set plan = plan`, `delete from ${table}`, `truncate ${table}`])
        await expect(fresh.database.query(change)).rejects.toMatchObject({ code: '42501' });
    }
    expect(await counts()).toMatchObject({ claim_event: 1, audit_event: 1 });
  });
});

/** Families of mother and baby at an approved consultant, for files of many claims. */
function families(count: number): Population {
  const cin = (n: number) => `9${String(n).padStart(7, '0')}B`;
  return {
    ...people,
    members: Array.from({ length: count * 2 }, (_, i) => ({
      id: `m${i}`,
      cin: cin(i),
      name: { last: 'EXAMPLE', first: 'ANA' },
      born: i % 2 === 0 ? '1996-05-01' : '2025-02-20',
      unit: `m${i - (i % 2)}`,
      coverage: [{ from: '2020-01-01', lineOfBusiness: 'medi_cal', deliverySystem: 'managed_care' }],
      otherInsurance: [],
      inpatient: [],
      pregnancies: [{ ended: '2025-02-20', outcome: 'birth' }],
      ecm: { status: 'none' },
      signatureOnFile: true,
    })),
  };
}

const UNITS = `select unit_id, sum(units)::int as units from paid_line where code = 'Z5023' group by unit_id order by unit_id`;

/** The paid lines that the append-only record comes to: the last decision on each claim that still stands. */
async function recomputed(): Promise<Map<string, number>> {
  const events = await rowsOf<{ claim_id: string; kind: string; body: string }>(
    'select claim_id, kind, body from claim_event order by claim_id, sequence',
  );
  const lines = new Map<string, number>();
  for (const { claim_id: id, kind, body } of events) {
    if (kind === 'recovery_flagged') continue;
    for (const key of [...lines.keys()]) if (key.startsWith(`${id}/`)) lines.delete(key);
    if (kind !== 'decided') continue;
    const decided: { lines: { line: string; paid: number }[] } = JSON.parse(body);
    for (const { line, paid } of decided.lines) if (paid > 0) lines.set(`${id}/${line}`, paid);
  }
  return lines;
}

const standing = async () =>
  new Map(
    (
      await rowsOf<{ claim_id: string; line_number: string; paid: number }>('select * from paid_line where paid > 0')
    ).map((r) => [`${r.claim_id}/${r.line_number}`, r.paid]),
  );

const sorted = (map: ReadonlyMap<string, number>) => [...map].sort(([a], [b]) => (a < b ? -1 : 1));

describe('two processes at once', () => {
  it('on two files of the same families never exceed a limit, and answer every claim', async () => {
    await put(families(12));
    const claims = (offset: number) =>
      Array.from({ length: 48 }, (_, i) =>
        visit(
          `${offset}-${i}`,
          person(`9${String(i % 24).padStart(7, '0')}B`),
          1,
          `2025-03-${10 + offset + 2 * Math.floor(i / 24)}`,
        ),
      );
    const paths = [await fileOf(claims(0)), await fileOf(claims(1))];
    const env = { DATABASE_URL: fresh.url };
    const ended = await Promise.all(
      paths.map((path, i) =>
        madrone(['adjudicate', path, '--plan', PLAN, '--now', NOW, '--out', join(folder, `out-${i}`)], env),
      ),
    );
    expect(ended.map((e) => [e.code, e.err])).toEqual([
      [0, ''],
      [0, ''],
    ]);
    expect(await rowsOf(UNITS)).toEqual(
      Array.from({ length: 12 }, (_, i) => ({ unit_id: `m${2 * i}`, units: 4 })).sort((a, b) =>
        a.unit_id < b.unit_id ? -1 : 1,
      ),
    );
    expect(await counts()).toMatchObject({ claim: 96, claim_event: 96, audit_event: 96, claim_file: 2 });
  });
});

describe('a process that is killed in the middle of a file', () => {
  it('leaves whole batches; run again, every claim is decided exactly once and the answers are those of an undisturbed run', async () => {
    const CLAIMS = 3_000;
    const population = families(400);
    await put(population);
    const members = population.members.map((m) => person(m.cin));
    const codes = [
      { code: 'Z5023', charge: 5_000, dx: 'Z39.1' },
      { code: '99407', charge: 3_000, dx: 'F17.210' },
      { code: 'E0603', modifiers: ['NU'], charge: 25_000, dx: 'Z39.1' },
    ];
    const made = generateClaims(CLAIMS, {
      members,
      providers: [consultant, clinic, pharmacy],
      codes,
      linesPerClaim: 1,
      from: '2024-06-01',
    });
    const path = await fileOf([...made], { claimsPerSet: 1_000 });
    const out = join(folder, 'out');
    const words = ['adjudicate', path, '--plan', PLAN, '--now', NOW, '--out', out];
    const env = { DATABASE_URL: fresh.url };
    const stored = async () => (await rowsOf<{ n: number }>('select count(*)::int as n from claim'))[0]?.n ?? 0;
    let hits = 0;
    for (const enough of [1, 1_500]) {
      const child = start(words, env);
      const ended = once(child, 'exit');
      while (child.exitCode === null && (await stored()) < enough) await wait(10);
      child.kill('SIGKILL');
      await ended;
      const n = await stored();
      if (n < CLAIMS) hits++;
      expect(await counts()).toMatchObject({ claim: n, claim_event: n, audit_event: n });
    }
    expect(hits).toBeGreaterThan(0);
    expect((await madrone(words, env)).code).toBe(0);

    expect(await counts()).toMatchObject({ claim: CLAIMS, audit_event: CLAIMS, claim_file: 1 });
    const twice = await rowsOf(
      `select claim_id from claim_event where kind = 'decided' group by claim_id having count(*) <> 1`,
    );
    expect(twice).toEqual([]);
    expect(sorted(await standing())).toEqual(sorted(await recomputed()));
    const over = (await rowsOf<{ units: number }>(UNITS)).filter((r) => r.units > 4);
    expect(over).toEqual([]);

    const base = join(out, String(files));
    const text = await readFile(`${base}.835`, 'utf8');
    const [sum] = await rowsOf<{ paid: number }>('select sum(paid)::bigint as paid from claim');
    expect(remitted(text).payments).toBe(sum?.paid);
    const undisturbed = await throughMemory(path, population);
    for (const name of ['999', '277ca', '835']) {
      const written = await readFile(`${base}.${name}`, 'utf8');
      expect(complaints(written)).toEqual([]);
      expect(written === undisturbed.answer(name)).toBe(true);
    }
  }, 60_000);
});
