import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MIGRATIONS_FOLDER } from '../../app/settings.ts';
import { type FreshDatabase, freshDatabase } from '../../platform/db/testing.ts';
import type { Claim } from './claim.ts';
import { MemoryClaimStore, type Population } from './memory-store.ts';
import { populate } from './populate.ts';
import { SqlClaimStore } from './sql-store.ts';
import {
  syntheticClaim as claim,
  syntheticLine as line,
  syntheticMember as member,
  syntheticPaidLine as paid,
  syntheticProvider as provider,
  syntheticPopulation,
} from './synthetic.ts';
import { directoryFor, loadDirectory } from './world-store.ts';

let fresh: FreshDatabase;

beforeEach(async () => {
  fresh = await freshDatabase(MIGRATIONS_FOLDER);
});

afterEach(async () => {
  await fresh?.drop();
});

const AT = new Date('2025-06-02T09:00:00-07:00');

/** Everything a population can say, said once. */
const population: Population = syntheticPopulation({
  members: [
    member('ana', {
      sex: 'F',
      county: 'Merced',
      coverage: [
        { from: '2020-01-01', to: '2024-12-31', lineOfBusiness: 'medi_cal', deliverySystem: 'fee_for_service' },
        { from: '2025-01-01', lineOfBusiness: 'medi_cal', deliverySystem: 'managed_care' },
      ],
      otherInsurance: [{ from: '2024-01-01', to: '2024-06-30' }],
      inpatient: [{ from: '2025-02-20', to: '2025-02-22' }],
      pregnancies: [{ began: '2024-06-01', ended: '2025-02-20', outcome: 'birth' }],
      homeless: 'sheltered',
      group: 'group-1',
      ecm: { status: 'enrolled', from: '2025-01-01', provider: 'clinic', onMif: '2024-12-01', isNew: false },
      signatureOnFile: false,
    }),
    member('leo', { unit: 'ana', name: { last: 'O\\’Tab\tNew\nLine', first: 'Ñandú 🤱' } }),
  ],
  providers: [
    provider('clinic', { contracts: [{ from: '2025-01-01' }], lactationApproval: [{}], certifications: ['a', 'b'] }),
    provider('other', { subcontracts: [{ with: 'clinic', from: '2025-01-01' }], supervisedBy: 'clinic' }),
  ],
  history: [
    paid('VISIT', {
      uses: [{ number: 'A-1', units: 0.5 }],
      modifiers: ['25', 'XP'],
      serial: 'S',
      retail: 100,
      units: 0.5,
    }),
    paid('PUMP', { key: 'later/1', claim: 'later', from: '2025-04-01', to: '2025-04-03', charge: undefined }),
  ],
  authorizations: [
    {
      number: 'A-1',
      member: 'ana',
      unit: 'ana',
      vehicle: 'tar',
      codes: ['VISIT', 'H0043-U6'],
      from: '2025-01-01',
      to: '2025-12-31',
      approvedOn: '2025-01-02',
      units: 1.5,
      dollars: 123_456,
      provider: 'clinic',
    },
  ],
  documents: [
    {
      member: 'ana',
      unit: 'ana',
      document: 'care_plan',
      on: '2025-01-01',
      by: 'physician',
      standing: true,
      states: ['x'],
    },
  ],
  rates: [
    {
      kind: 'contract',
      code: 'VISIT',
      modifiers: ['25'],
      provider: 'clinic',
      from: '2025-01-01',
      to: '2025-12-31',
      rate: 4_574,
    },
    { kind: 'tax_rate', rate: 8.25 },
  ],
});

const asked: Claim[] = [
  claim('a', [line('VISIT')], { memberIds: ['CIN-ana'], billing: 'NPI-clinic', rendering: 'other' }),
  claim('b', [], { memberIds: ['leo'], billing: 'nobody' }),
];

async function store(plan = 'x'): Promise<SqlClaimStore> {
  const db = fresh.database;
  const context = { plan, at: AT, actor: 'test', policyVersion: 'v' };
  return new SqlClaimStore(db, context, await loadDirectory(db, plan), new Map());
}

const put = (what: Population, plan = 'x') => fresh.database.transaction((session) => populate(session, plan, what));

async function counts(): Promise<Record<string, number>> {
  const tables = [
    'member',
    'coverage_span',
    'provider',
    'rate',
    'authorization_approval',
    'member_document',
    'paid_line',
  ];
  const rows = await Promise.all(
    tables.map(async (t) => {
      const found = await fresh.database.query<{ n: number }>(`select count(*)::int as n from ${t}`);
      return [t, found.rows[0]?.n ?? -1] as const;
    }),
  );
  return Object.fromEntries(rows);
}

