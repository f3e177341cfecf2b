import { addDays, dateOfDayNumber, dayAt, done, type Instant, type Result, refused } from '../../kernel/index.ts';
import type { Database } from '../../platform/db/index.ts';
import {
  type Appeal,
  type AppealDesk,
  type AppealViewer,
  acknowledgeAppeal,
  appealBody,
  askRemedy,
  assignAppeal,
  carryOut,
  decideAppeal,
  expediteAppeal,
  extendAppeal,
  fileAppeal,
  recordRemedy,
  refuseExpedite,
  sqlAppealDesk,
  withdrawAppeal,
} from '../../rooms/appeals/index.ts';
import { partiesForAll } from '../../rooms/notices/index.ts';
import { appealDoors } from '../appeal-doors.ts';
import { noticesTold } from '../notice-doors.ts';
import { APPEAL_STORIES, type AppealStoryStep } from './appeal-stories.ts';
import { type LettersGo, lettersGo } from './letters.ts';
import { castOf } from './request-cast.ts';
import type { RequestSeeding } from './requests.ts';

const HOUR = 3_600_000;

/** Appeals and grievances of the demonstration, in every state, through the same verbs as everybody's. */
export async function seedAppeals({ db, desk, now }: RequestSeeding, plan: string): Promise<number> {
  const { rows } = await db.query(`select from case_file where plan = $1 and kind in ('appeal', 'grievance') limit 1`, [
    plan,
  ]);
  const cast = rows.length > 0 ? undefined : await castOf(db, plan);
  if (!cast) return 0;
  const letters = noticesTold(desk, partiesForAll);
  const doors = appealDoors(db, desk, letters);
  const denied = await deniedIn(db, plan);
  const people = await peopleOf(db, plan);
  let told = 0;
  for (const [n, story] of APPEAL_STORIES.entries()) {
    const request = story.of === 'denied' ? denied.shift() : undefined;
    const received = request ? request.at + 2 * HOUR : now.getTime() - Number(story.of) * 24 * HOUR;
    const member = request?.member ?? cast.members[(n * 17) % cast.members.length];
    if (story.of === 'denied' && !request) continue;
    if (member === undefined || received > now.getTime()) continue;
    await db.transaction(async (tx) => {
      const at = (moment: Instant): AppealDesk => {
        const found = sqlAppealDesk(doors, tx, plan, moment);
        if (!found) throw new Error(`the policy has no plan ${plan}`);
        return found;
      };
      const provider = story.body.filedBy === 'provider' ? cast.providers[0] : undefined;
      const body = appealBody.parse({
        member,
        filedBy: 'member',
        reason: 'SYNTHETIC: the member does not agree.',
        ...(request ? { request: request.number } : { noticeOn: addDays(dateOfDayNumber(dayAt(received)), -5) }),
        ...(provider === undefined ? {} : { provider }),
        ...story.body,
      });
      const filed = await fileAppeal(at(received), { body, door: 'phone', viewer: people.staff, now: received });
      if (!filed.ok) throw new Error(`${story.name}: ${filed.refusal.code}`);
      const { number } = filed.value;
      for (const [hour, step] of story.steps) {
        const moment = received + hour * HOUR;
        if (moment > now.getTime()) continue;
        const go = lettersGo({ db, desk, now }, tx, plan);
        const done = await doStep(at(moment), people, filed.value, step, moment, go);
        if (!done.ok) throw new Error(`${story.name}, ${number}: ${done.refusal.code}`);
      }
    });
    told += 1;
  }
  return told;
}

/** Denied requests of the demonstration with the moment of their last event, the oldest first. */
async function deniedIn(db: Database, plan: string) {
  const { rows } = await db.query<{ number: string; member: string; at: number }>(
    `select number, member_id as member, (extract(epoch from changed_at) * 1000)::float8 as at from case_file
     where plan = $1 and kind = 'authorization' and state = 'decided' and outcome = 'denied' order by changed_at, number`,
    [plan],
  );
  return [...rows];
}

interface People {
  readonly staff: AppealViewer;
  readonly director: AppealViewer;
}

