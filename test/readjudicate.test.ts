import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { adjudicateFile } from '../src/app/adjudicate/adjudicate-file.ts';
import { SqlDesk } from '../src/app/adjudicate/claim-desk.ts';
import { type Chosen, readjudicateClaims, wouldReadjudicate } from '../src/app/adjudicate/readjudicate-claims.ts';
import { readCast } from '../src/app/cases/run-cases.ts';
import { castFile, loadPolicyFolder } from '../src/app/policy-folder.ts';
import { readPopulation } from '../src/app/population.ts';
import { MIGRATIONS_FOLDER, readSettings } from '../src/app/settings.ts';
import type { ClaimInput } from '../src/formats/x12/index.ts';
import type { Finding } from '../src/kernel/index.ts';
import { type FreshDatabase, freshDatabase } from '../src/platform/db/testing.ts';
import { type Population, populate, standingClaims } from '../src/rooms/claims/index.ts';
import { type CompiledPolicy, compilePolicy } from '../src/rules/index.ts';
import { ana, claimOf, consultant, file837, lineOf, mai, nurse, pharmacy, ROOT, supplier } from './claim-files.ts';

// Decided claims judged again by what is known now, on a database of the test's own.

const PLAN = 'ccah';
const DAY = new Date('2025-06-02T09:00:00-07:00');
const LATER = new Date('2025-06-09T09:00:00-07:00');

let policy: CompiledPolicy;
let people: Population;
let fresh: FreshDatabase;
let folder: string;
let files = 0;

beforeAll(async () => {
  const { book } = await loadPolicyFolder({ sources: false });
  const compiled = compilePolicy(book, PLAN);
  const findings: Finding[] = [];
  const cast = readCast(await castFile(), findings);
  const population = await readPopulation(`${ROOT}examples/population.yaml`, cast, findings);
  if (!compiled || !population) throw new Error('the example’s policy or population is missing');
  policy = compiled;
  people = population;
});

beforeEach(async () => {
  fresh = await freshDatabase(MIGRATIONS_FOLDER);
  folder = await mkdtemp(join(tmpdir(), 'madrone-again-'));
  await put(people);
});

afterEach(async () => {
  await fresh?.drop();
  await rm(folder, { recursive: true, force: true });
});

const put = (population: Population) => fresh.database.transaction((session) => populate(session, PLAN, population));
const contextAt = (at: Date) => ({ plan: PLAN, at, actor: 'test', policyVersion: policy.version });

/** Adjudicates the claims as a file of their own; the plan's number of each by the biller's. */
async function decided(...claims: ClaimInput[]): Promise<(control: string) => string> {
  const path = join(folder, `${++files}.837`);
  await writeFile(path, file837(claims, { control: files }));
  const run = await adjudicateFile(path, {
    policy,
    payer: { ...readSettings({}).payer, name: policy.name },
    openDesk: async ({ id }) => ({
      desk: await SqlDesk.open(fresh.database, policy, { ...contextAt(DAY), file: id }),
      receivedAt: DAY,
    }),
  });
  const ids = new Map<string, string>();
  for await (const page of run.desk.traced()) for (const { claim } of page) ids.set(claim.controlNumber, claim.id);
  return (control) => ids.get(control) ?? '';
}

const visit = (control: string, units = 2, more: Partial<ClaimInput> = {}) =>
  claimOf(control, consultant, ana, [lineOf('Z5023', units, units * 5_000, '2025-03-03')], more);
const kit = (control: string) =>
  claimOf(control, supplier, mai, [lineOf('E0602', 1, 4_500, '2025-03-10', { modifiers: ['NU'], ordering: nurse })]);
const pump = (control: string) =>
  claimOf(control, pharmacy, mai, [lineOf('E0603', 1, 26_000, '2025-03-10', { modifiers: ['NU'], ordering: nurse })]);
const estimate = { kind: 'estimate' as const, code: 'E0602', rate: 4_000 };

const again = (chosen: Chosen) => readjudicateClaims(fresh.database, policy, contextAt(LATER), chosen);
const would = (chosen: Chosen) => wouldReadjudicate(fresh.database, policy, contextAt(LATER), chosen);
const brief = ({ judged, changes, findings }: Awaited<ReturnType<typeof again>>) => ({
  judged,
  changes: changes.map(({ before, after }) => [
    after.claim.controlNumber,
    before.outcome,
    before.paid,
    after.outcome,
    after.paid,
  ]),
  findings: findings.map((f) => f.code),
});

/** Everything decisions left behind. */
async function kept() {
  const of = async (sql: string) => (await fresh.database.query(sql)).rows;
  return {
    claims: await of('select claim_id, file_id, position, outcome, paid, answer from claim order by claim_id'),
    lines: await of('select * from paid_line order by claim_id, line_number'),
    events: await of('select claim_id, sequence, kind from claim_event order by claim_id, sequence'),
    audit: await of('select action, subject from audit_event order by sequence'),
  };
}

