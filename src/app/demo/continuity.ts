import {
  addDays,
  californiaDate,
  dateOfDayNumber,
  dayAt,
  done,
  type Instant,
  npiFrom,
  type Result,
  refused,
} from '../../kernel/index.ts';
import type { Database, Queryable } from '../../platform/db/index.ts';
import {
  addEvidence,
  assignAlternative,
  type Continuity,
  type ContinuityAsking,
  type ContinuityBody,
  type ContinuityDesk,
  changeProvider,
  continuityBody,
  decideContinuity,
  offerAlternative,
  openContinuity,
  recordAgreement,
  recordOutreach,
  recordStateDecision,
  setContinuityUrgency,
  sqlContinuityDesk,
  withdrawContinuity,
} from '../../rooms/continuity/index.ts';
import { partiesForAll } from '../../rooms/notices/index.ts';
import { continuityDoors } from '../continuity-doors.ts';
import { noticesTold } from '../notice-doors.ts';
import { type LettersGo, lettersGo } from './letters.ts';
import type { RequestSeeding } from './requests.ts';

const HOUR = 3_600_000;
const WHY = 'SYNTHETIC: as the demonstration says.';
const NEW_WITHIN_DAYS = 200;

type Take = (
  desk: ContinuityDesk,
  number: string,
  asking: ContinuityAsking,
  letters: LettersGo,
) => Promise<Result<Continuity>>;

interface Story {
  readonly name: string;
  readonly daysAgo: number;
  readonly body: Partial<ContinuityBody>;
  /** Played only where the plan's policy asks this question. */
  readonly where?: string;
  readonly steps: readonly (readonly [hour: number, take: Take])[];
}

const NETWORK = 'demo-ecm';
/** Outside every network, and known to the plans by number. */
const OUTSIDE = { id: 'demo-cardiology', npi: npiFrom('100099005'), name: 'SYNTHETIC Cardiology of Oakland' } as const;
const stay = {
  kind: 'continuity',
  askedBy: 'member',
  providerName: 'SYNTHETIC Dr. Rivera',
  serviceKind: 'professional_services',
} as const;
const proved: Partial<ContinuityBody> = {
  kind: 'continuity',
  askedBy: 'member',
  provider: OUTSIDE.id,
  serviceKind: 'professional_services',
  services: ['cardiology visits'],
  facts: { 'coc.quality_bar': false, 'coc.compliance_bar': false },
};
const exemption = {
  kind: 'medical_exemption',
  askedBy: 'member',
  facts: { 'mer.prior_coverage': 'medi_cal_fee_for_service' },
} as const;
const outreach = { kind: 'outreach', askedBy: 'plan', program: 'covered_california' } as const;

const evidence: Take = (desk, number, asking) =>
  desk.store.load(desk.plan, number).then((one) => {
    const on = addDays(one?.enrolledOn ?? '2026-01-01', -60);
    return addEvidence(
      desk,
      number,
      { evidence: [{ kind: 'medical_record', on, emergency: false }], facts: {}, attachments: [] },
      asking,
    );
  });
const agree: Take = (desk, number, asking) =>
  recordAgreement(desk, number, { is: 'reached', contractRate: 120, stateRate: 95, agreedRate: 120 }, asking);
const disagree: Take = (desk, number, asking) => recordAgreement(desk, number, { is: 'not_reached' }, asking);
const grant: Take = (desk, number, asking) =>
  decideContinuity(
    desk,
    number,
    { outcome: 'granted', basis: 'relationship', codes: { 'cardiology visits': ['99213', '99214'] } },
    asking,
  );
const refuse: Take = (desk, number, asking) =>
  decideContinuity(desk, number, { outcome: 'not_granted', basis: 'relationship' }, asking);
const offer: Take = (desk, number, asking) => offerAlternative(desk, number, [NETWORK], asking);
const tell: Take = async (desk, number, asking, letters) => {
  await letters(number, asking.now);
  const one = await desk.store.load(desk.plan, number);
  return one ? done(one) : refused('not_found', number);
};

