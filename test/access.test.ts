import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answered, Browser, signedIn, type TestPortal, testPortal } from '../src/app/portal/testing.ts';

// Every wish the portal answers × every role and state of session × { own, another organization's, nobody's } record, against a
// table written by hand from what each role is for. A wish that is missing from the table fails.

const PLAN_READERS = [
  'reviewer_nurse',
  'pharmacist',
  'authorization_specialist',
  'medical_director',
  'appeals',
  'member_services',
  'care_team',
  'claims_analyst',
  'health_educator',
  'compliance',
  'enrollment',
];
const OFFICE = ['biller', 'care_manager', 'outreach_worker'];
const FAMILY = ['member', 'guardian'];
const MANAGER = ['account_manager'];
const REVIEWERS = ['reviewer_nurse', 'pharmacist', 'medical_director'];
const INTAKE = ['reviewer_nurse', 'pharmacist', 'authorization_specialist'];
const MEDICAL_SERVICES = [...REVIEWERS, 'authorization_specialist'];
const OVERSEERS = ['compliance', 'medical_director'];
const ASKING_OFFICE = ['biller', 'care_manager'];
const DISCHARGES = ['toc_clinical_staff'];
const REQUEST_READERS = [
  ...MEDICAL_SERVICES,
  'appeals',
  'member_services',
  'care_team',
  'claims_analyst',
  'compliance',
  ...DISCHARGES,
  ...ASKING_OFFICE,
  ...FAMILY,
];
const CHECKERS = [
  ...MEDICAL_SERVICES,
  'appeals',
  'member_services',
  'care_team',
  'claims_analyst',
  'biller',
  'care_manager',
  ...FAMILY,
];
const FILERS = ['appeals', 'member_services', ...ASKING_OFFICE, ...FAMILY];
const APPEAL_READERS = [...FILERS, 'medical_director'];
const APPEALS = ['appeals', 'medical_director'];
const REFERRAL_WORKERS = ['reviewer_nurse', 'care_team', 'health_educator', ...ASKING_OFFICE];
const REFERRERS = [...REFERRAL_WORKERS, 'authorization_specialist', 'member_services', 'outreach_worker', ...FAMILY];
const REFERRAL_READERS = [...REFERRERS, 'medical_director', 'compliance'];
const CONTINUITY_FILERS = [...MEDICAL_SERVICES, 'member_services', ...ASKING_OFFICE, ...FAMILY];

