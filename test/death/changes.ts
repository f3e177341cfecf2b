import { randomUUID } from 'node:crypto';
import type { Asked } from '../../bench/portal/client.ts';
import type { Database } from '../../src/platform/db/index.ts';
import { syntheticFlat } from '../../src/rooms/members/index.ts';

export interface Stage {
  readonly db: Database;
  readonly members: readonly { readonly handle: string; readonly cin: string }[];
  readonly people: readonly string[];
  readonly site: string;
  readonly today: string;
}

/** A kind of change: what is asked next, and what must be true afterwards of what was answered and what was not. */
export interface Change {
  readonly name: string;
  readonly by: string;
  readonly next: (i: number) => { readonly asked: Asked; readonly mark: string };
  /** What is wrong with the database, given the marks that were answered and the one that was under way when the server died. */
  readonly wrong: (answered: readonly string[], last: string | undefined) => Promise<readonly string[]>;
}

export function changes({ db, members, people, site, today }: Stage, round: number): readonly Change[] {
  const post = (path: string, body: object): Asked => ({ method: 'POST', path, body });
  const put = (path: string, body: object): Asked => ({ method: 'PUT', path, body });
  const member = (i: number) => members[(round * 37 + i) % members.length]?.handle ?? '';
  const number = async (sql: string, params: readonly unknown[]) =>
    (await db.query<{ n: number }>(`select count(*)::int as n ${sql}`, params)).rows[0]?.n ?? 0;
  const text = async (sql: string, params: readonly unknown[]) =>
    (await db.query<{ t: string }>(`select ${sql}`, params)).rows[0]?.t;
  const newest = async (answered: readonly string[], last: string | undefined, stored: string | undefined) => {
    const allowed = [answered.at(-1), last].filter((mark) => mark !== undefined);
    return answered.length === 0 || allowed.includes(stored ?? '')
      ? []
      : [`${stored} instead of ${allowed.join(' or ')}`];
  };
  const file = (i: number) => [...syntheticFlat({ plan: 'ccah', members: 400, seed: 1_000 + i, today })].join('');
  return [
    {
      name: 'consent',
      by: 'care-team@ccah.example',
      next: (i) => ({
        asked: post(`/api/members/${member(i)}/consents`, {
          kind: 'text',
          action: 'give',
          by: 'member',
          method: 'verbal',
        }),
        mark: member(i),
      }),
      wrong: async (answered) => {
        const kept = await number(
          `from (select handle from member join member_consent using (plan, member_id) where handle = any($1) and kind = 'text' group by 1) h`,
          [answered],
        );
        const unique = new Set(answered).size;
        return kept === unique ? [] : [`${kept} of ${unique} consents are there`];
      },
    },
    {
      name: 'preference',
      by: 'care-manager@demo-clinic.example',
      next: (i) => {
        const value = `831-555-${String(1000 + ((round * 400 + i) % 9000))}`;
        return {
          asked: put(`/api/members/${member(0)}/preferences`, { contact: { kind: 'phone', value } }),
          mark: value,
        };
      },
      wrong: async (answered, last) =>
        newest(
          answered,
          last,
          await text(
            `value as t from member_contact c join member m using (plan, member_id) where m.handle = $1 and source = 'provider'`,
            [member(0)],
          ),
        ),
    },
    {
      name: 'invitation',
      by: 'account-manager@demo-clinic.example',
      next: () => {
        const email = `${randomUUID()}@clinic.example`;
        return { asked: post('/api/invitations', { email, name: 'Somebody', roles: ['biller'] }), mark: email };
      },
      wrong: async (answered, last) => {
        const once = await number('from invitation where email = any($1)', [answered]);
        const underWay = await number('from invitation where email = $1', [last ?? '']);
        return once === answered.length && underWay <= 1
          ? []
          : [`${once} of ${answered.length} invitations, ${underWay} under way`];
      },
    },
    {
      name: 'roles',
      by: 'account-manager@demo-ecm.example',
      next: (i) => {
        const role = i % 2 === 0 ? 'biller' : 'outreach_worker';
        return { asked: put(`/api/people/${people[0]}/roles`, { roles: [role] }), mark: role };
      },
      wrong: async (answered, last) =>
        newest(
          answered,
          last,
          await text(`roles[1] as t from seat where account_id = $1 and organization_id = 'demo-ecm'`, [people[0]]),
        ),
    },
    {
      name: 'directory',
      by: 'provider-relations@ccah.example',
      next: (i) => {
        const name = `SYNTHETIC place ${round}-${i}`;
        return {
          asked: put(`/api/directory/sites/${encodeURIComponent(site)}`, { plan: 'ccah', change: { name } }),
          mark: name,
        };
      },
      wrong: async (answered, last) =>
        newest(
          answered,
          last,
          await text(`listing->>'name' as t from site where plan = 'ccah' and site_id = $1`, [site]),
        ),
    },
    {
      name: 'eligibility of fifty',
      by: 'biller@demo-clinic.example',
      next: (i) => ({
        asked: post('/api/eligibility', {
          members: Array.from({ length: 50 }, (_, k) => ({ cin: members[(i + k) % members.length]?.cin })),
        }),
        mark: String(i),
      }),
      wrong: async () => {
        // All fifty are in the record, or none.
        const n = await number(
          `from audit_event e join account a on a.account_id::text = e.actor
           where a.email = 'biller@demo-clinic.example' and action = 'eligibility.checked'`,
          [],
        );
        return n % Math.min(50, members.length) === 0 ? [] : [`${n} records of eligibility`];
      },
    },
    {
      name: 'enrolment file',
      by: 'enrollment@ccah.example',
      next: (i) => ({
        asked: post('/api/enrollment/files', { plan: 'ccah', name: `file-${i}`, text: file(i) }),
        mark: `file-${i}`,
      }),
      wrong: async (answered) => {
        const whole = await number(
          `from enrollment_file where name = any($1) and state = 'done' and taken + rejected >= 400`,
          [answered],
        );
        return whole === answered.length ? [] : [`${whole} of ${answered.length} files are whole`];
      },
    },
  ];
}
