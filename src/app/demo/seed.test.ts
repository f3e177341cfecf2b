import { afterAll, beforeAll, expect, it } from 'vitest';
import { signedIn, type TestPortal, testPortal } from '../portal/testing.ts';
import { readSettings } from '../settings.ts';
import { seedDemo } from './seed.ts';

let portal: TestPortal;
beforeAll(async () => {
  portal = await testPortal({ organizations: [] });
  const { door, desk, now, fresh } = portal;
  const few = { members: { ccah: 60 }, requests: 0 };
  await seedDemo({
    ...few,
    db: fresh.database,
    book: desk.book,
    door,
    settings: readSettings({}),
    now,
    say: () => undefined,
  });
}, 120_000);
afterAll(() => portal.close());

it('the demonstration’s clinic sees the whole page of every member whose doctor’s office it is', async () => {
  const { rows } = await portal.fresh.database.query<{ cin: string }>(
    `select m.cin from member m join member_assignment a using (plan, member_id) join site s on s.plan = a.plan and s.npi = a.who
     where m.plan = 'ccah' and a.kind = 'pcp' and a.to_date is null and s.organization_id = 'demo-clinic' order by m.cin`,
  );
  const biller = await signedIn(portal, 'biller@demo-clinic.example');
  const whole: boolean[] = [];
  for (const { cin } of rows) {
    const found = await biller.ask('POST', '/api/members/find', { cin });
    const { body } = await biller.ask('GET', `/api/members/${found.body.members[0].handle}`);
    whole.push(body.full !== null);
  }
  expect(whole.length).toBeGreaterThan(0);
  expect(whole).not.toContain(false);
});
