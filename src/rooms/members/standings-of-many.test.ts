import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MIGRATIONS_FOLDER } from '../../app/settings.ts';
import type { Actor } from '../../kernel/index.ts';
import { type FreshDatabase, freshDatabase } from '../../platform/db/testing.ts';
import { scopeOf } from '../../platform/http/index.ts';
import { checkEligibility } from './check-eligibility.ts';
import { eligibilityOn } from './eligibility.ts';
import { SqlMemberStore } from './member-store.ts';

// Many are told by one function with the eyes of the tables' owner. It says of each what row-level security lets the asker read of that
// member alone, whoever asks, and nothing of anybody else.

const NOW = new Date('2025-06-02T09:00:00-07:00');
const ACCOUNT = '00000000-0000-4000-8000-000000000001';
const SESSION = '00000000-0000-4000-8000-000000000002';
const MEMBERS = 90;
const PLANS = ['ccah', 'aah', 'chpiv'] as const; // the last is nobody's who asks
let fresh: FreshDatabase;

const asker = (organization: string, reach: Actor['reach']) =>
  ({ account: ACCOUNT, session: SESSION, organization, plans: ['ccah', 'aah'], reach }) as unknown as Actor;
const scopes = {
  'an office': scopeOf(asker('clinic', 'organization'), NOW),
  'a plan': scopeOf(asker('ccah', 'plan'), NOW),
  'a guardian': scopeOf(asker('people', 'person'), NOW),
  nobody: scopeOf(undefined, NOW),
};

const day = fc.integer({ min: 0, max: 900 }).map((n) => new Date(Date.UTC(2024, 0, 1 + n)).toISOString().slice(0, 10));
const span = fc.record({
  from: day,
  long: fc.option(fc.integer({ min: 0, max: 300 }), { nil: undefined }),
  kind: fc.constantFrom('managed_care', 'fee_for_service', 'uncertain'),
  aid: fc.option(fc.constantFrom('M1', '60'), { nil: undefined }),
});
const life = fc.record({ spans: fc.array(span, { maxLength: 4 }), tied: fc.boolean(), former: fc.boolean() });

const cinOf = (n: number, form: 'A' | 'F' = 'A') => `9${String(n).padStart(7, '0')}${form}`;
const bornOf = (n: number) => `1990-01-${String(1 + (n % 3)).padStart(2, '0')}`;

beforeAll(async () => {
  fresh = await freshDatabase(MIGRATIONS_FOLDER);
  const { database: db } = fresh;
  await db.query(
    `insert into organization values ('ccah', 'plan', 'PLAN', true), ('clinic', 'provider', 'SYNTHETIC CLINIC', true)`,
  );
  await db.query(`insert into account (account_id, email, name) values ('${ACCOUNT}', 'a@example.org', 'A')`);
  await db.query(`insert into session (session_id, token_hash, csrf, account_id, step, created_at, seen_at)
    values ('${SESSION}', '\\x01', 'c', '${ACCOUNT}', 'full', now(), now())`);
  const lives = fc.sample(life, { numRuns: MEMBERS, seed: 1 });
  for (const [n, { spans, tied, former }] of lives.entries()) {
    const plan = PLANS[n % PLANS.length];
    const id = `m${n}`;
    const until = ({ from, long }: (typeof spans)[number]) =>
      long === undefined ? undefined : new Date(Date.parse(from) + long * 86_400_000).toISOString().slice(0, 10);
    const uncertain = spans
      .filter(({ kind }) => kind === 'uncertain')
      .map((one) => ({ from: one.from, to: until(one), status: 'X' }));
    // Names and birth dates are shared: an identity of these finds several.
    await db.query(
      `insert into member (plan, member_id, cin, unit_id, last_name, first_name, born, circumstances, synthetic)
       values ($1, $2, $3, $2, $4, 'SYNTHETIC', $5, $6, true)`,
      [
        plan,
        id,
        cinOf(n),
        `LAST${n % 7}`,
        bornOf(n),
        JSON.stringify(uncertain.length > 0 || former ? { uncertain } : {}),
      ],
    );
    for (const one of spans.filter(({ kind }) => kind !== 'uncertain')) {
      await db.query(
        `insert into coverage_span (plan, member_id, from_date, to_date, line_of_business, delivery_system, aid_code)
         values ($1, $2, $3, $4, 'medi_cal', $5, $6) on conflict do nothing`,
        [plan, id, one.from, until(one) ?? null, one.kind, one.aid ?? null],
      );
    }
    if (former)
      await db.query('insert into member_former_cin values ($1, $2, $3, $4)', [plan, cinOf(n, 'F'), id, '2025-01-01']);
    if (tied) await db.query(`insert into member_tie values ($1, $2, 'clinic', 'pcp', '2020-01-01', null)`, [plan, id]);
  }
}, 60_000);
afterAll(() => fresh?.drop());

