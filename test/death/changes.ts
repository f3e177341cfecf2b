import { randomUUID } from 'node:crypto';
import type { Asked, Person } from '../../bench/portal/client.ts';
import { syntheticFlat } from '../../src/rooms/members/index.ts';
import { newest, once } from './found.ts';
import type { Stage } from './stage.ts';

/** What one person was told: marks of what was answered, and of what was asked without anybody knowing how it ended. */
export interface Told {
  readonly answered: readonly string[];
  readonly unknown: readonly string[];
}

/** A kind of change: what is asked next, what of it stands in the audit record, and what must be true of the rest. */
export interface Change {
  readonly name: string;
  /** Whose wish it is; nobody's who is signed in where absent. */
  readonly by: string | undefined;
  /** The action in the record, and how many records each change leaves. */
  readonly audited: { readonly action: string; readonly times: number };
  readonly next: (i: number, person: Person) => Promise<{ readonly asked: Asked; readonly mark: string }>;
  /** Who else wishes it at the same moment. */
  readonly with?: readonly string[];
  /** How it is asked, where it is not one wish of one person. Rejects when nobody knows how it ended. */
  readonly ask?: (asked: Asked, people: readonly Person[]) => Promise<void>;
  /** What is wrong with the database, given what was told. */
  readonly wrong: (told: Told) => Promise<readonly string[]>;
}

const FILE_MEMBERS = 400;

