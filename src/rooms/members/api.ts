import { z } from 'zod';
import type { Api } from '../../kernel/index.ts';
import { isoDate } from '../../rules/index.ts';
import { enrollmentApi } from './enrollment-api.ts';
import { mergeApi } from './merge-api.ts';
import { ALTERNATIVE_FORMATS } from './record.ts';

const word = z.string().trim().max(60);
const handle = z.strictObject({ handle: z.uuid() });
const name = z.object({ last: z.string(), first: z.string(), middle: z.string().optional() });
const span = { from: z.string().optional(), to: z.string().optional() };

const memberLine = z.object({
  plan: z.string(),
  handle: z.string(),
  name,
  born: z.string().optional(),
  county: z.string().optional(),
  /** An invented person of a demonstration. */
  synthetic: z.boolean(),
});

const coverage = z.object({
  ...span,
  line_of_business: z.enum(['medi_cal', 'group_care', 'other']),
  delivery_system: z.enum(['managed_care', 'fee_for_service', 'presumptive']),
  aid_code: z.string().optional(),
  health_plan: z.string().optional(),
});

const named = z.object({
  who: z.string(),
  name: z.string().optional(),
  from: z.string().optional(),
  phone: z.string().optional(),
});
const program = z.object({ program: z.string(), name: z.string(), source: z.enum(['enrollment', 'plan']), ...span });
const because = z.enum(['covered', 'not_covered', 'ended', 'not_begun', 'status_unknown', 'not_managed_care']);
const eligibility = z.object({ eligible: z.enum(['yes', 'no', 'unknown']), because, on: z.string() });
const consentKind = z.enum(['text', 'email', 'ecm', 'share_information', 'research']);
const consentBy = z.enum(['member', 'guardian', 'parent', 'authorized_representative']);
const consentMethod = z.enum(['verbal', 'written', 'electronic']);
const consent = z.object({
  kind: consentKind,
  given: z.string(),
  withdrawn: z.string().optional(),
  by: consentBy,
  method: consentMethod.optional(),
});
const channel = z.enum(['mail', 'phone', 'text', 'email']);
const contactKind = z.enum(['phone', 'mobile', 'work', 'email']);
const address = z.object({ lines: z.array(z.string()), city: z.string(), state: z.string(), zip: z.string() });

/** What an eligibility check shows, and under `full` what whoever looks after the member sees beside. */
const memberPage = z.object({
  ...memberLine.shape,
  sex: z.string().optional(),
  eligibility,
  coverage: z.array(coverage),
  /** Telephone of the plan for its members. */
  plan_phone: z.string().optional(),
  pcp: named.optional(),
  group: named.optional(),
  /** Who holds the member for Enhanced Care Management; shown to every provider who found the member. */
  ecm: z.object({ status: z.enum(['none', 'pending_outreach', 'enrolled']), ...named.partial().shape }),
  limits: z.array(
    z.object({
      title: z.string(),
      code: z.string(),
      counts: z.enum(['units', 'visits', 'service_days', 'covered_days', 'dollars']),
      used: z.number(),
      /** Approved and not yet served. */
      reserved: z.number(),
      left: z.number(),
      most: z.number(),
      period: z.string(),
      ...span,
      cite: z.array(z.string()),
    }),
  ),
  full: z
    .object({
      cin: z.string(),
      plan_id: z.string(),
      address: address.optional(),
      mailing: address.optional(),
      spoken: z.string().optional(),
      written: z.string().optional(),
      format: z.enum(['standard', ...ALTERNATIVE_FORMATS]),
      homeless: z.string().optional(),
      restricted: z.boolean(),
      contacts: z.array(
        z.object({
          kind: contactKind,
          value: z.string(),
          source: z.enum(['enrollment', 'member', 'plan', 'provider']),
          by: z.string().optional(),
          on: z.string(),
        }),
      ),
      guardians: z.array(z.object({ name, relation: z.string(), phone: z.string().optional(), ...span })),
      other_insurance: z.array(z.object({ ...span, insurer: z.string().optional() })),
      pregnancies: z.array(z.object({ began: z.string().optional(), ended: z.string().optional() })),
      programs: z.array(program),
      consents: z.array(consent),
      channel: channel.optional(),
      best_time: z.enum(['morning', 'afternoon', 'evening']).optional(),
      may_text: z.enum(['yes', 'no', 'review', 'unknown']),
      may_text_cite: z.array(z.string()),
      former_cins: z.array(z.string()),
      /** The rule of each thing a member decides, in words. */
      choices: z.array(z.object({ what: z.string(), say: z.string(), cite: z.array(z.string()) })),
      history: z.array(
        z.object({
          what: z.string(),
          value: z.string(),
          by: z.enum([...consentBy.options, 'plan', 'provider']),
          on: z.string(),
        }),
      ),
      authorizations: z.array(
        z.object({
          number: z.string(),
          codes: z.array(z.string()),
          from: z.string(),
          to: z.string(),
          units: z.number().optional(),
          provider: z.string().optional(),
        }),
      ),
      documents: z.array(z.object({ document: z.string(), on: z.string(), by: z.string().optional() })),
    })
    .nullable(),
});

const identity = {
  cin: word.optional(),
  last: word.optional(),
  first: word.optional(),
  born: word.optional(),
};
const MOST_AT_ONCE = 10_000;
export const MEMBER_COLUMNS = ['name', 'born', 'county', 'plan', 'handle'] as const;

