import type { Instant, Result } from '../../kernel/index.ts';
import type { Database } from '../../platform/db/index.ts';
import {
  acceptReferral,
  addToReferral,
  beginReferral,
  closeReferral,
  declineReferral,
  type Making,
  makeReferral,
  type Referral,
  type ReferralAsking,
  type ReferralDesk,
  type ReferralViewer,
  receiveReferral,
  sendReferralOn,
  sqlReferralDesk,
  withdrawReferral,
} from '../../rooms/referrals/index.ts';
import { referralDoors } from '../referral-doors.ts';
import { PROVIDERS } from './cast.ts';
import type { RequestSeeding } from './requests.ts';

const HOUR = 3_600_000;
const CARE = 'demo-ecm';
const DOULAS = 'demo-doula';
const CLINIC = 'demo-clinic';
const WHY = 'SYNTHETIC: as the demonstration says.';
/** How often the stories are played, each time with other members. */
const ROUNDS = 2;
/** A member who signs in and finds one of his own. */
const SIGNS_IN: Readonly<Record<string, string>> = { ccah: 'ana' };

type Who = 'plan' | typeof CARE | typeof DOULAS | typeof CLINIC;
type Seeding = RequestSeeding & { readonly book: Parameters<typeof referralDoors>[2] };
type Take = (desk: ReferralDesk, number: string, asking: ReferralAsking) => Promise<Result<Referral>>;

interface Story {
  readonly daysAgo: number;
  readonly from: Who;
  readonly makes: Pick<Making['referrer'], 'by' | 'relation' | 'name'> &
    Partial<Pick<Making, 'door' | 'to' | 'chosenBy'>> &
    Partial<Making['body']> & { readonly service: string };
  readonly steps?: readonly (readonly [hour: number, who: Who, take: Take])[];
  /** Somebody refers the same member to it again. */
  readonly again?: Who;
}

const said = { reason: WHY, social: 'SYNTHETIC: lives alone.', contact: 'SYNTHETIC: mornings, by telephone.' };
const provider = { ...said, by: 'other_provider', agreed: true, qualified: true, newToProgram: false } as const;
const begin: Take = (desk, number, asking) => beginReferral(desk, number, undefined, asking);
const received: Take = (desk, number, asking) => closeReferral(desk, number, { outcome: 'services_received' }, asking);
const unreached: Take = (desk, number, asking) =>
  closeReferral(desk, number, { outcome: 'unable_to_reach', why: WHY }, asking);
const full: Take = (desk, number, asking) => declineReferral(desk, number, { code: 'no_capacity', why: WHY }, asking);
const silent: Take = (desk, number, asking) => declineReferral(desk, number, {}, asking);
const toDoulas: Take = (desk, number, asking) =>
  sendReferralOn(desk, number, { to: DOULAS, chosenBy: 'member', why: WHY }, asking);
const takeBack: Take = (desk, number, asking) => withdrawReferral(desk, number, WHY, asking);
const tellMore: Take = (desk, number, asking) =>
  addToReferral(desk, number, { populations: ['adults_homeless'] }, asking);

const STORIES: readonly Story[] = [
  {
    daysAgo: 1,
    from: DOULAS,
    makes: { ...provider, service: 'ecm', to: CARE, chosenBy: 'member', populations: ['birth_equity'] },
  },
  { daysAgo: 2, from: CLINIC, makes: { ...provider, service: 'medically_tailored_meals' }, again: CARE },
  { daysAgo: 3, from: 'plan', makes: { by: 'member', service: 'ecm', door: 'portal', newToProgram: false } },
  {
    daysAgo: 4,
    from: 'plan',
    makes: {
      by: 'family_member',
      relation: 'daughter',
      name: 'SYNTHETIC Dee',
      service: 'housing_deposits',
      door: 'phone',
    },
  },
  {
    daysAgo: 5,
    from: DOULAS,
    makes: { ...provider, service: 'recuperative_care', to: CARE, chosenBy: 'member' },
    steps: [[20, CARE, receiveReferral]],
  },
  {
    daysAgo: 8,
    from: DOULAS,
    makes: { ...provider, service: 'ecm', to: CARE, chosenBy: 'member' },
    steps: [
      [10, DOULAS, tellMore],
      [20, CARE, acceptReferral],
    ],
  },
  {
    daysAgo: 12,
    from: DOULAS,
    makes: { ...provider, service: 'housing_deposits', to: CARE, chosenBy: 'member' },
    steps: [
      [10, CARE, acceptReferral],
      [70, CARE, begin],
    ],
  },
  {
    daysAgo: 30,
    from: DOULAS,
    makes: { ...provider, service: 'asthma_remediation', to: CARE, chosenBy: 'member' },
    steps: [
      [10, CARE, receiveReferral],
      [30, CARE, acceptReferral],
      [100, CARE, begin],
      [400, CARE, received],
    ],
  },
  {
    daysAgo: 6,
    from: DOULAS,
    makes: { ...provider, service: 'medically_tailored_meals', to: CARE, chosenBy: 'member' },
    steps: [[40, CARE, full]],
  },
  {
    daysAgo: 9,
    from: DOULAS,
    makes: { ...provider, service: 'recuperative_care', to: CARE, chosenBy: 'member' },
    steps: [[40, CARE, silent]],
  },
  {
    daysAgo: 14,
    from: CARE,
    makes: { ...provider, by: 'ecm_provider', service: 'lactation_consultant', to: CARE, chosenBy: 'member' },
    steps: [
      [20, CARE, full],
      [30, 'plan', toDoulas],
      [50, DOULAS, acceptReferral],
    ],
  },
  {
    daysAgo: 20,
    from: DOULAS,
    makes: { ...provider, service: 'personal_care_homemaker', to: CARE, chosenBy: 'member' },
    steps: [
      [20, CARE, acceptReferral],
      [300, CARE, unreached],
    ],
  },
  {
    daysAgo: 7,
    from: DOULAS,
    makes: { ...provider, service: 'ecm', to: CARE, chosenBy: 'member', populations: ['adults_homeless'] },
    steps: [[60, DOULAS, takeBack]],
  },
  { daysAgo: 10, from: 'plan', makes: { by: 'plan', service: 'ecm', door: 'portal', newToProgram: true } },
];

