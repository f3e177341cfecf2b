import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Finding } from '../../kernel/index.ts';
import { scopeOf } from '../../platform/http/index.ts';
import { brandsServedBy, loadProviders, readProviderFile } from '../../rooms/network/index.ts';
import { compilePolicy, type PolicyBook } from '../../rules/index.ts';
import { PolicyDesk } from './policy-desk.ts';
import { type Browser, signedIn, type TestPortal, testPortal } from './testing.ts';

// An organization's people see whole the members whom a provider of theirs looks after: provider relations, or a file, say whose
// number it is.

const CLINIC_NPI = '1000000004';
const NEW_NPI = '1000000012';

let portal: TestPortal;
let book: PolicyBook;
let relations: Browser;
const handles = new Map<string, string>();

beforeAll(async () => {
  portal = await testPortal({
    organizations: [
      { id: 'health-net', kind: 'plan', name: 'Health Net', plans: ['health-net'] },
      { id: 'calviva', kind: 'plan', name: 'CalViva', plans: ['calviva'] },
      { id: 'ccah', kind: 'plan', name: 'Central Plan', plans: ['ccah'] },
      { id: 'clinic', kind: 'provider', name: 'The Clinic', plans: ['health-net'] },
      { id: 'bridge', kind: 'provider', name: 'The Bridge', plans: ['health-net'] },
      { id: 'far', kind: 'provider', name: 'Far Away', plans: ['ccah'] },
    ],
  });
  ({ book } = await PolicyDesk.open());
  const { database: db } = portal.fresh;
  await db.query(
    `insert into provider (plan, provider_id, npi, name, types) values ('health-net', 'clinic-1', $1, 'SYNTHETIC Clinic', '{clinic}'),
       ('ccah', 'far-1', $1, 'SYNTHETIC Far', '{clinic}')`,
    [CLINIC_NPI],
  );
  const people = [
    ['health-net', 'bo', CLINIC_NPI],
    ['calviva', 'leo', 'clinic-1'],
    ['calviva', 'mia', NEW_NPI],
  ];
  for (const [i, [plan, id, pcp]] of people.entries()) {
    const { rows } = await db.query<{ handle: string }>(
      `insert into member (plan, member_id, cin, unit_id, last_name, first_name, born, synthetic)
       values ($1, $2, $3, $2, 'SYNTHETIC', upper($2), '1990-01-01', true) returning handle`,
      [plan, id, `9000000${i}A`],
    );
    handles.set(id ?? '', rows[0]?.handle ?? '');
    await db.query(
      `insert into coverage_span (plan, member_id, from_date, line_of_business, delivery_system) values ($1, $2, '2020-01-01', 'medi_cal', 'managed_care')`,
      [plan, id],
    );
    await db.query(
      `insert into member_assignment (plan, member_id, kind, who, from_date) values ($1, $2, 'pcp', $3, '2024-01-01')`,
      [plan, id, pcp],
    );
  }
  await db.query(
    `insert into paid_line (plan, unit_id, claim_id, line_number, member_id, provider_id, code, modifiers, from_date, to_date, units, billed_units, paid)
     values ('calviva', 'mia', 'c1', '1', 'mia', 'clinic-1', 'X', '{}', '2026-02-02', '2026-02-02', 1, 1, 100)`,
  );
  relations = await signedIn(portal, 'provider-relations@health-net.example');
}, 120_000);
afterAll(() => portal.close());

const pages = async (who: Browser) =>
  Promise.all(
    ['bo', 'leo', 'mia'].map(async (name) => (await who.ask('GET', `/api/members/${handles.get(name)}`)).status),
  );
const tie = (who: Browser, provider: string, seen: string | null, organization: string | null, plan = 'health-net') =>
  who.ask('PUT', `/api/network/providers/${provider}/organization`, { plan, seen, organization });

describe('provider relations say who bills under a number', () => {
  it('and the organization sees whole whom the provider looks after, of every brand, until it is untied', async () => {
    const office = await signedIn(portal, 'biller@clinic.example');
    expect(await pages(office)).toEqual([404, 404, 404]);
    const before = await relations.ask('POST', '/api/network/providers', { plan: 'health-net', tied: false });
    expect(before.body).toMatchObject({
      total: 1,
      providers: [{ id: 'clinic-1', npi: CLINIC_NPI, organization: null }],
    });
    const tied = await tie(relations, 'clinic-1', null, 'clinic');
    expect([tied.status, tied.body.organizationName]).toEqual([200, 'The Clinic']);
    expect(await pages(office)).toEqual([200, 200, 200]);
    expect(await pages(await signedIn(portal, 'biller@bridge.example'))).toEqual([404, 404, 404]);
    expect((await tie(relations, 'clinic-1', 'clinic', null)).status).toBe(200);
    expect(await pages(office)).toEqual([404, 404, 404]);
  });

  it('each time in the audit record, with what it was before', async () => {
    const compliance = await signedIn(portal, 'compliance@health-net.example');
    const { body } = await compliance.ask('GET', '/api/audit?action=provider.tied');
    expect(body.records.map((r: { subject: string; detail: object }) => [r.subject, r.detail])).toEqual([
      ['clinic-1', { plan: 'health-net', organization: null, before: 'clinic' }],
      ['clinic-1', { plan: 'health-net', organization: 'clinic', before: null }],
    ]);
  });

  it('not over what somebody said meanwhile, and only to who is under contract', async () => {
    const late = await tie(relations, 'clinic-1', 'bridge', 'clinic');
    expect([late.status, late.body.refused.code]).toEqual([409, 'conflict']);
    for (const organization of ['far', 'nowhere']) {
      const { status, body } = await tie(relations, 'clinic-1', null, organization);
      expect([status, body.refused.code]).toEqual([404, 'not_found']);
    }
    const offered = await relations.ask('GET', '/api/network/organizations?plan=health-net');
    expect(offered.body.organizations).toEqual([
      { id: 'bridge', name: 'The Bridge' },
      { id: 'clinic', name: 'The Clinic' },
    ]);
  });

  it('of their own plan: another plan’s provider answers as one that is not there, and a brand ties none', async () => {
    const theirs = await tie(relations, 'far-1', null, null);
    const nobodys = await tie(relations, 'nobody', null, null);
    expect([theirs.status, theirs.text]).toEqual([404, nobodys.text]);
    expect((await tie(relations, 'far-1', null, null, 'ccah')).text).toBe(nobodys.text);
    const brand = await signedIn(portal, 'provider-relations@calviva.example');
    expect((await tie(brand, 'clinic-1', null, 'clinic', 'calviva')).text).toBe(nobodys.text);
  });
});

