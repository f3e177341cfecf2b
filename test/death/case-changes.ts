import { californiaDate } from '../../src/kernel/index.ts';
import {
  type AppealDesk,
  type AppealViewer,
  appealBody,
  askRemedy,
  decideAppeal,
  fileAppeal,
  recordRemedy,
  sqlAppealDesk,
} from '../../src/rooms/appeals/index.ts';
import { decideRequest } from '../../src/rooms/authorizations/index.ts';
import { approvals, type CaseStage, caseStage, granted, times } from './case-stage.ts';
import type { Change } from './changes.ts';
import type { Stage } from './stage.ts';

const REVIEW = {
  appropriateSetting: true,
  coveredBenefit: true,
  circumstances: 'none',
  individualNeed: 'looked at',
} as const;
const REFERENCES = [{ source: 'policy' as const, name: 'SYNTHETIC', met: true }];
const GRANTED = [{ line: 1, outcome: 'approved' as const, units: 2 }];
const OWN = { reason: 'SYNTHETIC', references: [], underFirstDecider: false, expertiseFits: true };
const HEARING = 'state_hearing' as const;

/** Decisions of a person, with what follows from them in the same moment: approvals where claims look, and letters. */
export async function caseChanges(stage: Stage, round: number): Promise<readonly Change[]> {
  const on = await caseStage(stage, round, 'ccah');
  const { reviewer_nurse: nurse } = on.cast.staff;
  const letters = `(select count(*) from notice n where n.plan = c.plan and n.number = c.number)`;
  const asked = `(select e.body->'what'->'body'->>'request' from case_event e where e.plan = c.plan and e.number = c.number and e.sequence = 1)`;
  const isCarriedOut = `${times('decision_overturned', asked)} = 1 and ${approvals(asked)} = 1`;
  const isNot = `${times('decision_overturned', asked)} = 0 and ${approvals(asked)} = 0`;
  const carried = { by: 'appeals@ccah.example', action: 'appeal.carried_out', event: 'carried_out' } as const;
  const carryOut = (handle: string) => [`/api/appeals/${handle}/carry-out`, {}] as const;
  return [
    on.stepOn({
      name: 'request decided',
      by: 'reviewer-nurse@ccah.example',
      action: 'request.decided',
      event: 'decided',
      ready: (i) => on.submitted(i, nurse),
      asked: (handle) => [
        `/api/requests/${handle}/decide`,
        {
          ...{ lines: GRANTED, basis: 'coverage', references: REFERENCES },
          review: { ...REVIEW, clinicallyAppropriate: true },
        },
      ],
      did: `c.state = 'decided' and ${approvals()} = 1 and ${letters} > 0`,
      didNot: `c.state <> 'decided' and ${approvals()} + ${letters} = 0`,
    }),
    on.stepOn({
      ...carried,
      name: 'appeal carried out',
      ready: (i) =>
        appealed(on, i, (desk, number, asking) =>
          decideAppeal(desk, number, { ...OWN, outcome: 'overturned', lines: GRANTED }, asking),
        ),
      asked: carryOut,
      did: isCarriedOut,
      didNot: isNot,
    }),
    on.stepOn({
      name: 'remedy of the state recorded',
      by: carried.by,
      action: 'appeal.remedy_decided',
      event: 'remedy_decided',
      ready: (i) => appealed(on, i, heard),
      asked: (handle) => [`/api/appeals/${handle}/remedy/outcome`, won(Date.now())],
      did: isNot,
      didNot: isNot,
    }),
    on.stepOn({
      ...carried,
      name: 'remedy of the state carried out',
      by: 'second-medical-director@ccah.example',
      ready: (i) =>
        appealed(on, i, async (desk, number, asking) => {
          await granted(heard(desk, number, asking));
          return recordRemedy(desk, number, won(asking.now), asking);
        }),
      asked: carryOut,
      did: isCarriedOut,
      didNot: isNot,
    }),
  ];
}

type Step = (
  desk: AppealDesk,
  number: string,
  asking: { viewer: AppealViewer; now: number },
) => ReturnType<typeof decideAppeal>;

const heard: Step = async (desk, number, asking) => {
  await granted(decideAppeal(desk, number, { ...OWN, outcome: 'upheld', lines: [] }, asking));
  return askRemedy(desk, number, { remedy: HEARING, on: californiaDate(new Date(asking.now)) }, asking);
};

function won(now: number) {
  return { remedy: HEARING, on: californiaDate(new Date(now)), outcome: 'overturned' as const, lines: GRANTED };
}

/** A request that was denied and appealed, and the appeal as it became. */
async function appealed({ db, plan, doors, cast, submitted }: CaseStage, i: number, step: Step) {
  const { number, member } = await submitted(i, cast.staff.reviewer_nurse);
  const now = Date.now();
  const denied = {
    ...{ lines: [{ line: 1, outcome: 'denied' as const, units: 0 }], basis: 'appropriateness' as const },
    ...{ references: [{ ...REFERENCES[0], met: false }], review: { ...REVIEW, clinicallyAppropriate: false } },
    reason: 'SYNTHETIC: in plain words.',
  };
  const other: AppealViewer = {
    ...{ account: 'another-director', name: 'SYNTHETIC Second Medical Director', organization: plan },
    ...{ roles: ['medical_director'], side: 'plan', mayFile: true, mayWork: true, isClinician: true },
  };
  return db.transaction(async (tx) => {
    const at = sqlAppealDesk(doors, tx, plan, now);
    if (!at) throw new Error('the policy has no such plan');
    await granted(decideRequest(at.requests, number, denied as never, { viewer: cast.staff.medical_director, now }));
    const body = appealBody.parse({ member, filedBy: 'member', kind: 'appeal', reason: 'SYNTHETIC', request: number });
    const filed = await granted(fileAppeal(at, { body, door: 'phone', viewer: other, now }));
    return granted(step(at, filed.number, { viewer: other, now }));
  });
}