const STORIES: readonly Story[] = [
  { name: 'just asked', daysAgo: 1, body: stay, steps: [] },
  {
    name: 'risk of harm',
    daysAgo: 1,
    body: stay,
    steps: [[3, (desk, number, asking) => setContinuityUrgency(desk, number, 'risk_of_harm', WHY, asking)]],
  },
  {
    name: 'appointments ahead',
    daysAgo: 5,
    body: { ...stay, urgency: 'immediate_attention' },
    steps: [[20, evidence]],
  },
  { name: 'late', daysAgo: 32, body: stay, steps: [[20, evidence]] },
  {
    name: 'granted',
    daysAgo: 20,
    body: proved,
    steps: [
      [20, evidence],
      [60, agree],
      [80, grant],
      [90, tell],
    ],
  },
  {
    name: 'to be written',
    daysAgo: 6,
    body: proved,
    steps: [
      [20, evidence],
      [60, agree],
      [80, grant],
    ],
  },
  {
    name: 'changed into the network',
    daysAgo: 40,
    body: proved,
    steps: [
      [20, evidence],
      [60, agree],
      [80, grant],
      [90, tell],
      [500, (desk, number, asking) => changeProvider(desk, number, NETWORK, asking)],
    ],
  },
  {
    name: 'no agreement',
    daysAgo: 4,
    body: proved,
    steps: [
      [20, evidence],
      [60, disagree],
      [62, offer],
    ],
  },
  {
    name: 'assigned',
    daysAgo: 25,
    body: proved,
    steps: [
      [20, evidence],
      [60, disagree],
      [62, offer],
      [80, refuse],
      [82, tell],
      [300, (desk, number, asking) => assignAlternative(desk, number, { provider: NETWORK, why: WHY }, asking)],
    ],
  },
  {
    name: 'withdrawn',
    daysAgo: 9,
    body: stay,
    steps: [[40, (desk, number, asking) => withdrawContinuity(desk, number, WHY, asking)]],
  },
  { name: 'to be called', daysAgo: 2, body: outreach, where: 'continuity-outreach', steps: [] },
  {
    name: 'called',
    daysAgo: 3,
    body: outreach,
    where: 'continuity-outreach',
    steps: [[20, (desk, number, asking) => recordOutreach(desk, number, ['infusion'], asking)]],
  },
  { name: 'before the state', daysAgo: 10, body: exemption, where: 'medical-exemption', steps: [] },
  {
    name: 'exempt',
    daysAgo: 50,
    body: exemption,
    where: 'medical-exemption',
    steps: [
      [
        400,
        (desk, number, asking) =>
          recordStateDecision(
            desk,
            number,
            { granted: true, reviewOn: addDays(dateOfDayNumber(dayAt(asking.now)), 180) },
            asking,
          ),
      ],
    ],
  },
];

/** Continuity of care and exemptions of the demonstration, for members who are new, through the same verbs as everybody's. */
export async function seedContinuity({ db, desk, now }: RequestSeeding, plan: string): Promise<number> {
  const { rows } = await db.query(`select from case_file where plan = $1 and kind = 'continuity' limit 1`, [plan]);
  const policy = rows.length > 0 ? undefined : desk.policyOf(plan);
  const members = policy ? await newMembers(db, plan, now) : [];
  if (!policy || members.length === 0) return 0;
  await putOutside(db, policy.plan);
  const doors = {
    ...continuityDoors(db, desk),
    told: noticesTold(desk, partiesForAll).ofContinuity,
  };
  const viewer = {
    account: 'demo-continuity',
    name: 'SYNTHETIC Continuity Nurse',
    organization: plan,
    roles: ['reviewer_nurse'],
    side: 'plan' as const,
    mayFile: true,
    mayWork: true,
    isClinician: true,
  };
  let told = 0;
  const stories = STORIES.filter(({ where }) => where === undefined || policy.questions.has(where));
  for (const [n, story] of stories.entries()) {
    const member = members[n % members.length];
    const received = now.getTime() - story.daysAgo * 24 * HOUR;
    if (member === undefined) continue;
    await db.transaction(async (tx) => {
      const at = (moment: Instant): ContinuityDesk => {
        const found = sqlContinuityDesk(doors, tx, plan, moment);
        if (!found) throw new Error(`the policy has no plan ${plan}`);
        return found;
      };
      const letters = lettersGo({ db, desk, now }, tx, plan);
      const body = continuityBody.parse({ member, ...story.body });
      const opened = await openContinuity(at(received), { body, door: 'phone', viewer, now: received });
      if (!opened.ok) throw new Error(`${story.name}: ${opened.refusal.code}`);
      for (const [hour, take] of story.steps) {
        const moment = received + hour * HOUR;
        if (moment > now.getTime()) continue;
        const done = await take(at(moment), opened.value.number, { viewer, now: moment }, letters);
        if (!done.ok) throw new Error(`${story.name}: ${done.refusal.code}`);
      }
    });
    told += 1;
  }
  return told;
}

async function putOutside(tx: Queryable, plan: string): Promise<void> {
  const { id, npi, name } = OUTSIDE;
  await tx.query(
    `insert into provider (plan, provider_id, npi, name, types, standing)
     values ($1, $2, $3, $4, '{physician}', '{"contracts": []}') on conflict do nothing`,
    [plan, id, npi, name],
  );
}

async function newMembers(db: Database, plan: string, now: Date): Promise<readonly string[]> {
  const { rows } = await db.query<{ id: string }>(
    `select member_id as id from coverage_span where plan = $1 group by member_id
     having min(from_date) > $2::date and min(from_date) < $3::date
       and count(*) filter (where line_of_business = 'medi_cal') = count(*) order by member_id limit 50`,
    [plan, addDays(californiaDate(now), -NEW_WITHIN_DAYS), addDays(californiaDate(now), -60)],
  );
  return rows.map(({ id }) => id);
}
