import { californiaDate } from '../../src/kernel/index.ts';
import type { Asked } from './client.ts';

export interface KnownMember {
  readonly cin: string;
  readonly last: string;
  readonly first: string;
  readonly born: string;
  readonly handle: string;
}

/** What the questions are about, read from the database beforehand. */
export interface Known {
  readonly members: readonly KnownMember[];
  /** Members the clinic looks after. */
  readonly own: readonly string[];
  readonly organizations: readonly string[];
  readonly codes: readonly string[];
  readonly topics: readonly string[];
  readonly benefits: readonly string[];
  readonly pages: readonly string[];
}

export interface Wish {
  readonly name: string;
  /** Whose question it is; asked by several people at once, each in a session of his own. */
  readonly by: 'plan' | 'care' | 'desks' | 'office' | 'compliance' | 'manager' | 'enrollment' | 'relations' | 'nobody';
  readonly ask: (i: number) => Asked;
  /** Questions fewer than usual, where one is large. */
  readonly share?: number;
}

const NEEDS = ['lactation', 'breast pump', 'doula', 'ECM', 'housing', 'dentist', 'vision'];
const COUNTIES = ['Merced', 'Monterey', 'Santa Cruz', 'San Benito', 'Mariposa'];
const WORDS = [
  'breastfeeding',
  'prior authorization',
  'claims',
  'doula services',
  'interpreter',
  'transportation',
  'enhanced care',
];

