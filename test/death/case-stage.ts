import type { Person } from '../../bench/portal/client.ts';
import { continuityDoors } from '../../src/app/continuity-doors.ts';
import { castOf } from '../../src/app/demo/request-cast.ts';
import { requestDoors } from '../../src/app/request-doors.ts';
import { addDays, type Result } from '../../src/kernel/index.ts';
import type { AppealDoors } from '../../src/rooms/appeals/index.ts';
import { type RequestBody, sqlRequestDesk, submitRequest, type Viewer } from '../../src/rooms/authorizations/index.ts';
import { sqlContinuityDesk } from '../../src/rooms/continuity/index.ts';
import type { Change, Told } from './changes.ts';
import { sentences } from './found.ts';
import { newMember, type Stage } from './stage.ts';

/** One step on a case, and how it is made ready. */
interface StepOnCase extends Pick<Change, 'name' | 'by'> {
  readonly action: string;
  /** The case before the step, and what the step brings that is not the same for all. */
  readonly ready: (i: number, person: Person) => Promise<{ readonly number: string; readonly brings?: object }>;
  readonly asked: (handle: string) => readonly [path: string, body: object];
  readonly event: string;
  /** SQL of `c`: what the step did beside its event, where it is done and where it is not. */
  readonly did?: string;
  readonly didNot?: string;
}

export type CaseStage = Awaited<ReturnType<typeof caseStage>>;

/** Who decides in a plan, requests to decide on, and what must be true of cases afterwards. */
export async function caseStage({ db, desk, run }: Stage, round: number, plan: string) {
  const stays = continuityDoors(db.beside, desk);
  const doors = {
    ...requestDoors(db.beside, desk),
    continuityOf: (...of: Readonly<Parameters<AppealDoors['continuityOf']>>) => sqlContinuityDesk(stays, ...of),
  };
  await newMember(db, plan, '2020-01-01'); // a plan without members has nobody who decides
  const cast = await castOf(db, plan);
  const provider = cast?.providers[0];
  if (!cast || provider === undefined) throw new Error('the demonstration has nobody who decides');

  const submitted = async (i: number, viewer: Viewer, more: Partial<RequestBody> = {}) => {
    const now = Date.now();
    const member = await newMember(db, plan, '2020-01-01');
    const from = addDays('2099-01-01', i);
    const line = { line: 1, code: 'E1399', modifiers: [], units: 2, from, to: addDays(from, 30) };
    const body: RequestBody = {
      ...{ member, kind: 'pre_service' as const, urgency: 'non_urgent' as const, lines: [line] },
      ...{ form: 'authorization_request' as const, program: 'medical' as const, inCare: false, continuity: false },
      ...{ dx: [], requester: provider, servicing: provider, checklist: {}, facts: {}, attachments: [] },
      note: `SYNTHETIC ${run}-${round}-${i}`,
      ...more,
    };
    return db.transaction(async (tx) => {
      const at = sqlRequestDesk(doors, tx, plan, now);
      if (!at) throw new Error('the policy has no such plan');
      const { request } = await granted(submitRequest(at, { body, door: 'fax', received: now, viewer, now }));
      return { number: request.number, member };
    });
  };
  const handleOf = async (number: string) =>
    (await db.query<{ handle: string }>('select handle from case_file where plan = $1 and number = $2', [plan, number]))
      .rows[0]?.handle ?? '';
  const standing = async ({ answered, unknown }: Told, isDone: string, byHalf: string) => [
    ...(await sentences(
      db,
      `select c.number || ' was answered and is not done' as sentence from case_file c
       where c.handle = any($1::uuid[]) and not (${isDone})`,
      answered,
    )),
    ...(await sentences(
      db,
      `select c.number || ' is done by half or twice' as sentence from case_file c
       where c.handle = any($1::uuid[]) and ((${byHalf}) or c.events <> (
         select count(*) from case_event e where e.plan = c.plan and e.number = c.number))`,
      [...answered, ...unknown],
    )),
  ];
  const stepOn = ({ name, by, action, ready, asked, event, did, didNot }: StepOnCase): Change => ({
    name,
    by,
    audited: { action, times: 1 },
    next: async (i, person) => {
      const { number, brings } = await ready(i, person);
      const handle = await handleOf(number);
      const [path, body] = asked(handle);
      return { asked: { method: 'POST', path, body: { ...body, ...brings } }, mark: handle };
    },
    wrong: (told) =>
      standing(
        told,
        `${times(event)} = 1`,
        `case ${times(event)} when 1 then not (${did ?? 'true'}) when 0 then not (${didNot ?? 'true'}) else true end`,
      ),
  });
  return { db, plan, run, round, desk, doors, cast, provider, submitted, stepOn };
}

/** Events of one kind of the case `c`, or of another of its plan. */
export function times(kind: string, of = 'c.number'): string {
  return `(select count(*) from case_event e where e.plan = c.plan and e.number = ${of} and e.kind = '${kind}')`;
}

export function approvals(of = 'c.number'): string {
  return `(select count(*) from authorization_approval a where a.plan = c.plan and a.number = ${of})`;
}

/** What a wish that makes something ready was granted. */
export async function granted<T>(wish: Promise<Result<T>>): Promise<T> {
  const result = await wish;
  if (!result.ok) throw new Error(`made ready: ${result.refusal.code} ${result.refusal.because}`);
  return result.value;
}