export function changes(
  { db, members, people, managers, site, provider, today, run }: Stage,
  round: number,
): readonly Change[] {
  const post = (path: string, body: object): Asked => ({ method: 'POST', path, body });
  const put = (path: string, body: object): Asked => ({ method: 'PUT', path, body });
  const member = (i: number) => members[(round * 37 + i) % members.length]?.handle ?? '';
  const value = async (sql: string, params: readonly unknown[]) =>
    (await db.query<{ value: string | null }>(`select (${sql})::text as value`, params)).rows[0]?.value ?? '';
  return [
    {
      name: 'consent',
      by: 'care-team@ccah.example',
      audited: { action: 'member.consent_given', times: 1 },
      next: async (i) => {
        const consent = { kind: 'text', action: 'give', by: 'member', method: 'verbal' };
        return { asked: post(`/api/members/${member(i)}/consents`, consent), mark: member(i) };
      },
      wrong: async ({ answered }) => {
        const kept = await value(
          `select count(distinct handle) from member join member_consent using (plan, member_id) where handle = any($1) and kind = 'text'`,
          [answered],
        );
        const asked = new Set(answered).size;
        return Number(kept) === asked ? [] : [`${kept} of ${asked} are there`];
      },
    },
    {
      name: 'preference',
      by: 'care-manager@demo-clinic.example',
      audited: { action: 'member.preferred', times: 1 },
      next: async (i) => {
        const number = `831-555-${String(1000 + ((round * 400 + i) % 9000))}`;
        const asked = put(`/api/members/${member(0)}/preferences`, { contact: { kind: 'phone', value: number } });
        return { asked, mark: number };
      },
      wrong: async (told) =>
        newest(
          told,
          await value(
            `select value from member_contact c join member m using (plan, member_id) where m.handle = $1 and source = 'provider'`,
            [member(0)],
          ),
        ),
    },
    {
      name: 'invitation',
      by: 'account-manager@demo-clinic.example',
      audited: { action: 'account.invited', times: 1 },
      next: async () => {
        const email = `${randomUUID()}@clinic.example`;
        return { asked: post('/api/invitations', { email, name: 'Somebody', roles: ['biller'] }), mark: email };
      },
      wrong: (told) =>
        once(db, 'select email as mark, count(*)::int as n from invitation where email = any($1) group by 1', told),
    },
    {
      name: 'account',
      by: 'account-manager@demo-ecm.example',
      audited: { action: 'account.roles_changed', times: 1 },
      next: async (i) => {
        const role = i % 2 === 0 ? 'biller' : 'outreach_worker';
        return { asked: put(`/api/people/${people[0]}/roles`, { roles: [role] }), mark: role };
      },
      wrong: async (told) =>
        newest(
          told,
          await value(`select roles[1] from seat where account_id = $1 and organization_id = 'demo-ecm'`, [people[0]]),
        ),
    },
    {
      name: 'recovery',
      by: 'provider-relations@calviva.example',
      audited: { action: 'recovery.begun', times: 1 },
      next: async (i) => {
        const at = managers[(run + round * 97 + i) % managers.length];
        const reason = `SYNTHETIC: everything was lost in round ${round} of ${run}, ${i}`;
        const body = { organization: at?.organization, reason };
        return { asked: post(`/api/organization-managers/${at?.account}/recovery`, body), mark: reason };
      },
      wrong: (told) =>
        once(
          db,
          `select detail->>'reason' as mark, count(*)::int as n from audit_event where action = 'recovery.begun' and detail->>'reason' = any($1) group by 1`,
          told,
        ),
    },
    {
      name: 'directory',
      by: 'provider-relations@ccah.example',
      audited: { action: 'directory.changed', times: 1 },
      next: async (i) => {
        const name = `SYNTHETIC place ${run}-${round}-${i}`;
        const seen = await value(
          `select coalesce(max(version), 0) from network_version where plan = 'ccah' and subject = 'site' and subject_id = $1`,
          [site],
        );
        const body = { plan: 'ccah', seen: Number(seen), change: { name } };
        return { asked: put(`/api/directory/sites/${encodeURIComponent(site)}`, body), mark: name };
      },
      wrong: async (told) => [
        ...(await newest(
          told,
          await value(`select listing->>'name' from site where plan = 'ccah' and site_id = $1`, [site]),
        )),
        ...(await once(
          db,
          `select said->>'name' as mark, count(*)::int as n from network_version where said->>'name' = any($1) group by 1`,
          told,
        )),
      ],
    },
    {
      name: 'provider tied',
      by: 'provider-relations@aah.example',
      audited: { action: 'provider.tied', times: 1 },
      next: async () => {
        const seen =
          (await value(`select organization_id from provider where plan = 'aah' and provider_id = $1`, [provider])) ||
          null;
        const organization = seen === null ? 'demo-group' : null;
        const body = { plan: 'aah', seen, organization };
        return { asked: put(`/api/network/providers/${provider}/organization`, body), mark: String(organization) };
      },
      wrong: async (told) =>
        newest(
          told,
          (await value(`select organization_id from provider where plan = 'aah' and provider_id = $1`, [provider])) ||
            'null',
        ),
    },
    {
      name: 'communication',
      by: 'provider-relations@health-net.example',
      audited: { action: 'library.published', times: 1 },
      next: async (i) => {
        const number = `D${run}R${round}N${i}`;
        const words = { title: { en: `SYNTHETIC ${number}` }, text: { en: 'SYNTHETIC' } };
        const body = { ...words, number, topic: 'communications', published: today };
        return { asked: post('/api/library/health-net/communications', body), mark: number };
      },
      wrong: async (told) => [
        ...(await once(
          db,
          `select replace(content->>'title', 'SYNTHETIC ', '') as mark, count(*)::int as n from library_entry where plan = 'health-net' and replace(content->>'title', 'SYNTHETIC ', '') = any($1) group by 1`,
          told,
        )),
        ...(await once(
          db,
          `select number_key as mark, count(*)::int as n from library_page where plan = 'health-net' and number_key = any($1) group by 1`,
          told,
        )),
      ],
    },
    {
      name: 'eligibility of fifty',
      by: 'biller@demo-clinic.example',
      audited: { action: 'eligibility.checked', times: Math.min(50, members.length) },
      next: async (i) => ({
        asked: post('/api/eligibility', {
          members: Array.from({ length: 50 }, (_, k) => ({ cin: members[(i + k) % members.length]?.cin })),
        }),
        mark: String(i),
      }),
      wrong: async () => [],
    },
    {
      name: 'enrolment file',
      by: 'enrollment@aah.example',
      audited: { action: 'member.file_sent', times: 1 },
      next: async (i) => {
        const name = `file-${run}-${round}-${i}.csv`;
        const seed = run + round * 1_000 + i;
        const text = [...syntheticFlat({ plan: 'aah', members: FILE_MEMBERS, seed, today })].join('');
        return { asked: post('/api/enrollment/files', { plan: 'aah', name, text }), mark: name };
      },
      wrong: (told) =>
        once(
          db,
          `select name as mark, count(*)::int as n from enrollment_file
           where name = any($1) and state = 'done' and taken + rejected >= ${FILE_MEMBERS} group by 1`,
          told,
        ),
    },
  ];
}