export function wishes(known: Known): readonly Wish[] {
  const one = <T>(list: readonly T[], i: number): T => list[(i * 7_919) % list.length] as T;
  const member = (i: number) => one(known.members, i);
  const day = californiaDate(new Date());
  const get = (path: string, query: Readonly<Record<string, string>> = {}): Asked => {
    const text = new URLSearchParams(query).toString();
    return { method: 'GET', path: text === '' ? path : `${path}?${text}` };
  };
  const post = (path: string, body: object): Asked => ({ method: 'POST', path, body });
  const identity = (i: number) => ({ last: member(i).last, first: member(i).first, born: member(i).born });
  const many = (i: number, n: number) => Array.from({ length: n }, (_, k) => ({ cin: member(i * n + k).cin }));
  return [
    { name: 'who am I', by: 'office', ask: () => get('/api/session') },
    { name: 'my sessions', by: 'office', ask: () => get('/api/sessions') },
    { name: 'find by CIN, office', by: 'office', ask: (i) => post('/api/members/find', { cin: member(i).cin }) },
    { name: 'find by name and birth date, office', by: 'office', ask: (i) => post('/api/members/find', identity(i)) },
    {
      name: 'search by three letters, plan',
      by: 'plan',
      ask: (i) => post('/api/members/search', { plan: 'ccah', name: member(i).last.slice(0, 3) }),
    },
    {
      name: 'search by surname and a letter, plan',
      by: 'plan',
      ask: (i) =>
        post('/api/members/search', { plan: 'ccah', name: `${member(i).last}, ${member(i).first.slice(0, 1)}` }),
    },
    { name: 'page of a member, plan', by: 'plan', ask: (i) => get(`/api/members/${member(i).handle}`) },
    { name: 'page of a member, office', by: 'office', ask: (i) => get(`/api/members/${one(known.own, i)}`) },
    ...(['requests', 'appeals', 'continuity', 'referrals'] as const).flatMap((desk): Wish[] => [
      {
        name: `${desk} of a member, plan`,
        by: 'desks',
        ask: (i) => post(`/api/${desk}/search`, { member: member(i).handle }),
      },
      {
        name: `${desk}, worklist of an office`,
        by: 'office',
        ask: () => post(`/api/${desk}/search`, { plan: 'ccah' }),
      },
    ]),
    { name: 'eligibility of 1', by: 'office', ask: (i) => post('/api/eligibility', { members: many(i, 1) }) },
    {
      name: 'eligibility of 100',
      by: 'office',
      share: 0.5,
      ask: (i) => post('/api/eligibility', { members: many(i, 100) }),
    },
    {
      name: 'pre-check without a member',
      by: 'plan',
      ask: (i) => post('/api/benefits/check', { plan: 'ccah', on: day, code: one(known.codes, i) }),
    },
    {
      name: 'pre-check of a member',
      by: 'plan',
      ask: (i) =>
        post('/api/benefits/check', {
          plan: 'ccah',
          on: day,
          code: one(known.codes, i),
          member: member(i).handle,
          units: 1,
        }),
    },
    {
      name: 'facts a pre-check asks for',
      by: 'office',
      ask: (i) => get('/api/benefits/facts', { plan: 'ccah', on: day, code: one(known.codes, i) }),
    },
    {
      name: 'write down a consent',
      by: 'care',
      ask: (i) =>
        post(`/api/members/${member(i).handle}/consents`, {
          kind: 'text',
          action: 'give',
          by: 'member',
          method: 'verbal',
        }),
    },
    { name: 'plans', by: 'nobody', ask: () => get('/api/plans') },
    {
      name: 'benefit guide',
      by: 'nobody',
      ask: (i) => get('/api/benefits', { plan: 'ccah', language: i % 2 ? 'es' : 'en' }),
    },
    { name: 'one benefit', by: 'nobody', ask: (i) => get(`/api/benefits/ccah/${one(known.benefits, i)}`) },
    { name: 'policy explorer, list', by: 'nobody', ask: () => get('/api/policy', { plan: 'ccah' }) },
    {
      name: 'policy explorer, one topic',
      by: 'nobody',
      ask: (i) => get('/api/policy/topic', { what: one(known.topics, i), plan: 'ccah', language: i % 2 ? 'es' : 'en' }),
    },
    {
      name: 'directory by need and county',
      by: 'nobody',
      ask: (i) => post('/api/directory/search', { plan: 'ccah', need: one(NEEDS, i), county: one(COUNTIES, i) }),
    },
    {
      name: 'directory by name',
      by: 'nobody',
      ask: (i) => post('/api/directory/search', { plan: 'ccah', name: member(i).last.slice(0, 3) }),
    },
    {
      name: 'directory, everything',
      by: 'nobody',
      ask: (i) => post('/api/directory/search', { plan: 'ccah', page: 1 + (i % 5), size: 100 }),
    },
    {
      name: 'directory, what can be searched',
      by: 'nobody',
      ask: () => get('/api/directory/facets', { plan: 'ccah' }),
    },
    {
      name: 'an organization',
      by: 'nobody',
      ask: (i) =>
        get(`/api/directory/organizations/${encodeURIComponent(one(known.organizations, i))}`, { plan: 'ccah' }),
    },
    {
      name: 'practitioners and their papers',
      by: 'relations',
      ask: () => post('/api/network/practitioners', { plan: 'ccah' }),
    },
    {
      name: 'who bills under which number',
      by: 'relations',
      ask: () => post('/api/network/providers', { plan: 'ccah' }),
    },
    { name: 'capacity', by: 'relations', ask: () => get('/api/network/capacity', { plan: 'ccah' }) },
    { name: 'library, desk', by: 'nobody', ask: () => get('/api/library/health-net') },
    {
      name: 'library search',
      by: 'nobody',
      ask: (i) => post('/api/library/health-net/search', { text: one(WORDS, i) }),
    },
    {
      name: 'library, one page',
      by: 'nobody',
      ask: (i) => get(`/api/library/health-net/pages/${one(known.pages, i)}`, { language: i % 2 ? 'es' : 'en' }),
    },
    { name: 'library, contents', by: 'nobody', ask: () => get('/api/library/health-net/pages') },
    { name: 'communications', by: 'nobody', ask: () => get('/api/library/health-net/communications') },
    { name: 'people of an organization of 300', by: 'manager', ask: () => get('/api/people') },
    { name: 'invitations', by: 'manager', ask: () => get('/api/invitations') },
    { name: 'roles', by: 'manager', ask: () => get('/api/roles') },
    { name: 'who can give me access', by: 'office', ask: () => get('/api/account-managers') },
    { name: 'audit, newest, plan', by: 'compliance', ask: () => get('/api/audit') },
    { name: 'audit of one member', by: 'compliance', ask: (i) => get('/api/audit', { subject: member(i).handle }) },
    { name: 'audit by action', by: 'compliance', ask: () => get('/api/audit', { action: 'member.' }) },
    { name: 'audit by who', by: 'compliance', ask: () => get('/api/audit', { who: 'synthetic biller' }) },
    {
      name: 'audit of one month',
      by: 'compliance',
      ask: (i) => get('/api/audit', { from: `2026-0${1 + (i % 9)}-01`, to: `2026-0${1 + (i % 9)}-28` }),
    },
    { name: 'audit, newest, office', by: 'manager', ask: () => get('/api/audit') },
    { name: 'pages opened by break-glass', by: 'compliance', ask: () => get('/api/break-glass') },
    { name: 'enrolment files', by: 'enrollment', ask: () => get('/api/enrollment/files', { plan: 'ccah' }) },
  ];
}