const MAY: Readonly<Record<string, 'anyone' | 'signed_in' | readonly string[]>> = {
  'policy.plans': 'anyone',
  'policy.guide': 'anyone',
  'policy.benefit': 'anyone',
  'policy.topic': 'anyone',
  'policy.index': 'anyone',
  'today.read': 'signed_in',
  'session.read': 'anyone',
  'session.signIn': 'anyone',
  'session.secondFactor': 'anyone',
  'session.beginFactor': 'anyone',
  'session.setUpFactor': 'anyone',
  'session.takeSeat': 'signed_in',
  'session.speak': 'signed_in',
  'session.changePassword': 'signed_in',
  'session.own': 'signed_in',
  'session.endOne': 'signed_in',
  'session.endOthers': 'signed_in',
  'session.signOut': 'anyone',
  'session.signOnStart': 'anyone',
  'session.signOnCallback': 'anyone',
  'session.askRecovery': 'anyone',
  'session.recover': 'anyone',
  'passkeys.own': 'signed_in',
  'passkeys.begin': 'signed_in',
  'passkeys.add': 'signed_in',
  'passkeys.remove': 'signed_in',
  'passkeys.ask': 'anyone',
  'passkeys.give': 'anyone',
  'session.readInvitation': 'anyone',
  'session.acceptInvitation': 'anyone',
  'people.people': [...MANAGER, 'provider_relations'],
  'people.roles': [...MANAGER, 'provider_relations'],
  'people.managers': 'signed_in',
  'people.setRoles': MANAGER,
  'people.setActive': MANAGER,
  'people.resetFactor': MANAGER,
  'people.endSessions': MANAGER,
  'people.invitations': [...MANAGER, 'provider_relations'],
  'people.invite': MANAGER,
  'people.revoke': MANAGER,
  'people.resend': MANAGER,
  'recovery.managers': ['provider_relations'],
  'recovery.begin': ['provider_relations'],
  'views.list': 'signed_in',
  'views.save': 'signed_in',
  'views.remove': 'signed_in',
  'break_glass.open': ['care_manager'],
  'break_glass.opened': ['compliance'],
  'break_glass.review': ['compliance'],
  'break_glass.export': ['compliance'],
  'benefits.check': CHECKERS,
  'benefits.facts': 'anyone',
  'library.desk': 'anyone',
  'library.search': 'anyone',
  'library.read': 'anyone',
  'library.list': 'anyone',
  'library.communications': 'anyone',
  'library.entered': ['provider_relations'],
  'library.publish': ['provider_relations'],
  'library.archive': ['provider_relations'],
  'members.find': [...PLAN_READERS, ...DISCHARGES, ...OFFICE],
  'members.search': PLAN_READERS,
  'members.facets': PLAN_READERS,
  'members.mine': FAMILY,
  'members.export': PLAN_READERS,
  'members.read': [...PLAN_READERS, ...DISCHARGES, ...OFFICE, ...FAMILY],
  'members.eligibility': [...PLAN_READERS, ...DISCHARGES, ...OFFICE, ...FAMILY],
  'members.eligibilityFile': [...PLAN_READERS, ...DISCHARGES, ...OFFICE, ...FAMILY],
  'members.consent': ['member_services', 'care_team', 'enrollment', 'care_manager', ...FAMILY],
  'members.prefer': ['member_services', 'care_team', 'health_educator', 'enrollment', 'care_manager', ...FAMILY],
  'members.program': ['care_team', 'health_educator', 'enrollment'],
  'members.rehearse': ['enrollment'],
  'members.load': ['enrollment'],
  'members.files': ['enrollment'],
  'members.fileAnswer': ['enrollment'],
  'members.mergeLook': ['enrollment'],
  'members.merge': ['enrollment'],
  'network.search': 'anyone',
  'network.export': 'signed_in',
  'network.facets': 'anyone',
  'network.organization': 'anyone',
  'network.site': 'signed_in',
  'network.updateSite': 'signed_in',
  'network.openSite': 'signed_in',
  'network.practitioners': 'signed_in',
  'network.practitioner': 'signed_in',
  'network.keepPaper': 'signed_in',
  'network.providers': ['provider_relations'],
  'network.tyingOrganizations': ['provider_relations'],
  'network.tieProvider': ['provider_relations'],
  'network.formsToSupply': ['provider_relations'],
  'network.formSupplied': ['provider_relations'],
  'network.reportCapacity': ['provider_relations', ...MANAGER, 'care_manager'],
  'network.capacity': ['care_team', 'provider_relations'],
  'network.ownCapacity': ['provider_relations', ...MANAGER, 'care_manager'],
  'cases.attach': [...MEDICAL_SERVICES, ...FILERS],
  'cases.attachment': REQUEST_READERS,
  'requests.search': REQUEST_READERS,
  'requests.submit': ASKING_OFFICE,
  'requests.intake': INTAKE,
  'requests.alike': [...INTAKE, ...ASKING_OFFICE],
  'requests.read': REQUEST_READERS,
  'requests.addInformation': [...MEDICAL_SERVICES, ...ASKING_OFFICE],
  'requests.readPaper': MEDICAL_SERVICES,
  'requests.requestInformation': MEDICAL_SERVICES,
  'requests.amend': [...MEDICAL_SERVICES, ...ASKING_OFFICE],
  'requests.withdraw': ASKING_OFFICE,
  'requests.cancel': MEDICAL_SERVICES,
  'requests.changeUrgency': [...REVIEWERS, ...ASKING_OFFICE],
  'requests.assign': REVIEWERS,
  'requests.recommend': REVIEWERS,
  'requests.decide': REVIEWERS,
  'requests.defer': REVIEWERS,
  'requests.extend': REVIEWERS,
  'requests.orderReview': REVIEWERS,
  'requests.recordOpinion': REVIEWERS,
  'requests.tellRequester': REVIEWERS,
  'requests.askCriteria': REQUEST_READERS,
  'requests.sendCriteria': REVIEWERS,
  'requests.askDiscussion': [...MEDICAL_SERVICES, ...ASKING_OFFICE],
  'requests.scheduleDiscussion': REVIEWERS,
  'requests.recordDiscussion': ['medical_director'],
  'requests.planDischarge': [...DISCHARGES, ...REVIEWERS, ...ASKING_OFFICE],
  'requests.noteDischargeNeeds': [...DISCHARGES, ...ASKING_OFFICE],
  'requests.recordDischarge': [...DISCHARGES, ...ASKING_OFFICE],
  'requests.reviewers': REVIEWERS,
  'requests.providers': [...new Set([...CONTINUITY_FILERS, ...REFERRERS])],
  'requests.assignMany': REVIEWERS,
  'requests.following': REVIEWERS,
  'requests.follow': REVIEWERS,
  'requests.export': REQUEST_READERS,
  'requests.approvals': REQUEST_READERS,
  'requests.turnaround': OVERSEERS,
  'requests.metrics': OVERSEERS,
  'requests.universe': OVERSEERS,
  'appeals.search': APPEAL_READERS,
  'appeals.file': FILERS,
  'appeals.weigh': FILERS,
  'appeals.export': APPEAL_READERS,
  'appeals.colleagues': APPEALS,
  'appeals.overturns': [...APPEALS, 'compliance'],
  'appeals.read': APPEAL_READERS,
  'appeals.addInformation': APPEAL_READERS,
  'appeals.withdraw': APPEAL_READERS,
  'appeals.acknowledge': APPEALS,
  'appeals.assign': APPEALS,
  'appeals.expedite': APPEALS,
  'appeals.tellByWord': APPEALS,
  'appeals.extend': APPEALS,
  'appeals.decide': APPEALS,
  'appeals.carryOut': APPEALS,
  'appeals.askRemedy': APPEALS,
  'appeals.recordRemedy': APPEALS,
  'continuity.search': REQUEST_READERS,
  'continuity.export': REQUEST_READERS,
  'continuity.questions': CONTINUITY_FILERS,
  'continuity.open': CONTINUITY_FILERS,
  'continuity.outreach': REVIEWERS,
  'continuity.read': REQUEST_READERS,
  'continuity.addEvidence': CONTINUITY_FILERS,
  'continuity.setUrgency': REVIEWERS,
  'continuity.recordAgreement': REVIEWERS,
  'continuity.recordOutreach': REVIEWERS,
  'continuity.offerAlternative': REVIEWERS,
  'continuity.chooseAlternative': CONTINUITY_FILERS,
  'continuity.assignAlternative': REVIEWERS,
  'continuity.decide': REVIEWERS,
  'continuity.extend': REVIEWERS,
  'continuity.recordAssessment': REVIEWERS,
  'continuity.changeProvider': CONTINUITY_FILERS,
  'continuity.recordState': REVIEWERS,
  'continuity.reviewExemption': REVIEWERS,
  'continuity.withdraw': CONTINUITY_FILERS,
  'referrals.options': REFERRAL_READERS,
  'referrals.export': REFERRAL_READERS,
  'referrals.search': REFERRAL_READERS,
  'referrals.make': REFERRERS,
  'referrals.read': REFERRAL_READERS,
  'referrals.receive': REFERRAL_WORKERS,
  'referrals.accept': REFERRAL_WORKERS,
  'referrals.decline': REFERRAL_WORKERS,
  'referrals.sendOn': REFERRAL_WORKERS,
  'referrals.begin': REFERRAL_WORKERS,
  'referrals.close': REFERRAL_WORKERS,
  'referrals.addInformation': REFERRERS,
  'referrals.withdraw': REFERRERS,
  'notices.ofCase': REQUEST_READERS,
  'notices.letter': REQUEST_READERS,
  'notices.ofMember': REQUEST_READERS,
  'notices.waiting': [...REVIEWERS, 'appeals'],
  'notices.send': [...REVIEWERS, 'appeals'],
  'notices.translate': [...MEDICAL_SERVICES, 'appeals'],
  'audit.list': ['compliance', ...MANAGER],
  'audit.export': ['compliance', ...MANAGER],
  'audit.note': 'signed_in',
  'audit.verify': ['compliance'],
};

