import type { Answers } from './answers.ts';

const LAST = { code: 'last_account_manager', because: 'this is the last account manager' };
const person = (id: string, name: string, roles: string[], more = {}) => ({
  id,
  name,
  email: `${id}@example.test`,
  roles,
  state: 'active',
  second_factor: true,
  since: '2025-01-02T16:00:00Z',
  seen: '2025-06-02T15:30:00Z',
  self: false,
  last_manager: false,
  closed: {},
  ...more,
});
const soon = () => new Date(Date.now() + 20 * 3_600_000).toISOString();

export const peopleAnswers: Answers = {
  'GET /api/people': () => ({
    organization: 'Synthetic Harbor Clinic',
    people: [
      person('sam', 'Synthetic Sam', ['account_manager', 'care_manager'], { self: true, last_manager: true, closed: { deactivate: LAST, roles: LAST } }),
      person('bea', 'Synthetic Bea', ['biller'], { second_factor: false }),
      person('otto', 'Synthetic Otto', ['outreach_worker'], { state: 'inactive' }),
    ],
  }),
  'GET /api/roles': () => ({
    roles: [
      { key: 'account_manager', may: ['account.read', 'account.manage', 'audit.read'] },
      { key: 'biller', may: ['member.find', 'member.read', 'benefit.check', 'claim.read'] },
      { key: 'outreach_worker', may: ['member.find', 'member.read', 'eligibility.check'] },
    ],
  }),
  'GET /api/invitations': () => ({
    invitations: [
      { id: 'i1', name: 'Synthetic Nina', email: 'nina@example.test', roles: ['biller'], state: 'open', invited_by: 'Synthetic Sam', created: '2025-06-02T16:00:00Z', expires: soon() },
      { id: 'i2', name: 'Synthetic Karl', email: 'karl@example.test', roles: ['biller'], state: 'used', invited_by: 'Synthetic Sam', created: '2025-05-02T16:00:00Z', expires: '2025-05-09T16:00:00Z' },
    ],
  }),
  'POST /api/invitations': () => ({ invitation: 'i3', expires: soon() }),
  'PUT /api/people/:person/active': () => ({}),
  'PUT /api/people/:person/roles': () => ({}),
};

const TOTAL = 10_000;
const record = (n: number) => ({
  sequence: n,
  at: new Date(Date.UTC(2025, 5, 2, 16) - (TOTAL - n) * 60_000).toISOString(),
  who: n % 3 === 0 ? 'Synthetic Sam' : 'Synthetic Bea',
  organization: 'clinic-synthetic',
  plan: 'ccah',
  action: ['member.read', 'benefit.checked', 'access.refused'][n % 3],
  subject: `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
  detail: { code: 'Z5023' },
  chained: true,
});

export const auditAnswers: Answers = {
  'GET /api/audit': ({ query }) => {
    const from = Number(query.before ?? TOTAL + 1) - 1;
    const limit = Number(query.limit ?? 50);
    const records = Array.from({ length: Math.min(limit, from) }, (_, i) => record(from - i));
    return { records, total: TOTAL, next: records.length === limit && from - limit > 0 ? from - limit + 1 : null };
  },
  'POST /api/audit/verify': () => ({ records: TOTAL, chains: 3, findings: [], digest: '9f2c40f1a7' }),
  'GET /api/break-glass': () => ({ total: 0, rows: [] }),
};