const searched = {
  plan: word,
  name: z.string().trim().max(80).optional(),
  county: word.optional(),
  ecm: z.enum(['none', 'pending_outreach', 'enrolled']).optional(),
  program: word.optional(),
  sort: z.enum(['name', 'born', 'county']).default('name'),
  descending: z.boolean().default(false),
};

export const memberApi = {
  find: {
    method: 'POST',
    path: '/api/members/find',
    summary: 'Finds a member by exact identity: the Client Index Number, or name and date of birth',
    may: 'member.find',
    body: z.strictObject(identity),
    answer: z.object({ members: z.array(memberLine) }),
  },
  search: {
    method: 'POST',
    path: '/api/members/search',
    summary: "Looks among a plan's members by the beginning of the name, county, ECM and program",
    may: 'member.search',
    body: z.strictObject({
      ...searched,
      page: z.int().min(1).max(2_000).default(1),
      size: z.int().min(1).max(100).default(25),
    }),
    answer: z.object({
      total: z.number(),
      page: z.number(),
      pages: z.number(),
      members: z.array(memberLine),
    }),
  },
  facets: {
    method: 'GET',
    path: '/api/members/facets',
    summary: "What a plan's members can be narrowed by: counties and programs",
    may: 'member.search',
    query: z.strictObject({ plan: word, language: z.string().max(10).optional() }),
    answer: z.object({
      counties: z.array(z.string()),
      programs: z.array(z.object({ key: z.string(), name: z.string(), cite: z.array(z.string()) })),
    }),
  },
  mine: {
    method: 'GET',
    path: '/api/members/mine',
    summary: 'Whom a member or guardian who is signed in may speak for: themself first',
    may: 'member.own',
    answer: z.object({
      wards: z.array(z.object({ ...memberLine.shape, relation: z.enum(['self', 'guardian']) })),
    }),
  },
  export: {
    method: 'POST',
    path: '/api/members/export',
    summary: 'The same list as a flat file',
    may: 'member.search',
    exports: true,
    media: 'text/csv',
    body: z.strictObject({ ...searched, columns: z.array(z.enum(MEMBER_COLUMNS)).min(1).optional() }),
    answer: z.string(),
  },
  read: {
    method: 'GET',
    path: '/api/members/:handle',
    summary: 'The page of a member, as deep as the asker may look',
    may: 'member.read',
    params: handle,
    query: z.strictObject({ language: z.string().max(10).optional() }),
    answer: memberPage,
  },
  eligibility: {
    method: 'POST',
    path: '/api/eligibility',
    summary: 'Asks for one or thousands of people whether they are eligible on a day, answered in the order asked',
    may: 'eligibility.check',
    body: z.strictObject({
      on: isoDate.optional(),
      members: z
        .array(z.strictObject({ handle: z.uuid().optional(), ...identity, on: word.optional() }))
        .min(1)
        .max(MOST_AT_ONCE),
    }),
    bodyLimit: 4_000_000,
    answer: z.object({
      answers: z.array(
        z.object({
          eligible: z.enum(['yes', 'no', 'unknown', 'not_found', 'not_asked']),
          because: z.enum([...because.options, 'not_found', 'not_a_day', 'several']),
          on: z.string(),
          plan: z.string().optional(),
          handle: z.string().optional(),
          aid_code: z.string().optional(),
        }),
      ),
    }),
  },
  eligibilityFile: {
    method: 'POST',
    path: '/api/eligibility/file',
    summary:
      'The same for a flat file: columns cin, or last_name, first_name and born, and on; the answer is a flat file',
    may: 'eligibility.check',
    body: z.strictObject({ csv: z.string().max(3_000_000) }),
    bodyLimit: 4_000_000,
    media: 'text/csv',
    answer: z.string(),
  },
  consent: {
    method: 'POST',
    path: '/api/members/:handle/consents',
    summary: "Writes down a member's consent, or its withdrawal",
    may: 'member.consent',
    params: handle,
    body: z.strictObject({
      kind: consentKind,
      action: z.enum(['give', 'withdraw']),
      by: consentBy,
      method: consentMethod.optional(),
      on: isoDate.optional(),
    }),
    answer: z.object({ consents: z.array(consent) }),
  },
  program: {
    method: 'POST',
    path: '/api/members/:handle/programs',
    summary: 'Writes down that a member joined a program of the plan, or left it',
    may: 'member.program',
    params: handle,
    body: z.strictObject({ program: word, action: z.enum(['join', 'leave']), on: isoDate.optional() }),
    answer: z.object({ programs: z.array(program) }),
  },
  prefer: {
    method: 'PUT',
    path: '/api/members/:handle/preferences',
    summary: 'How the member wants to be reached; text messages need approval first',
    may: 'member.prefer',
    params: handle,
    body: z.strictObject({
      channel: channel.optional(),
      best_time: z.enum(['morning', 'afternoon', 'evening']).optional(),
      spoken: word.optional(),
      written: word.optional(),
      format: z.enum(['standard', ...ALTERNATIVE_FORMATS]).optional(),
      contact: z.strictObject({ kind: contactKind, value: z.string().trim().min(3).max(100) }).optional(),
    }),
    answer: z.object({
      channel: channel.optional(),
      best_time: z.enum(['morning', 'afternoon', 'evening']).optional(),
      spoken: z.string().optional(),
      written: z.string().optional(),
      format: z.string().optional(),
    }),
  },
  ...enrollmentApi,
  ...mergeApi,
} as const satisfies Api;