/** Sign-ins: each role where it can be held. */
const SEATS = [
  ...[...PLAN_READERS, ...DISCHARGES, 'provider_relations', 'account_manager'].map((role) => ({ role, at: 'ccah' })),
  ...[...OFFICE, 'account_manager'].map((role) => ({ role, at: 'clinic' })),
  ...FAMILY.map((role) => ({ role, at: 'family' })),
];

const NOBODY = '3f0b7c1e-0000-4000-8000-00000000dead';
const THEIR_FILE = 'a'.repeat(64);
const NO_FILE = 'f'.repeat(64);
type Records = Readonly<
  Record<
    | 'member'
    | 'person'
    | 'invitation'
    | 'session'
    | 'site'
    | 'file'
    | 'practitioner'
    | 'view'
    | 'glimpse'
    | 'request'
    | 'appeal'
    | 'continuity'
    | 'referral'
    | 'attachment'
    | 'provider'
    | 'notice'
    | 'passkey',
    string
  >
>;
const NOTHING: Records = {
  member: NOBODY,
  person: NOBODY,
  invitation: NOBODY,
  session: NOBODY,
  site: 'nowhere',
  file: NO_FILE,
  practitioner: NOBODY,
  view: NOBODY,
  glimpse: NOBODY,
  request: NOBODY,
  appeal: NOBODY,
  continuity: NOBODY,
  referral: NOBODY,
  attachment: NOBODY,
  provider: NOBODY,
  notice: NOBODY,
  passkey: NOBODY,
};