const somebody = fc.integer({ min: 0, max: MEMBERS + 5 });
const identity = fc.oneof(
  somebody.map((n) => ({ cin: cinOf(n) })),
  somebody.map((n) => ({ cin: cinOf(n, 'F') })),
  somebody.map((n) => ({ last: `LAST${n % 7}`, first: 'SYNTHETIC', born: bornOf(n) })),
);
const asked = fc.array(fc.record({ who: identity, on: day }), { minLength: 1, maxLength: 25 });

describe('the standings of many', { timeout: 60_000 }, () => {
  it.each(Object.entries(scopes))('are for %s those of each alone', async (_, scope) => {
    let seen = 0;
    await fc.assert(
      fc.asyncProperty(asked, async (all) => {
        await fresh.database.query('delete from member_glimpse');
        await fresh.database.transaction(async (tx) => {
          const store = new SqlMemberStore(tx, NOW);
          const many = await checkEligibility(
            store,
            all.map(({ who, on }) => ({ ...who, on })),
            '2025-06-02',
          );
          for (const [i, { who, on }] of all.entries()) {
            const found = await store.glimpse([who]);
            const standings = await store.standings(found.map(({ handle }) => handle));
            expect([...standings.keys()].sort()).toEqual(found.map(({ handle }) => handle).sort());
            const told = await store.glimpseStandings([who]);
            expect(told.map(({ handle, coverage, uncertain }) => ({ handle, coverage, uncertain }))).toEqual(
              told.map(({ handle }) => ({ handle, ...standings.get(handle) })),
            );
            expect(told.map(({ handle }) => handle).sort()).toEqual([...standings.keys()].sort());
            const alone = found.map(({ handle }) => eligibilityOn(standings.get(handle) ?? never(), on).eligible);
            expect(allowed(alone)).toContain(many[i]?.eligible);
            seen += found.length;
          }
        }, scope);
      }),
      { numRuns: 25, seed: 2 },
    );
    expect(seen > 0).toBe(scope === scopes['an office'] || scope === scopes['a plan']);
  });

  it('open to an office no more than whom it asked for', async () => {
    await fresh.database.query('delete from member_glimpse');
    await fresh.database.transaction(async (tx) => {
      const store = new SqlMemberStore(tx, NOW);
      const open = async () =>
        (await tx.query<{ id: string }>('select member_id as id from member')).rows.map((r) => r.id);
      const before = await open();
      const told = await store.glimpseStandings([{ cin: cinOf(0) }, { cin: cinOf(1) }, { cin: cinOf(2) }]);
      expect(told.map(({ id }) => id)).toEqual(['m0', 'm1']); // m2 is a member of another plan
      expect((await open()).sort()).toEqual([...new Set([...before, 'm0', 'm1'])].sort());
    }, scopes['an office']);
  });
});

/** What an asker may be told where one identity is several members: the one covered, else the unknown, else none; two covered are not said. */
function allowed(alone: readonly string[]): readonly string[] {
  if (alone.length === 0) return ['not_found'];
  const covered = alone.filter((one) => one === 'yes').length;
  if (covered > 0) return covered === 1 ? ['yes'] : ['yes', 'not_asked'];
  return alone.includes('unknown') ? ['unknown'] : ['no'];
}

function never(): never {
  throw new Error('who was found has a standing');
}
