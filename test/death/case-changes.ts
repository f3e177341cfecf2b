import { castOf } from '../../src/app/demo/request-cast.ts';
import { PolicyDesk } from '../../src/app/portal/policy-desk.ts';
import { requestDoors } from '../../src/app/request-doors.ts';
import { addDays } from '../../src/kernel/index.ts';
import {
  type AppealViewer,
  appealBody,
  decideAppeal,
  fileAppeal,
  sqlAppealDesk,
} from '../../src/rooms/appeals/index.ts';
import { decideRequest, sqlRequestDesk, submitRequest, type Viewer } from '../../src/rooms/authorizations/index.ts';
import type { Change, Told } from './changes.ts';
import type { Stage } from './stage.ts';

const PLAN = 'ccah';
const REVIEW = {
  appropriateSetting: true,
  coveredBenefit: true,
  circumstances: 'none',
  individualNeed: 'looked at',
} as const;
const REFERENCES = [{ source: 'policy' as const, name: 'SYNTHETIC', met: true }];
const GRANTED = [{ line: 1, outcome: 'approved' as const, units: 2 }];

/** Decisions of a person, with what follows from them in the same moment: approvals where claims look, and letters. */
export async function caseChanges({ db, run }: Stage, round: number): Promise<readonly Change[]> {
  const desk = await PolicyDesk.open();
  const doors = requestDoors(db, desk);
  const cast = await castOf(db, PLAN);
  const provider = cast?.providers[0];
  if (!cast || provider === undefined) throw new Error('the demonstration has nobody who decides');
  const { rows } = await db.query<{ id: string }>(
    `select member_id as id from member m where plan = $1 and synthetic and not exists (
       select from member_assignment a where a.plan = m.plan and a.member_id = m.member_id and a.kind = 'medical_group')
     and exists (select from coverage_span c where c.plan = m.plan and c.member_id = m.member_id and c.to_date is null)
     order by 1 limit 200`,
    [PLAN],
  );
  const memberAt = (i: number) => rows[(round * 31 + i) % rows.length]?.id ?? '';
  const { reviewer_nurse: nurse, medical_director: director } = cast.staff;
  const other: AppealViewer = {
    ...{ account: 'another-director', name: 'SYNTHETIC Second Medical Director', organization: PLAN },
    ...{ roles: ['medical_director'], side: 'plan', mayFile: false, mayWork: true, isClinician: true },
  };

  const submitted = async (i: number, viewer: Viewer) => {
    const now = Date.now();
    const { number } = await done(
      db.transaction(async (tx) => {
        const at = sqlRequestDesk(doors, tx, PLAN, now);
        if (!at) throw new Error('the policy has no such plan');
        const from = addDays('2099-01-01', (run + round * 500 + i) % 20_000); // no two are the same request
        const line = { line: 1, code: 'E1399', modifiers: [], units: 2, from, to: addDays(from, 30) };
        const body = {
          ...{ member: memberAt(i), kind: 'pre_service' as const, urgency: 'non_urgent' as const, lines: [line] },
          ...{ form: 'authorization_request' as const, program: 'medical' as const, inCare: false, continuity: false },
          ...{ dx: [], requester: provider, servicing: provider, checklist: {}, facts: {}, attachments: [] },
          note: `SYNTHETIC ${run}-${round}-${i}`,
        };
        const sent = await submitRequest(at, { body, door: 'fax', received: now, viewer, now });
        return sent.ok ? { ok: true as const, value: sent.value.request } : sent;
      }),
    );
    return number;
  };
  const handleOf = async (number: string) =>
    (await db.query<{ handle: string }>('select handle from case_file where plan = $1 and number = $2', [PLAN, number]))
      .rows[0]?.handle ?? '';
  const wrongIn = async (sql: string, marks: readonly string[]) =>
    (await db.query<{ sentence: string }>(sql, [marks])).rows.map(({ sentence }) => sentence);
  const standing = async ({ answered, unknown }: Told, isDone: string, byHalf: string) => [
    ...(await wrongIn(
      `select c.number || ' was answered and is not done' as sentence from case_file c
       where c.handle = any($1::uuid[]) and not (${isDone})`,
      answered,
    )),
    ...(await wrongIn(
      `select c.number || ' is done by half or twice' as sentence from case_file c
       where c.handle = any($1::uuid[]) and ((${byHalf}) or c.events <> (
         select count(*) from case_event e where e.plan = c.plan and e.number = c.number))`,
      [...answered, ...unknown],
    )),
  ];
  const times = (kind: string, of = 'c.number') =>
    `(select count(*) from case_event e where e.plan = c.plan and e.number = ${of} and e.kind = '${kind}')`;
  const approvals = (of: string) =>
    `(select count(*) from authorization_approval a where a.plan = c.plan and a.number = ${of})`;
  const letters = `(select count(*) from notice n where n.plan = c.plan and n.number = c.number)`;
  const asked = `(select e.body->'what'->'body'->>'request' from case_event e where e.plan = c.plan and e.number = c.number and e.sequence = 1)`;
  return [
    {
      name: 'request decided',
      by: 'reviewer-nurse@ccah.example',
      audited: { action: 'request.decided', times: 1 },
      next: async (i) => {
        const handle = await handleOf(await submitted(i, nurse));
        const body = {
          ...{ lines: GRANTED, basis: 'coverage', references: REFERENCES },
          review: { ...REVIEW, clinicallyAppropriate: true },
        };
        return { asked: { method: 'POST', path: `/api/requests/${handle}/decide`, body }, mark: handle };
      },
      wrong: (told) =>
        standing(
          told,
          `c.state = 'decided'`,
          `case when c.state = 'decided' then ${times('decided')} <> 1 or ${approvals('c.number')} <> 1 or ${letters} = 0
           else ${times('decided')} + ${approvals('c.number')} + ${letters} > 0 end`,
        ),
    },
    {
      name: 'appeal carried out',
      by: 'appeals@ccah.example',
      audited: { action: 'appeal.carried_out', times: 1 },
      next: async (i) => {
        const number = await submitted(i + 250, nurse);
        const now = Date.now();
        const denied = {
          ...{ lines: [{ line: 1, outcome: 'denied' as const, units: 0 }], basis: 'appropriateness' as const },
          ...{ references: [{ ...REFERENCES[0], met: false }], review: { ...REVIEW, clinicallyAppropriate: false } },
          reason: 'SYNTHETIC: in plain words.',
        };
        const appeal = await db.transaction(async (tx) => {
          const at = sqlAppealDesk(doors, tx, PLAN, now);
          if (!at) throw new Error('the policy has no such plan');
          const no = await decideRequest(at.requests, number, denied as never, { viewer: director, now });
          if (!no.ok) throw new Error(no.refusal.code);
          const body = appealBody.parse({
            member: memberAt(i + 250),
            filedBy: 'member',
            kind: 'appeal',
            reason: 'SYNTHETIC',
            request: number,
          });
          const filed = await done(fileAppeal(at, { body, door: 'phone', viewer: { ...other, mayFile: true }, now }));
          const won = {
            ...{ outcome: 'overturned' as const, reason: 'SYNTHETIC', lines: GRANTED, references: [] },
            ...{ underFirstDecider: false, expertiseFits: true },
          };
          return done(decideAppeal(at, filed.number, won, { viewer: other, now }));
        });
        const handle = await handleOf(appeal.number);
        return { asked: { method: 'POST', path: `/api/appeals/${handle}/carry-out`, body: {} }, mark: handle };
      },
      wrong: (told) =>
        standing(
          told,
          `${times('carried_out')} = 1`,
          `${times('carried_out')} > 1 or ${times('carried_out')} <> ${times('decision_overturned', asked)}
           or ${times('carried_out')} <> ${approvals(asked)}`,
        ),
    },
  ];
}

async function done<T>(
  wish: Promise<
    { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: { readonly code: string } }
  >,
): Promise<T> {
  const result = await wish;
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
}
