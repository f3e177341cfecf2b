import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Browser, signedIn, type TestPortal, testPortal } from './testing.ts';

// What a reviewer wrote, on the member's own page: in his language once a translator has put it there.

const REASON = 'Your knee can get better with exercise first.';
const SPANISH = 'Su rodilla puede mejorar primero con ejercicio.';
const NURSE = 'reviewer-nurse@aah.example';
const OFFICE = 'biller@clinic.example';
const DIRECTOR = 'medical-director@aah.example';
const GUARDIAN = 'guardian@family.example';
let portal: TestPortal;
const browsers = new Map<string, Browser>();
const as = (who: string): Browser => browsers.get(who) as Browser;
let handle: string;

beforeAll(async () => {
  portal = await testPortal({
    organizations: [
      { id: 'aah', kind: 'plan', name: 'Alliance', plans: ['aah'] },
      { id: 'clinic', kind: 'provider', name: 'The Clinic', plans: ['aah'] },
      {
        id: 'family',
        kind: 'members',
        name: 'Members',
        plans: ['aah'],
        wards: [{ role: 'guardian', plan: 'aah', member: 'ana', relation: 'guardian' }],
      },
    ],
  });
  const { database } = portal.fresh;
  await database.query(
    `insert into member (plan, member_id, cin, unit_id, last_name, first_name, born, synthetic, written) values
       ('aah', 'ana', '90000001A', 'u1', 'SYNTHETIC', 'ANA', '1990-01-01', true, 'es')`,
  );
  await database.query(
    `insert into coverage_span (plan, member_id, from_date, line_of_business, delivery_system)
     values ('aah', 'ana', '2020-01-01', 'medi_cal', 'managed_care')`,
  );
  await database.query(
    `insert into provider (plan, provider_id, npi, name, types, organization_id)
     values ('aah', 'dr-clinic', '1000990014', 'SYNTHETIC Clinic', '{clinic}', 'clinic')`,
  );
  for (const email of [DIRECTOR, NURSE, OFFICE, GUARDIAN]) browsers.set(email, await signedIn(portal, email));
  await as(OFFICE).ask('POST', '/api/members/find', { cin: '90000001A' });
  const { rows } = await database.query<{ handle: string }>('select handle from member');
  const asked = await as(OFFICE).ask('POST', '/api/requests', {
    plan: 'aah',
    member: rows[0]?.handle,
    kind: 'pre_service',
    urgency: 'non_urgent',
    lines: [{ line: 1, code: 'E1399', what: 'a brace', units: 3, from: '2026-04-01' }],
  });
  handle = asked.body.request.handle;
  const decided = await as(DIRECTOR).ask('POST', `/api/requests/${handle}/decide`, {
    lines: [{ line: 1, outcome: 'denied', units: 0 }],
    basis: 'appropriateness',
    references: [{ source: 'mcg', name: 'SYNTHETIC guideline', met: false }],
    review: {
      clinicallyAppropriate: false,
      appropriateSetting: true,
      coveredBenefit: true,
      circumstances: 'nothing particular',
      individualNeed: 'looked at',
    },
    reason: REASON,
  });
  expect(decided.status).toBe(200);
}, 60_000);
afterAll(() => portal.close());

async function read(who: string, language: string) {
  const { body } = await as(who).ask('GET', `/api/requests/${handle}?language=${language}`);
  const told = body.story.find(({ kind }: { kind: string }) => kind === 'decided');
  const { reason, reason_language } = body.decision;
  return { reason, reason_language, note: told.note, note_language: told.note_language };
}

it('is English marked as such until then, his own language from then on, and what was written to everybody else', async () => {
  const inEnglish = { reason: REASON, reason_language: 'en', note: REASON, note_language: 'en' };
  const asWritten = { reason: REASON, reason_language: undefined, note: REASON, note_language: undefined };
  expect(await read(GUARDIAN, 'es')).toEqual(inEnglish);
  const { body } = await as(NURSE).ask('GET', `/api/cases/${handle}/notices`);
  const letter = body.notices.find(({ to }: { to: string }) => to === 'member');
  const kept = (reason: string) =>
    as(NURSE).ask('POST', `/api/notices/${letter.id}/translation`, {
      into: 'es',
      reason,
      translator: 'SYNTHETIC',
      statement: 'Certified.',
    });
  expect((await kept('Haga ejercicio.')).status).toBe(200);
  expect((await kept(SPANISH)).status).toBe(200);
  const inSpanish = { reason: SPANISH, reason_language: 'es', note: SPANISH, note_language: 'es' };
  expect(await read(GUARDIAN, 'es')).toEqual(inSpanish);
  expect(await read(GUARDIAN, 'en')).toEqual(asWritten);
  expect(await read(GUARDIAN, 'hmn')).toEqual(inEnglish);
  for (const who of [NURSE, OFFICE]) expect(await read(who, 'es')).toEqual(asWritten);
});