describe('a population in the database', () => {
  it('is the world that the same population makes in memory', async () => {
    await put(population);
    const stored = await (await store()).loadWorld(asked);
    const memory = new MemoryClaimStore(population, '2025-06-02').world;
    for (const id of ['CIN-ana', 'leo', 'nobody']) expect(stored.member(id)).toEqual(memory.member(id));
    for (const id of ['NPI-clinic', 'clinic', 'other', 'nobody'])
      expect(stored.provider(id)).toEqual(memory.provider(id));
    expect(stored.history('ana')).toEqual(memory.history('ana'));
    expect(stored.authorizations('ana')).toEqual(memory.authorizations('ana'));
    expect(stored.documents('ana')).toEqual(memory.documents('ana'));
    expect(stored.rates.toSorted((a, b) => a.rate - b.rate)).toEqual(memory.rates.toSorted((a, b) => a.rate - b.rate));
    expect(stored.today).toBe(memory.today);
  });

  it('brings to one question only the rates that can speak of its code and provider', async () => {
    const rate = { kind: 'contract' as const, rate: 100 };
    const rates = [
      { ...rate, code: 'VISIT', provider: 'clinic' },
      { ...rate, code: 'VISIT', provider: 'other' },
      { ...rate, code: 'VISIT', rate: 90 },
      { ...rate, code: 'PUMP' },
      { kind: 'tax_rate' as const, rate: 8.25 },
    ];
    await put({ ...population, rates }, 'rated');
    const asked = async (provider?: string) =>
      (await directoryFor(fresh.database, 'rated', { code: 'VISIT', provider })).rates.map((r) => [
        r.code,
        r.provider,
        r.rate,
      ]);
    const everybodys = [
      [undefined, undefined, 8.25],
      ['VISIT', undefined, 90],
    ];
    expect((await asked()).toSorted()).toEqual(everybodys.toSorted());
    const theirs = [...everybodys, ['VISIT', 'clinic', 100]].toSorted();
    expect((await asked('clinic')).toSorted()).toEqual(theirs);
    expect((await asked('NPI-clinic')).toSorted()).toEqual(theirs);
  });

  it('put in twice is there once', async () => {
    await put(population);
    const once = await counts();
    await put(population);
    expect(await counts()).toEqual(once);
    expect(once).toEqual({
      member: 2,
      coverage_span: 3,
      provider: 2,
      rate: 2,
      authorization_approval: 1,
      member_document: 1,
      paid_line: 2,
    });
  });

  it('takes the place of what stood under the same keys', async () => {
    await put(population);
    await put(syntheticPopulation({ members: [member('ana', { county: 'Monterey' })] }));
    const world = await (await store()).loadWorld(asked);
    expect(world.member('CIN-ana')?.county).toBe('Monterey');
    expect(world.member('leo')?.name.first).toBe('Ñandú 🤱');
  });

  it('forgets coverage that a newer file no longer names: who left stays gone', async () => {
    const span = { lineOfBusiness: 'medi_cal', deliverySystem: 'managed_care' } as const;
    await put(syntheticPopulation({ members: [member('ana', { coverage: [{ from: '2024-01-01', ...span }] })] }));
    const ended = [{ from: '2025-01-01', to: '2025-01-31', ...span }];
    await put(syntheticPopulation({ members: [member('ana', { coverage: ended })] }));
    expect((await (await store()).loadWorld(asked)).member('CIN-ana')?.coverage).toEqual(ended);
  });

  it('lets a replacement name a claim of its history, as it may in memory', async () => {
    await put(population);
    const follow = [
      claim('r', [line('VISIT')], { frequency: 'replacement', replaces: 'earlier', memberIds: ['CIN-ana'] }),
    ];
    const stored = await (await store()).loadWorld(follow);
    const memory = new MemoryClaimStore(population, '2025-06-02').world;
    expect(stored.earlier('earlier')).toEqual(memory.earlier('earlier'));
    expect(stored.earlier('nothing')).toBeUndefined();
  });

  it('belongs to its plan: another plan sees nothing of it', async () => {
    await put(population);
    const world = await (await store('y')).loadWorld(asked);
    expect([world.member('CIN-ana'), world.provider('clinic'), world.history('ana'), world.rates]).toEqual([
      undefined,
      undefined,
      [],
      [],
    ]);
  });

  it('is there whole or not at all, and the error names no person', async () => {
    const twins = [
      member('ana', { name: { last: 'SECRETLAST', first: 'SECRETFIRST' }, cin: '90000001B' }),
      member('bea', { cin: '90000001B' }),
    ];
    const failed = put(syntheticPopulation({ members: twins })).catch((error: unknown) => error);
    const error = await failed;
    expect(error).toBeInstanceOf(Error);
    const said = error instanceof Error ? `${error.message} ${JSON.stringify(error)}` : '';
    expect(said).not.toMatch(/SECRET|90000001B/);
    expect((await counts()).member).toBe(0);
  });
});