/** Who decided first never decides again, so the demonstration has a second director. */
async function peopleOf(db: Database, plan: string): Promise<People> {
  const person = async (role: string, email: string): Promise<AppealViewer> => {
    const { rows } = await db.query<{ account: string; name: string }>(
      'select account_id as account, name from account where email = $1 and synthetic',
      [email],
    );
    const [found] = rows;
    if (!found) throw new Error(`the demonstration has no ${email}`);
    return {
      ...found,
      organization: plan,
      roles: [role],
      side: 'plan',
      mayFile: role === 'appeals',
      mayWork: true,
      isClinician: role === 'medical_director',
    };
  };
  return {
    staff: await person('appeals', `appeals@${plan}.example`),
    director: await person('medical_director', `second-medical-director@${plan}.example`),
  };
}

const WHY = 'SYNTHETIC: as the demonstration says.';

function doStep(
  desk: AppealDesk,
  { staff, director }: People,
  { number, clinical, original, body }: Appeal,
  step: AppealStoryStep[1],
  now: Instant,
  letters: LettersGo,
): Promise<Result<Appeal>> {
  const asking = { viewer: staff, now };
  const on = dateOfDayNumber(dayAt(now));
  const decider = { viewer: clinical ? director : staff, now };
  const own = { reason: WHY, references: [], underFirstDecider: false, expertiseFits: true };
  switch (step) {
    case 'acknowledge':
      return acknowledgeThen(desk, number, asking, letters);
    case 'assign': {
      const { account, name, organization, roles } = director;
      return assignAppeal(desk, number, { account, name, organization, roles }, asking);
    }
    case 'expedite':
      return expediteAppeal(desk, number, WHY, asking);
    case 'refuse_expedite':
      return refuseExpedite(desk, number, { why: WHY, told: true }, asking);
    case 'extend':
      return andTell(extendAppeal(desk, number, { askedBy: 'member', why: WHY }, asking), letters, now);
    case 'uphold':
      return decideAppeal(desk, number, { ...own, outcome: 'upheld', lines: [] }, decider);
    case 'overturn':
      return overturn(
        desk,
        number,
        { ...own, request: body.kind === 'appeal' ? original?.request : undefined },
        decider,
      );
    case 'carry_out':
      return carryOut(desk, number, asking);
    case 'tell':
      return tell(desk, number, letters, now);
    case 'withdraw':
      return withdrawAppeal(desk, number, WHY, asking);
    case 'ask_hearing':
      return askRemedy(desk, number, { remedy: 'state_hearing', on }, asking);
    case 'hear':
    case 'hear_won': {
      const outcome = step === 'hear' ? 'upheld' : 'overturned';
      return recordRemedy(desk, number, { remedy: 'state_hearing', on, outcome, lines: [] }, asking);
    }
  }
}

type Asking = Parameters<typeof carryOut>[2];

/** The letter that it came; where that waits for a translator, the plan says so by word. */
async function acknowledgeThen(
  desk: AppealDesk,
  number: string,
  asking: Asking,
  letters: LettersGo,
): Promise<Result<Appeal>> {
  const told = await tell(desk, number, letters, asking.now);
  return told.ok && !told.value.acknowledged ? acknowledgeAppeal(desk, number, asking) : told;
}

async function andTell(step: Promise<Result<Appeal>>, letters: LettersGo, now: Instant): Promise<Result<Appeal>> {
  const taken = await step;
  if (taken.ok) await letters(taken.value.number, now);
  return taken;
}

async function tell(desk: AppealDesk, number: string, letters: LettersGo, now: Instant): Promise<Result<Appeal>> {
  await letters(number, now);
  const appeal = await desk.store.load(desk.plan, number);
  return appeal ? done(appeal) : refused('not_found', number);
}

async function overturn(
  desk: AppealDesk,
  number: string,
  {
    request,
    ...own
  }: { request: string | undefined; reason: string; underFirstDecider: boolean; expertiseFits: boolean },
  asking: Asking,
): Promise<Result<Appeal>> {
  const asked = request === undefined ? undefined : await desk.requests.store.load(desk.plan, request);
  const lines = (asked?.lines ?? []).map(({ line, units }) => ({ line, units, outcome: 'approved' as const }));
  return decideAppeal(desk, number, { ...own, references: [], outcome: 'overturned', lines }, asking);
}