/** What is sent where a wish names a record, or needs a body to be looked at. */
function sent(
  name: string,
  {
    member,
    person,
    invitation,
    session,
    site,
    file,
    practitioner,
    view,
    glimpse,
    provider,
    request,
    attachment,
    notice,
    passkey,
    ...rest
  }: Records,
): { url: string; body?: object } | undefined {
  const consent = { kind: 'text', by: 'member', method: 'verbal', given: true };
  const asked = {
    plan: 'ccah',
    member,
    kind: 'pre_service',
    urgency: 'non_urgent',
    lines: [{ line: 1, code: 'E0603', units: 1, from: '2026-03-09' }],
  };
  const on = (verb: string, body: object) => ({ url: `/api/requests/${request}/${verb}`, body });
  const appeal = (verb: string, body: object) => ({ url: `/api/appeals/${rest.appeal}/${verb}`, body });
  const stay = (verb: string, body: object) => ({ url: `/api/continuity/${rest.continuity}/${verb}`, body });
  const refer = (verb: string, body: object) => ({ url: `/api/referrals/${rest.referral}/${verb}`, body });
  const decision = { lines: [{ line: 1, outcome: 'approved', units: 1 }], basis: 'coverage', references: [] };
  const wishes: Readonly<Record<string, { url: string; body?: object }>> = {
    'members.read': { url: `/api/members/${member}` },
    'members.consent': { url: `/api/members/${member}/consents`, body: consent },
    'members.program': { url: `/api/members/${member}/programs`, body: { program: 'hmhb', action: 'join' } },
    'members.mergeLook': { url: `/api/members/${member}/merge/look`, body: { cin: '90000099A' } },
    'members.merge': { url: `/api/members/${member}/merge`, body: { cin: '90000099A', why: 'a test' } },
    'members.prefer': { url: `/api/members/${member}/preferences`, body: { format: 'braille' } },
    'members.fileAnswer': { url: `/api/enrollment/files/${file}/answer?plan=ccah` },
    'cases.attachment': { url: `/api/attachments/${attachment}` },
    'notices.ofCase': { url: `/api/cases/${request}/notices` },
    'notices.letter': { url: `/api/notices/${notice}/letter` },
    'notices.ofMember': { url: `/api/members/${member}/notices` },
    'notices.translate': {
      url: `/api/notices/${notice}/translation`,
      body: { into: 'es', reason: 'x', translator: 'x', statement: 'x' },
    },
    'notices.send': { url: `/api/notices/${notice}/send`, body: { by_way_of: 'fax' } },
    'requests.submit': { url: '/api/requests', body: asked },
    'requests.intake': { url: '/api/requests/intake', body: { ...asked, door: 'fax', requester: 'x' } },
    'requests.alike': { url: '/api/requests/alike', body: asked },
    'requests.search': { url: '/api/requests/search', body: { member } },
    'requests.read': { url: `/api/requests/${request}` },
    'requests.addInformation': on('information', { facts: {} }),
    'requests.readPaper': on('paper-read', { item: 'x', holds: true, facts: {} }),
    'requests.requestInformation': on('information-request', { items: ['photographs'], by_way_of: 'fax', text: 'x' }),
    'requests.amend': on('amend', { lines: asked.lines, why: 'x' }),
    'requests.withdraw': on('withdraw', { why: 'x' }),
    'requests.cancel': on('cancel', { why: 'x' }),
    'requests.changeUrgency': on('urgency', { urgency: 'urgent', why: 'x' }),
    'requests.assign': on('assign', { to: 'nobody' }),
    'requests.recommend': on('recommend', { outcome: 'denied' }),
    'requests.decide': on('decide', decision),
    'requests.defer': on('defer', {
      why: 'exam_or_test',
      missing: ['x'],
      no_harm: 'x',
      expected_on: '2027-01-01',
    }),
    'appeals.file': {
      url: '/api/appeals',
      body: { plan: 'ccah', kind: 'grievance', member, filedBy: 'member', about: 'access', reason: 'x' },
    },
    'appeals.search': { url: '/api/appeals/search', body: { member } },
    'appeals.weigh': {
      url: '/api/appeals/weigh',
      body: { plan: 'ccah', member, kind: 'grievance', filedBy: 'member', about: 'service' },
    },
    'appeals.export': { url: '/api/appeals/export', body: { member } },
    'appeals.read': { url: `/api/appeals/${rest.appeal}` },
    'appeals.addInformation': appeal('information', { note: 'x' }),
    'appeals.withdraw': appeal('withdraw', { why: 'x' }),
    'appeals.acknowledge': appeal('acknowledge', {}),
    'appeals.assign': appeal('assign', { to: 'nobody' }),
    'appeals.expedite': appeal('expedite', { granted: true, why: 'x' }),
    'appeals.tellByWord': appeal('told', {}),
    'appeals.extend': appeal('extend', { asked_by: 'member', why: 'x' }),
    'appeals.decide': appeal('decide', { outcome: 'upheld', reason: 'x' }),
    'appeals.carryOut': appeal('carry-out', {}),
    'appeals.askRemedy': appeal('remedy', { remedy: 'state_hearing', on: '2026-03-09' }),
    'appeals.recordRemedy': appeal('remedy/outcome', { remedy: 'state_hearing', on: '2026-03-09', outcome: 'upheld' }),
    'continuity.open': {
      url: '/api/continuity',
      body: { plan: 'ccah', member, askedBy: 'provider', providerName: 'x', noted: true },
    },
    'continuity.search': { url: '/api/continuity/search', body: { member } },
    'continuity.export': { url: '/api/continuity/export', body: { member } },
    'continuity.questions': { url: '/api/continuity/questions', body: { plan: 'ccah', member } },
    'continuity.outreach': { url: '/api/continuity/outreach', body: { plan: 'ccah', members: [member] } },
    'continuity.read': { url: `/api/continuity/${rest.continuity}` },
    'continuity.addEvidence': stay('evidence', { evidence: [{ kind: 'claim', on: '2026-01-01' }] }),
    'continuity.setUrgency': stay('urgency', { to: 'risk_of_harm', why: 'x' }),
    'continuity.recordAgreement': stay('agreement', { is: 'reached' }),
    'continuity.recordOutreach': stay('outreach', { services: [] }),
    'continuity.offerAlternative': stay('alternative/offer', { providers: ['x'] }),
    'continuity.chooseAlternative': stay('alternative/choose', { provider: 'x' }),
    'continuity.assignAlternative': stay('alternative/assign', { provider: 'x', why: 'x' }),
    'continuity.decide': stay('decide', { outcome: 'granted' }),
    'continuity.extend': stay('extend', { to: '2027-01-01', why: 'x' }),
    'continuity.recordAssessment': stay('assessment', { on: '2026-03-09', contracted: true, services: [] }),
    'continuity.changeProvider': stay('change', { provider: 'x' }),
    'continuity.recordState': stay('state-decision', { granted: true }),
    'continuity.reviewExemption': stay('review', { stabilized: true, transfer_safe: true }),
    'continuity.withdraw': stay('withdraw', { why: 'x' }),
    'referrals.search': { url: '/api/referrals/search', body: { member } },
    'referrals.export': { url: '/api/referrals/export', body: { member } },
    'referrals.make': {
      url: '/api/referrals',
      body: { plan: 'ccah', member, service: 'lactation_consultant', by: 'guardian' },
    },
    'referrals.read': { url: `/api/referrals/${rest.referral}` },
    'referrals.receive': refer('receive', {}),
    'referrals.accept': refer('accept', {}),
    'referrals.decline': refer('decline', {}),
    'referrals.sendOn': refer('send-on', { to: 'x' }),
    'referrals.begin': refer('begin', {}),
    'referrals.close': refer('close', { outcome: 'member_declined' }),
    'referrals.addInformation': refer('information', { contact: 'x' }),
    'referrals.withdraw': refer('withdraw', {}),
    'requests.extend': on('extend', { to: '2027-01-01', units: 0, why: 'x' }),
    'requests.orderReview': on('external-review', { reviewer: 'x', question: 'x' }),
    'requests.recordOpinion': on('opinion', { reviewer: 'x', opinion: 'x' }),
    'requests.tellRequester': on('told', { by_way_of: 'call' }),
    'requests.askCriteria': on('criteria/ask', {}),
    'requests.sendCriteria': on('criteria/send', {}),
    'requests.askDiscussion': on('discussion/ask', {}),
    'requests.scheduleDiscussion': on('discussion/schedule', { at: 4_000_000_000_000, with: 'me' }),
    'requests.assignMany': { url: '/api/requests/assignments', body: { requests: [request], to: 'nobody' } },
    'requests.following': { url: '/api/requests/following', body: { plan: 'aah' } },
    'requests.follow': {
      url: '/api/requests/following/keep',
      body: { plan: 'aah', facility: 'x', to: 'nobody', from: '2026-03-02' },
    },
    'requests.export': { url: '/api/requests/export', body: { member } },
    'requests.approvals': { url: '/api/requests/approvals', body: { member } },
    'requests.planDischarge': on('discharge/plan', { on: '2027-01-01' }),
    'requests.noteDischargeNeeds': on('discharge/needs', { needs: [{ need: 'x', state: 'done' }] }),
    'requests.recordDischarge': on('discharge', { on: '2026-03-02' }),
    'requests.recordDiscussion': on('discussion/record', { note: 'x' }),
    'benefits.check': { url: '/api/benefits/check', body: { plan: 'ccah', on: '2026-03-02', code: 'Z5023', member } },
    'people.setRoles': { url: `/api/people/${person}/roles`, body: { roles: ['biller'] } },
    'people.setActive': { url: `/api/people/${person}/active`, body: { active: true } },
    'people.resetFactor': { url: `/api/people/${person}/second-factor/reset` },
    'people.endSessions': { url: `/api/people/${person}/sessions` },
    'people.revoke': { url: `/api/invitations/${invitation}` },
    'people.resend': { url: `/api/invitations/${invitation}/resend` },
    'recovery.begin': {
      url: `/api/organization-managers/${person}/recovery`,
      body: { organization: 'bridge', reason: 'the telephone and all codes are lost' },
    },
    'views.remove': { url: `/api/views/${view}` },
    'break_glass.review': { url: `/api/break-glass/${glimpse}/review`, body: { found: 'justified' } },
    'session.endOne': { url: `/api/sessions/${session}` },
    'passkeys.remove': { url: `/api/passkeys/${passkey}` },
    'network.site': { url: `/api/directory/sites/${site}?plan=ccah` },
    'network.updateSite': {
      url: `/api/directory/sites/${site}`,
      body: { plan: 'ccah', seen: 0, change: { accepting: false } },
    },
    'network.openSite': {
      url: '/api/directory/sites',
      body: { plan: 'ccah', organization: site.split('.')[0], change: { name: 'New', services: ['doula'] } },
    },
    'network.practitioner': { url: `/api/network/practitioners/${practitioner}?plan=ccah` },
    'network.keepPaper': {
      url: `/api/network/practitioners/${practitioner}/papers`,
      body: { plan: 'ccah', seen: 0, paper: { kind: 'cpr', on: '2026-01-02' } },
    },
    'network.formsToSupply': { url: '/api/network/forms', body: { plan: 'aah' } },
    'network.formSupplied': {
      url: '/api/network/forms/supplied',
      body: { plan: 'aah', provider: 'x', form: 'authorization_request' },
    },
    'network.tieProvider': {
      url: `/api/network/providers/${provider}/organization`,
      body: { plan: 'ccah', seen: null, organization: null },
    },
    'network.tyingOrganizations': { url: '/api/network/organizations?plan=ccah' },
    'network.ownCapacity': { url: '/api/network/capacity/own?plan=ccah' },
    'network.capacity': { url: '/api/network/capacity?plan=ccah' },
  };
  return wishes[name];
}

