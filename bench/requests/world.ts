import { accessPolicy } from '../../src/app/access-policy.ts';
import { openAccountsDoor } from '../../src/app/portal/accounts-door.ts';
import { PolicyDesk } from '../../src/app/portal/policy-desk.ts';
import { createPortal } from '../../src/app/portal/portal.ts';
import { addDays, dateOfDayNumber, dayAt } from '../../src/kernel/index.ts';
import type { Database } from '../../src/platform/db/index.ts';
import { noScan } from '../../src/platform/scan/index.ts';
import { seedDemoAccounts } from '../../src/rooms/accounts/index.ts';
import { CaseRequests, type RequestEvent } from '../../src/rooms/authorizations/index.ts';
import { SqlCases } from '../../src/rooms/cases/index.ts';

const HOUR = 3_600_000;
const OFFICES = 40;
const AT_ONCE = 250;

/** The portal on a port of its own, with a plan's department, offices, members and open requests. */
export async function openWorld(db: Database, open: number) {
  const policy = await accessPolicy();
  const desk = await PolicyDesk.open();
  const now = () => new Date();
  const secret = 'a secret of a benchmark, which seals nothing of anybody';
  const door = await openAccountsDoor({
    db,
    policy,
    book: desk.book,
    mail: { send: async () => undefined },
    secret,
    publicUrl: 'http://127.0.0.1',
    signOn: undefined,
    failed: (error) => {
      throw error;
    },
  });
  const unhurried = { per_minute: 10_000_000, sign_in_per_minute: 10_000 };
  const { server } = await createPortal({
    db,
    desk,
    door,
    now,
    access: { ...policy, limits: { ...policy.limits, requests: unhurried } },
    scan: noScan,
    version: 'bench',
    secure: false,
    behindProxy: false,
    log: false,
  });
  const organizations = [
    { id: 'ccah', kind: 'plan' as const, name: 'Plan', plans: ['ccah'] },
    ...Array.from({ length: OFFICES }, (_, i) => ({
      id: `office-${i}`,
      kind: 'provider' as const,
      name: `SYNTHETIC office ${i}`,
      plans: ['ccah'],
    })),
  ];
  await db.transaction((tx) => seedDemoAccounts(tx, organizations, door, now()));
  await db.query(
    `insert into provider (plan, provider_id, npi, name, types, certifications, standing, organization_id)
     select 'ccah', 'dr-' || n, '19000' || lpad(n::text, 5, '0'), 'SYNTHETIC office ' || n, '{ibclc}', '{ibclc}',
       '{"contracts": [{}], "lactationApproval": [{}]}', 'office-' || n from generate_series(0, $1::int - 1) n`,
    [OFFICES],
  );
  await db.query(
    `insert into member (plan, member_id, cin, unit_id, last_name, first_name, born, synthetic)
     select 'ccah', 'm' || n, '9' || lpad(n::text, 7, '0') || 'A', 'u' || n, 'SYNTHETIC', 'M' || n, '1990-01-01', true from generate_series(0, 9999) n`,
  );
  await db.query(
    `insert into coverage_span (plan, member_id, from_date, line_of_business, delivery_system)
     select plan, member_id, '2020-01-01', 'medi_cal', 'managed_care' from member`,
  );
  await db.query(
    `insert into member_tie select 'ccah', 'm' || n, 'office-' || n % $1::int, 'pcp', '2020-01-01', null from generate_series(0, 9999) n`,
    [OFFICES],
  );
  const started = performance.now();
  for (let first = 0; first < open; first += AT_ONCE) {
    await db.transaction(async (tx) => {
      const store = new CaseRequests(new SqlCases(tx), desk.clocksOf('ccah'));
      for (let n = first; n < Math.min(first + AT_ONCE, open); n++) {
        const events = eventsOf(n, Date.now());
        const on = dateOfDayNumber(dayAt(Date.now()));
        await store.append('ccah', await store.nextNumber('ccah', on), [], events);
      }
    });
  }
  const perSecond = open / ((performance.now() - started) / 1_000);
  for (const table of ['case_file', 'case_event', 'member', 'member_tie']) await db.query(`analyze ${table}`);
  await server.listen({ host: '127.0.0.1', port: 0 });
  const address = server.server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return { url: `http://127.0.0.1:${port}`, perSecond, close: () => server.close() };
}

function eventsOf(n: number, now: number): RequestEvent[] {
  const received = now - ((n * 7_919) % 200) * HOUR;
  const day = dateOfDayNumber(dayAt(received));
  const by = {
    account: '00000000-0000-4000-8000-000000000001',
    name: 'SYNTHETIC',
    organization: `office-${n % OFFICES}`,
    roles: ['biller'],
  };
  const urgency = n % 9 === 0 ? 'urgent' : 'non_urgent';
  const submitted: RequestEvent = {
    at: received,
    by,
    what: {
      kind: 'submitted',
      door: n % 3 === 0 ? 'fax' : 'portal',
      received,
      lineOfBusiness: n % 10 === 0 ? 'group_care' : 'medi_cal',
      handler: { kind: 'plan' },
      complete: n % 4 !== 0,
      warnings: [],
      body: {
        member: `m${n % 10_000}`,
        kind: n % 11 === 0 ? 'post_service' : 'pre_service',
        urgency,
        form: 'authorization_request',
        program: 'medical',
        inCare: false,
        continuity: false,
        lines: [{ line: 1, code: 'E1399', modifiers: [], units: 1, from: day, to: addDays(day, 60) }],
        dx: ['M54.5'],
        requester: `dr-${n % OFFICES}`,
        servicing: `dr-${(n + 1) % OFFICES}`,
        checklist: {},
        facts: {},
        attachments: [],
      },
    },
  };
  if (n % 4 !== 0) return [submitted];
  const asked = {
    kind: 'information_requested' as const,
    items: ['photographs'],
    by_way_of: 'fax' as const,
    text: 'SYNTHETIC',
  };
  return [submitted, { at: received + 1, by: { ...by, organization: 'ccah' }, what: asked }];
}