describe('the database', () => {
  const as = (reach: 'plan' | 'organization', plans: string[]) => {
    const actor = { organization: 'clinic', reach, plans, session: '', account: '' };
    return scopeOf(
      { ...actor, name: '', language: 'en', organizationName: '', roles: [], permissions: new Set() },
      portal.now,
    );
  };
  const update = `update provider set organization_id = 'clinic' where provider_id = 'clinic-1'`;
  const refresh = `select refresh_provider_ties('calviva', 'health-net', 'clinic-1', '[]')`;

  it('lets nobody but the plan write whose number it is, and that alone', async () => {
    const { database: db } = portal.fresh;
    expect((await db.transaction((tx) => tx.query(update), as('organization', ['health-net']))).rowCount).toBe(0);
    expect((await db.transaction((tx) => tx.query(update), as('plan', ['ccah']))).rowCount).toBe(0);
    for (const [sql, scope] of [
      [refresh, as('organization', ['health-net'])],
      [refresh, as('plan', ['ccah'])],
      [`update provider set npi = '1' where provider_id = 'clinic-1'`, as('plan', ['health-net'])],
    ] as const) {
      await expect(db.transaction((tx) => tx.query(sql), scope)).rejects.toThrow();
    }
  });
});

describe('a file of providers', () => {
  async function load(...lines: string[]) {
    const findings: Finding[] = [];
    const head = 'npi,organization,provider_name,types,organization_name,organization_kind,contract_from,contract_to';
    const text = new TextEncoder().encode([head, ...lines].join('\n'));
    const rows = await readProviderFile([text], (type) => type === 'clinic', findings);
    const brands = brandsServedBy(book, (key) => compilePolicy(book, key), 'health-net');
    const at = { plan: 'health-net', brands, at: portal.now, today: '2026-03-02' };
    const loaded = await portal.fresh.database.transaction((tx) => loadProviders(rows, { tx, ...at }, findings));
    return { ...loaded, findings: findings.map(({ code, at }) => `${code} ${at}`) };
  }

  it('ties what is there and makes what is not; the same again changes nothing', async () => {
    const lines = [
      `${CLINIC_NPI},clinic,,,,,,`,
      `${NEW_NPI},new-office,SYNTHETIC Office,clinic,New Office,provider,2026-01-01,`,
    ];
    expect(await load(...lines)).toEqual({ tied: 2, unchanged: 0, findings: [] });
    expect(await load(...lines)).toEqual({ tied: 0, unchanged: 2, findings: [] });
    const { rows } = await portal.fresh.database.query(
      `select plan, member_id, organization_id, kind from member_tie order by 1, 2, 3, 4`,
    );
    expect(rows.map((row) => Object.values(row).join(' '))).toEqual([
      'calviva leo clinic pcp',
      'calviva mia clinic claim',
      'calviva mia new-office pcp',
      'health-net bo clinic pcp',
    ]);
    const made = await portal.fresh.database.query(`select standing from provider where npi = $1`, [NEW_NPI]);
    expect(made.rows).toEqual([{ standing: { contracts: [{ from: '2026-01-01' }] } }]);
  });

  it('says of each row that cannot be used where and why, and keeps nothing of it', async () => {
    const { findings, tied } = await load(
      '1000000005,clinic,,,,,,',
      `${CLINIC_NPI},bridge,,,,,,`,
      `${CLINIC_NPI},bridge,,,,,,`,
      '1000000020,ghost,SYNTHETIC,clinic,,,,',
      '1000000038,ghost,SYNTHETIC,clinic,Ghost,,,',
      '1000000046,ghost,,,Ghost,,2026-01-01,',
      '1000000053,clinic,SYNTHETIC,wizard,,,,',
      '1000000061,clinic,SYNTHETIC,clinic,,,2026-02-01,2026-01-01',
      '1000000079,health net,SYNTHETIC,clinic,,,,',
      '1000000087,clinic,SYNTHETIC,clinic,,plan,,',
    );
    expect(findings).toEqual([
      'network.npi row 2',
      'providers.twice row 4',
      'providers.type_unknown row 8',
      'providers.dates row 9',
      'csv.shape row 10, column B (organization)',
      'csv.code row 11, column F (organization_kind)',
      'providers.no_organization row 5',
      'providers.no_contract row 6',
      'providers.no_provider row 7',
    ]);
    expect(tied).toBe(1);
    const { rowCount } = await portal.fresh.database.query(`select from organization where organization_id = 'ghost'`);
    expect(rowCount).toBe(0);
  });
});