let portal: TestPortal;
let own: Records;
let others: Records;
const browsers = new Map<string, Browser>();
const keyOf = ({ role, at }: { role: string; at: string }) => `${role} at ${at}`;

beforeAll(async () => {
  portal = await testPortal({
    organizations: [
      { id: 'ccah', kind: 'plan', name: 'Central Plan', plans: ['ccah'] },
      { id: 'health-net', kind: 'plan', name: 'Health Net', plans: ['health-net'] },
      { id: 'clinic', kind: 'provider', name: 'The Clinic', plans: ['ccah'] },
      { id: 'bridge', kind: 'provider', name: 'The Bridge', plans: ['health-net', 'ccah'] },
      {
        id: 'family',
        kind: 'members',
        name: 'Members',
        plans: ['ccah'],
        wards: FAMILY.map((role) => ({
          role,
          plan: 'ccah',
          member: 'own',
          relation: role === 'member' ? ('self' as const) : ('guardian' as const),
        })),
      },
    ],
  });
  const { database } = portal.fresh;
  await database.query(
    `insert into member (plan, member_id, cin, unit_id, last_name, first_name, born, county, synthetic) values
       ('ccah', 'own', '90000001A', 'u1', 'SYNTHETIC', 'OWN', '1990-01-01', 'Merced', true),
       ('health-net', 'far', '90000002A', 'u2', 'SYNTHETIC', 'FAR', '1990-01-01', 'Fresno', true)`,
  );
  await database.query(
    `insert into coverage_span (plan, member_id, from_date, line_of_business, delivery_system) values
       ('ccah', 'own', '2020-01-01', 'medi_cal', 'managed_care'), ('health-net', 'far', '2020-01-01', 'medi_cal', 'managed_care')`,
  );
  await database.query(
    `insert into enrollment_file (plan, file_id, name, format, received_at, bytes, state)
     values ('health-net', $1, 'theirs.834', '834', now(), 1, 'done')`,
    [THEIR_FILE],
  );
  const place = {
    id: 'bridge.main',
    plan: 'ccah',
    organization: 'bridge',
    name: 'SYNTHETIC Bridge',
    kind: 'clinic',
    services: [],
  };
  const listing = {
    ...place,
    audience: 'anyone',
    counties: [],
    places: [],
    brands: [],
    contacts: [],
    notes: [],
    unknown: [],
    source: 'imported',
    cites: [],
  };
  await database.query(
    `insert into site (plan, site_id, organization_id, name, kind, source, listing) values ('ccah', 'bridge.main', 'bridge', $1, 'clinic', 'imported', $2)`,
    [place.name, JSON.stringify(listing)],
  );
  await database.query(
    `insert into practitioner (plan, practitioner_id, organization_id, name, role, synthetic)
     values ('ccah', 'bridge.doula', 'bridge', 'SYNTHETIC Doula', 'doula', true)`,
  );
  await database.query(
    `insert into provider (plan, provider_id, npi, name, types) values ('health-net', 'far-1', '1000000004', 'SYNTHETIC', '{clinic}')`,
  );
  await database.query(`insert into member_tie values ('ccah', 'own', 'clinic', 'pcp', '2020-01-01', null)`);
  await database.query(
    `insert into case_file (plan, number, kind, member_id, state, received_at, opened_at, changed_at, standing, events, shown)
     select 'health-net', number, kind, 'far', 'open', now(), now(), now(), 'none', 1, '{}'
     from (values ('AR-1', 'authorization'), ('AP-1', 'appeal'), ('CC-1', 'continuity'), ('RF-1', 'referral')) c (number, kind)`,
  );
  for (const seat of SEATS) {
    browsers.set(keyOf(seat), await signedIn(portal, `${seat.role.replaceAll('_', '-')}@${seat.at}.example`));
  }
  const far = await signedIn(portal, 'account-manager@bridge.example');
  const invited = await far.ask('POST', '/api/invitations', {
    email: 'new@bridge.example',
    name: 'New One',
    roles: ['biller'],
  });
  if (invited.status !== 200) throw new Error(invited.text);
  const saved = await far.ask('POST', '/api/views', {
    list: 'audit',
    name: 'ours',
    filters: { action: 'member' },
    columns: [],
    sort: '',
    shared: true,
  });
  await database.query(
    `insert into member_glimpse (session_id, plan, member_id, opened_at, depth, reason)
     select session_id, 'health-net', 'far', now(), 'full', 'an emergency of somebody else' from session limit 1`,
  );
  const one = async (sql: string) => (await database.query<{ id: string }>(sql)).rows[0]?.id ?? '';
  const memberOf = (id: string) => one(`select handle as id from member where member_id = '${id}'`);
  const personOf = (email: string) => one(`select account_id as id from account where email = '${email}'`);
  own = { ...NOTHING, member: await memberOf('own'), person: await personOf('biller@clinic.example') };
  others = {
    member: await memberOf('far'),
    person: await personOf('biller@bridge.example'),
    invitation: await one(`select invitation_id as id from invitation where organization_id = 'bridge'`),
    session: await one(
      `select session_id as id from session s join account a using (account_id) where a.email = 'account-manager@bridge.example'`,
    ),
    site: 'bridge.main',
    file: THEIR_FILE,
    practitioner: 'bridge.doula',
    view: saved.body.id,
    provider: 'far-1',
    glimpse: await one(`select glimpse_id as id from member_glimpse where member_id = 'far'`),
    request: await one(`select handle as id from case_file where number = 'AR-1'`),
    appeal: await one(`select handle as id from case_file where number = 'AP-1'`),
    continuity: await one(`select handle as id from case_file where number = 'CC-1'`),
    referral: await one(`select handle as id from case_file where number = 'RF-1'`),
    attachment: await one(
      `insert into attachment (plan, number, organization_id, account_id, name, media_type, bytes, size, sha256, scanned, sent_at)
       select 'health-net', 'AR-1', 'bridge', account_id, 'a.pdf', 'application/pdf', 'x', 1, 'x', 'clean', now() from account
       where email = 'biller@bridge.example' returning attachment_id as id`,
    ),
    notice: await one(
      `insert into notice (plan, number, notice, kind, recipient, channel, rule, language, state, created_at)
       values ('health-net', 'AR-1', 'denial-1', 'denial', 'member', 'mail', 'adverse', 'en', 'queued', now()) returning notice_id as id`,
    ),
    passkey: await one(
      `insert into passkey (account_id, credential_id, public_key, name, added_at)
       select account_id, 'x', 'x', 'a key', now() from account where email = 'biller@bridge.example' returning passkey_id as id`,
    ),
  };
}, 120_000);
afterAll(() => portal.close());