/** Referrals of the demonstration, through the same verbs as everybody's. */
export async function seedReferrals({ db, desk, now, book }: Seeding, plan: string): Promise<number> {
  const { rows } = await db.query(`select from case_file where plan = $1 and kind = 'referral' limit 1`, [plan]);
  const policy = rows.length > 0 ? undefined : desk.policyOf(plan);
  const services = new Set(policy?.referrals.services.map(({ service }) => service));
  const offices = new Set<string>(
    PROVIDERS.filter(({ plans }) => plans.includes(policy?.plan ?? '')).map(({ id }) => id),
  );
  const stories = STORIES.filter(
    ({ makes, from }) => services.has(makes.service) && (from === 'plan' || offices.has(from)),
  );
  const members = stories.length > 0 ? await someMembers(db, plan) : [];
  if (members.length === 0) return 0;
  const doors = referralDoors(db, desk, book, async () => undefined);
  // Each member has one: a second to the same service would join the first, whose story has begun at another time.
  const played = members.slice(0, ROUNDS * stories.length);
  for (const [n, member] of played.entries()) {
    const story = stories[n % stories.length];
    if (!story) continue;
    const start = now.getTime() - story.daysAgo * 24 * HOUR - Math.floor(n / stories.length) * 5 * HOUR;
    await db.transaction(async (tx) => {
      const room = sqlReferralDesk(doors, tx, plan);
      if (!room) throw new Error(`the policy has no plan ${plan}`);
      await play(room, plan, member, story, start, now.getTime());
    });
  }
  return played.length;
}

async function play(
  room: ReferralDesk,
  plan: string,
  member: string,
  story: Story,
  start: Instant,
  now: Instant,
): Promise<void> {
  const number = await refer(room, plan, member, story, story.from, start);
  if (story.again !== undefined && story.again !== story.from)
    await refer(room, plan, member, story, story.again, start + HOUR);
  for (const [hour, who, take] of story.steps ?? []) {
    const moment = start + hour * HOUR;
    if (moment > now) continue;
    const done = await take(room, number, { viewer: viewerOf(plan, who), now: moment });
    if (!done.ok) throw new Error(`${story.makes.service}: ${done.refusal.code}`);
  }
}

async function refer(
  room: ReferralDesk,
  plan: string,
  member: string,
  { makes }: Story,
  from: Who,
  at: Instant,
): Promise<string> {
  const { by, relation, name, door = 'portal', to, chosenBy, ...body } = makes;
  const made = await makeReferral(room, {
    body: { member, ...body },
    referrer: {
      by,
      ...(relation === undefined ? {} : { relation }),
      ...(name === undefined ? {} : { name }),
      ...(from === 'plan' ? {} : { organization: from, provider: from }),
    },
    door,
    to,
    chosenBy,
    viewer: viewerOf(plan, from),
    now: at,
  });
  if (!made.ok) throw new Error(`${makes.service}: ${made.refusal.code}`);
  return made.value.referral.number;
}

function viewerOf(plan: string, who: Who): ReferralViewer {
  const isPlan = who === 'plan';
  return {
    account: `demo-referrals-${who}`,
    name: 'SYNTHETIC Care Coordinator',
    organization: isPlan ? plan : who,
    roles: [isPlan ? 'care_team' : 'care_manager'],
    side: isPlan ? 'plan' : 'requester',
    mayMake: true,
    mayWork: true,
  };
}

async function someMembers(db: Database, plan: string): Promise<readonly string[]> {
  const { rows } = await db.query<{ id: string }>(
    `select member_id as id from member where plan = $1 and synthetic order by member_id <> $2, hashtext(member_id) limit 40`,
    [plan, SIGNS_IN[plan] ?? ''],
  );
  return rows.map(({ id }) => id);
}
