import { addDays, addMonths, dateOfDayNumber, dayAt, type Instant, type IsoDate } from '../../kernel/index.ts';
import type { Database, Queryable } from '../../platform/db/index.ts';
import {
  type RequestBody,
  type RequestDoors,
  type SqlRequestDesk,
  sqlRequestDesk,
  submitRequest,
} from '../../rooms/authorizations/index.ts';
import { bindAttachments, putAttachment } from '../../rooms/cases/index.ts';
import { partiesForAll } from '../../rooms/notices/index.ts';
import { noticesTold } from '../notice-doors.ts';
import type { PolicyDesk } from '../portal/policy-desk.ts';
import { requestDoors } from '../request-doors.ts';
import { type LettersGo, lettersGo } from './letters.ts';
import { demoPaper } from './paper.ts';
import { type Cast, castOf } from './request-cast.ts';
import { SERVICES } from './request-services.ts';
import { doStep, PAPERS } from './request-steps.ts';
import { STORIES, type Story } from './request-stories.ts';

const HOUR = 3_600_000;
const EACH_PLAN = 110;

export interface RequestSeeding {
  readonly db: Database;
  readonly desk: Pick<PolicyDesk, 'book' | 'policyOf' | 'clocksOf'>;
  readonly now: Date;
  /** How many for each plan; a test takes few. */
  readonly each?: number | undefined;
}

/** Requests of the demonstration, in every state, through the same verbs as everybody's. A plan that has some gets no more. */
export async function seedRequests({ db, desk, now, each = EACH_PLAN }: RequestSeeding, plan: string): Promise<number> {
  const { rows } = await db.query('select from case_file where plan = $1 limit 1', [plan]);
  const cast = rows.length > 0 ? undefined : await castOf(db, plan);
  if (!cast) return 0;
  const doors = { ...requestDoors(db, desk), told: noticesTold(desk, partiesForAll).ofRequest };
  const tellers = STORIES.flatMap((story) => Array.from({ length: story.weight }, () => story));
  let told = 0;
  for (let n = 0; n < each; n++) {
    const story = tellers[(n * 7) % tellers.length];
    const member = cast.members[(n * 13) % cast.members.length];
    if (!story || member === undefined) continue;
    const { fewest, most } = story.received;
    const received =
      now.getTime() - Math.round((fewest + ((n * 37) % 100) * ((most - fewest) / 100)) * HOUR) - (n % 60) * 60_000;
    const played = await db.transaction(async (tx) => {
      const at = (moment: Instant) => deskAt(doors, tx, plan, moment);
      const body = bodyOf(n, story, member, cast, received);
      const paper = story.whole || story.door === 'fax' ? await sendPaper(tx, plan, cast, story, received) : undefined;
      const number = await play(
        at,
        cast,
        story,
        paper ? { ...body, attachments: [paper] } : body,
        received,
        now.getTime(),
        lettersGo({ db, desk, now }, tx, plan),
      );
      if (number !== undefined && paper) await bindAttachments(tx, plan, number, [paper]);
      return number;
    });
    if (played !== undefined) told += 1;
  }
  return told;
}

function deskAt(doors: RequestDoors, tx: Queryable, plan: string, at: Instant): SqlRequestDesk {
  const desk = sqlRequestDesk(doors, tx, plan, at);
  if (!desk) throw new Error(`the policy has no plan ${plan}`);
  return desk;
}

function bodyOf(n: number, story: Story, member: string, cast: Cast, received: Instant): RequestBody {
  const service = story.service ?? SERVICES[(n * 5) % SERVICES.length] ?? { what: 'SYNTHETIC', units: 1, dx: 'Z00.00' };
  const day = dateOfDayNumber(dayAt(received));
  const from = addDays(day, story.body?.kind === 'post_service' ? -20 : 4 + (n % 9));
  const { dx, ...line } = service;
  const [requester = '', servicing = requester] = [cast.providers[0], cast.providers[n % cast.providers.length]];
  return {
    member,
    kind: 'pre_service',
    urgency: 'non_urgent',
    form: 'authorization_request',
    program: 'medical',
    inCare: false,
    continuity: false,
    lines: [{ line: 1, modifiers: [], ...line, from, to: lastDayOf(story, from) }],
    dx: [dx],
    requester,
    servicing,
    checklist: story.whole ? PAPERS : { history_of_presenting_problem: 'attached' },
    // Served by another plan until now, whenever the member enrolled here.
    facts: story.body?.program === 'ecm' ? { 'ecm_span.last_served_on': day } : {},
    attachments: [],
    note: 'SYNTHETIC request of the demonstration.',
    ...story.body,
  };
}

/** A first authorization of Enhanced Care Management lasts twelve whole months, or policy does not approve it alone. */
function lastDayOf({ body }: Story, from: IsoDate): IsoDate {
  if (body?.program === 'ecm') return addDays(addMonths(from, 12), -1);
  return addDays(from, body?.kind === 'post_service' ? 3 : 60);
}

async function play(
  at: (moment: Instant) => SqlRequestDesk,
  cast: Cast,
  story: Story,
  body: RequestBody,
  received: Instant,
  now: Instant,
  letters: LettersGo,
): Promise<string | undefined> {
  const door = story.door ?? 'portal';
  const viewer = door === 'portal' ? cast.office : cast.staff.authorization_specialist;
  const keyed = Math.min(now, received + (door === 'portal' ? 0 : HOUR));
  const submitted = await submitRequest(at(keyed), { body, door, received, viewer, now: keyed });
  if (!submitted.ok) throw new Error(`${story.name}: ${submitted.refusal.code}`);
  const { number, state } = submitted.value.request;
  if (state === 'redirected' || submitted.value.duplicateOf !== undefined) return number;
  // A member's second one is a person's to decide, and nobody has.
  if (body.program === 'ecm' && state === 'open') return number;
  for (const step of story.steps) {
    const moment = received + step.hour * HOUR;
    if (moment > now || moment < keyed || ('decide' in step && state === 'decided')) continue;
    if ('discharge' in step && !at(moment).policy.discharge) continue;
    const done = await doStep(at(moment), cast, number, step, body, moment, letters);
    if (!done.ok) throw new Error(`${story.name}: ${done.refusal.code}`);
  }
  return number;
}

async function sendPaper(
  tx: Queryable,
  plan: string,
  { office, staff }: Cast,
  story: Story,
  at: Instant,
): Promise<string> {
  const { account, organization } = story.door === undefined ? office : staff.authorization_specialist;
  const bytes = demoPaper(['SYNTHETIC', 'Clinical notes of the demonstration.', 'Nobody wrote them, about nobody.']);
  const paper = { name: 'synthetic-notes.pdf', type: 'application/pdf' as const, scanned: 'not_scanned' as const };
  const kept = await putAttachment(tx, { plan, organization, account, bytes, internal: false, sent: at, ...paper });
  return kept.id;
}