function wish(browser: Browser, name: string, records: Records): Promise<Answered> {
  const found = portal.routes.find((each) => each.name === name);
  if (!found) throw new Error(`the portal has no wish ${name}`);
  const asked = sent(name, records);
  const url = asked?.url ?? found.route.path.replaceAll(/:\w+/g, 'ccah');
  return browser.ask(found.route.method, url, asked?.body ?? (found.route.method === 'GET' ? undefined : {}));
}

const guarded = Object.entries(MAY).filter(([, may]) => may !== 'anyone');
const isAllowed = (name: string, role: string) => {
  const may = MAY[name] ?? [];
  return may === 'anyone' || may === 'signed_in' || may.includes(role);
};

describe('who may ask what', () => {
  it('every wish of the portal stands in the table, and nothing else does', () => {
    expect(portal.routes.map((each) => each.name).sort()).toEqual(Object.keys(MAY).sort());
  });

  it.each(SEATS)('a $role at $at may ask what the role is for and nothing more', async (seat) => {
    const browser = browsers.get(keyOf(seat)) as Browser;
    const wrong: string[] = [];
    for (const [name, may] of guarded) {
      if (may === 'signed_in') continue; // tried below: some of them end the session
      const { status } = await wish(browser, name, NOTHING);
      const isRefused = status === 403 || status === 401;
      if (isRefused === isAllowed(name, seat.role)) wrong.push(`${name}: ${status}`);
    }
    expect(wrong).toEqual([]);
  });

  it.each(guarded.map(([name]) => name))(
    '%s is closed to who is not signed in, half signed in, signed out or forged',
    async (name) => {
      const nobody = new Browser(portal);
      const forged = new Browser(portal);
      forged.cookies.set('madrone_session', 'x'.repeat(43));
      const half = new Browser(portal);
      await half.password('biller@clinic.example');
      for (const browser of [nobody, forged, half]) {
        const { status, body } = await wish(browser, name, own);
        expect([status, body.refused?.code]).toEqual([
          401,
          browser === half ? 'second_factor_needed' : 'not_signed_in',
        ]);
      }
    },
  );

  it('a session that was signed out opens nothing, though its cookie is kept', async () => {
    const browser = await signedIn(portal, 'biller@clinic.example');
    const kept = browser.token;
    await browser.ask('POST', '/api/sign-out', {});
    browser.cookies.set('madrone_session', kept);
    const { status } = await browser.ask('GET', `/api/members/${own.member}`);
    expect(status).toBe(401);
  });

  it('what changes something needs the word of the session beside its cookie', async () => {
    const browser = browsers.get('account_manager at clinic') as Browser;
    const stranger = new Browser(portal);
    stranger.cookies.set('madrone_session', browser.token);
    const { status, body } = await stranger.ask('POST', '/api/invitations', {
      email: 'x@y.example',
      name: 'X',
      roles: ['biller'],
    });
    expect([status, body.refused.code]).toEqual([403, 'forged']);
  });
});