describe('a claim that waits for a price', () => {
  it('is listed until an estimate comes, and is then paid beside its first decision', async () => {
    const id = await decided(kit('K'), visit('V'));
    const waiting = async () => {
      const listed: string[] = [];
      for await (const page of standingClaims(fresh.database, PLAN, { outcome: 'pended' }))
        listed.push(...page.map((d) => d.claim.controlNumber));
      return listed;
    };
    expect(await waiting()).toEqual(['K']);
    expect(brief(await again({ outcome: 'pended' }))).toEqual({ judged: 1, changes: [], findings: [] });
    await put({ ...people, rates: [...people.rates, estimate] });
    expect(brief(await again({ outcome: 'pended' })).changes).toEqual([['K', 'pended', 0, 'paid', 4_000]]);
    expect(await waiting()).toEqual([]);
    const { claims, events, lines, audit } = await kept();
    expect(events.filter((e) => e.claim_id === id('K')).map((e) => e.kind)).toEqual(['decided', 'decided']);
    expect(claims.find((c) => c.claim_id === id('K'))).toMatchObject({ position: 1, outcome: 'paid' });
    expect(lines.filter((l) => l.claim_id === id('K'))).toHaveLength(1);
    expect(audit.filter((a) => a.subject === id('K')).map((a) => a.action)).toEqual([
      'claim.decided',
      'claim.readjudicated',
    ]);
  });

  it('shows what would come out, and stays as it was', async () => {
    await decided(kit('K'), visit('V'));
    await put({ ...people, rates: [...people.rates, estimate] });
    const before = await kept();
    expect(brief(await would({ receivedFrom: '2025-06-02' }))).toEqual({
      judged: 2,
      changes: [['K', 'pended', 0, 'paid', 4_000]],
      findings: [],
    });
    expect(await kept()).toEqual(before);
    expect(brief(await would({ receivedFrom: '2025-06-03' })).judged).toBe(0);
  });
});

describe('judging again', () => {
  it('changes nothing where nothing is new, nor a second time', async () => {
    await decided(visit('A'), visit('B', 2, {}), kit('K'));
    const before = await kept();
    expect(brief(await again({ receivedFrom: '2025-01-01' })).changes).toEqual([]);
    expect(await kept()).toEqual(before);
    await put({ ...people, rates: [...people.rates, estimate] });
    await again({ outcome: 'pended' });
    const after = await kept();
    expect(brief(await again({ receivedFrom: '2025-01-01' })).changes).toEqual([]);
    expect(await kept()).toEqual(after);
  });

  it('counts for no claim what came after it: nobody loses a place to a later claim', async () => {
    await decided(visit('A'), kit('K'));
    await decided(claimOf('B', consultant, ana, [lineOf('Z5023', 2, 10_000, '2025-03-10')]));
    await decided(claimOf('C', consultant, ana, [lineOf('Z5023', 1, 5_000, '2025-03-17')]));
    const before = await kept();
    expect(before.claims.map((c) => c.outcome).sort()).toEqual(['denied', 'paid', 'paid', 'pended']);
    expect(brief(await again({ receivedFrom: '2025-01-01' }))).toEqual({ judged: 4, changes: [], findings: [] });
    expect(await kept()).toEqual(before);
  });

  it('takes a payment back that nothing carries any more', async () => {
    const id = await decided(visit('A'));
    const gone = people.members.map((m) => (m.cin === ana.id ? { ...m, coverage: [] } : m));
    await put({ ...people, members: gone });
    expect(brief(await again({ ids: [id('A')] })).changes).toEqual([['A', 'paid', 9_148, 'denied', 0]]);
    expect((await kept()).lines).toEqual([]);
  });

  it('leaves a replacement in the place it took', async () => {
    const first = await decided(visit('A'));
    const second = await decided(visit('A2', 1, { frequency: '7', originalReference: first('A') }));
    const before = await kept();
    expect(brief(await again({ receivedFrom: '2025-01-01' }))).toEqual({ judged: 1, changes: [], findings: [] });
    expect(await kept()).toEqual(before);
    expect(brief(await again({ ids: [second('A2')] })).findings).toEqual([]);
  });

  it('says of each claim that was named why it cannot be', async () => {
    const first = await decided(visit('A'), pump('P'));
    await decided(visit('A2', 1, { frequency: '7', originalReference: first('A') }));
    const third = await decided(visit('N', 1, { frequency: '7', originalReference: 'NOSUCHCLAIM' }));
    const run = await again({ ids: [first('A'), third('N'), 'NOSUCHCLAIM', first('P')] });
    expect(brief(run)).toEqual({
      judged: 1,
      changes: [],
      findings: ['readjudicate.stands_no_more', 'readjudicate.never_entered', 'readjudicate.unknown_claim'],
    });
  });
});