describe('whose records', () => {
  // A place of the directory is public: that it exists is no secret, and who may not change it reads why (below). Capacity names
  // no record. Provider relations keep the directory and the papers of every organization of the plan.
  const PUBLIC = [
    'network.site',
    'network.updateSite',
    'network.ownCapacity',
    'network.capacity',
    'network.tyingOrganizations',
  ];
  const OF_THE_PLAN = ['network.openSite', 'network.practitioner', 'network.keepPaper'];
  const named = Object.keys(MAY).filter((name) => !PUBLIC.includes(name) && sent(name, NOTHING) !== undefined);

  it.each(SEATS)(
    'to a $role at $at another organization’s record answers word for word as one that does not exist',
    async (seat) => {
      const browser = browsers.get(keyOf(seat)) as Browser;
      const told: string[] = [];
      for (const name of named) {
        if (!isAllowed(name, seat.role)) continue;
        if (seat.role === 'provider_relations' && OF_THE_PLAN.includes(name)) continue;
        const theirs = await wish(browser, name, others);
        const nobodys = await wish(browser, name, NOTHING);
        if (theirs.status !== nobodys.status || theirs.text !== nobodys.text)
          told.push(`${name}: ${theirs.text} / ${nobodys.text}`);
        if (theirs.status < 400) told.push(`${name} was granted`);
      }
      expect(told).toEqual([]);
    },
  );

  it.each(SEATS.filter(({ role }) => isAllowed('members.read', role)))(
    'a $role at $at opens the page of a member within reach',
    async (seat) => {
      const browser = browsers.get(keyOf(seat)) as Browser;
      const { status, body } = await wish(browser, 'members.read', own);
      expect([status, body.name]).toEqual([200, { last: 'SYNTHETIC', first: 'OWN' }]);
    },
  );

  it('finding by exact identity opens the eligibility facts of that member alone, and a miss says the same whatever the cause', async () => {
    await portal.fresh.database.query(
      `insert into member (plan, member_id, cin, unit_id, last_name, first_name, born, synthetic)
       values ('ccah', 'near', '90000003A', 'u3', 'SYNTHETIC', 'NEAR', '1991-02-02', true)`,
    );
    const browser = browsers.get('biller at clinic') as Browser;
    const found = await browser.ask('POST', '/api/members/find', { cin: '90000003A' });
    expect(found.body.members).toHaveLength(1);
    const page = await browser.ask('GET', `/api/members/${found.body.members[0].handle}`);
    expect(page.status).toBe(200);
    expect(page.body.full ?? undefined).toBeUndefined();
    const elsewhere = await browser.ask('POST', '/api/members/find', { cin: '90000002A' });
    const nowhere = await browser.ask('POST', '/api/members/find', { cin: '90000009A' });
    expect(elsewhere.text).toBe(nowhere.text);
    // What one person has found is not found for a colleague.
    const colleague = browsers.get('outreach_worker at clinic') as Browser;
    expect((await colleague.ask('GET', `/api/members/${found.body.members[0].handle}`)).status).toBe(404);
  });

  it('a place of the directory is changed by its organization or by provider relations, and anybody else reads why not', async () => {
    const outsider = await wish(browsers.get('account_manager at clinic') as Browser, 'network.updateSite', others);
    expect([outsider.status, outsider.body.refused.code]).toEqual([403, 'not_allowed']);
    const insider = await signedIn(portal, 'account-manager@bridge.example');
    expect((await wish(insider, 'network.updateSite', others)).body).toMatchObject({
      listing: { accepting: false, checkedBy: 'organization' },
    });
  });

  it('reading a member is in the audit record, by handle, and the record is unbroken', async () => {
    await wish(browsers.get('reviewer_nurse at ccah') as Browser, 'members.read', own);
    const compliance = browsers.get('compliance at ccah') as Browser;
    const { body } = await compliance.ask('GET', `/api/audit?subject=${own.member}`);
    expect(body.records.map((r: { who: string }) => r.who)).toContain('Synthetic reviewer nurse');
    expect(JSON.stringify(body)).not.toContain('90000001A');
    const proof = await compliance.ask('POST', '/api/audit/verify', {});
    expect(proof.body.findings).toEqual([]);
    expect(proof.body.records).toBeGreaterThan(100);
  });
});
