import { openDatabase } from '../../platform/db/index.ts';
import { appealBody, decideAppeal, fileAppeal, sqlAppealDesk } from '../../rooms/appeals/index.ts';
import { decideRequest, sqlRequestDesk, submitRequest, type Viewer } from '../../rooms/authorizations/index.ts';
import { appealDoors } from '../appeal-doors.ts';
import { noticesTold } from '../notice-doors.ts';
import { PolicyDesk } from './policy-desk.ts';

// Started by a test, which kills it: submits and decides requests as fast as it can, and says on its output what was committed.
const [url = '', first = '0'] = process.argv.slice(2);
const db = await openDatabase({ url, poolSize: 6 });
const policy = await PolicyDesk.open();
const letters = noticesTold(policy);
const doors = appealDoors(db, policy, letters);
const reviewer: Viewer = {
  account: '00000000-0000-4000-8000-000000000001',
  name: 'SYNTHETIC reviewer',
  organization: 'aah',
  roles: ['reviewer_nurse'],
  side: 'plan',
  maySubmit: false,
  mayIntake: true,
  mayReview: true,
  mayDeny: false,
  mayDischarge: false,
  isPractitioner: false,
};
const deskAt = (tx: Parameters<typeof sqlRequestDesk>[1], at: number) => {
  const desk = sqlRequestDesk(doors, tx, 'aah', at);
  if (!desk) throw new Error('the policy has no such plan');
  return desk;
};

async function submitAndDecide(n: number): Promise<void> {
  const now = Date.now();
  const body = {
    member: `m${n}`,
    kind: 'pre_service' as const,
    urgency: 'non_urgent' as const,
    form: 'authorization_request' as const,
    program: 'medical' as const,
    inCare: false,
    continuity: false,
    lines: [{ line: 1, code: 'E1399', modifiers: [], units: 2, from: '2099-01-05', to: '2099-02-05' }],
    dx: [],
    requester: 'dr',
    servicing: 'dr',
    checklist: {},
    facts: {},
    attachments: [],
  };
  const submitted = await db.transaction((tx) =>
    submitRequest(deskAt(tx, now), { body, door: 'fax', received: now, viewer: reviewer, now }),
  );
  if (!submitted.ok) throw new Error(submitted.refusal.code);
  const { number } = submitted.value.request;
  process.stdout.write(`${number} submitted.\n`);
  const decision = {
    lines: [{ line: 1, outcome: 'approved' as const, units: 2 }],
    basis: 'coverage' as const,
    references: [{ source: 'policy' as const, name: 'SYNTHETIC', met: true }],
    review: { clinicallyAppropriate: true, appropriateSetting: true, coveredBenefit: true, circumstances: 'none' },
  };
  const at = Date.now();
  const decided = await db.transaction((tx) =>
    decideRequest(deskAt(tx, at), number, decision, { viewer: reviewer, now: at }),
  );
  if (!decided.ok) throw new Error(decided.refusal.code);
  process.stdout.write(`${number} decided.\n`);
}

async function appealAndResolve(n: number): Promise<void> {
  const now = Date.now();
  const appeals = { ...reviewer, mayFile: true, mayWork: true, isClinician: false };
  const deskOf = (tx: Parameters<typeof sqlAppealDesk>[1], at: number) => {
    const desk = sqlAppealDesk(doors, tx, 'aah', at);
    if (!desk) throw new Error('the policy has no such plan');
    return desk;
  };
  const body = appealBody.parse({
    kind: 'appeal',
    member: `m${n}`,
    filedBy: 'member',
    clinical: false,
    reason: 'SYNTHETIC',
  });
  const filed = await db.transaction((tx) =>
    fileAppeal(deskOf(tx, now), { body, door: 'phone', viewer: appeals, now }),
  );
  if (!filed.ok) throw new Error(filed.refusal.code);
  const { number } = filed.value;
  process.stdout.write(`${number} filed.\n`);
  const at = Date.now();
  const decision = {
    outcome: 'upheld' as const,
    reason: 'SYNTHETIC',
    lines: [],
    references: [],
    underFirstDecider: false,
    expertiseFits: true,
  };
  const resolved = await db.transaction((tx) =>
    decideAppeal(deskOf(tx, at), number, decision, { viewer: appeals, now: at }),
  );
  if (!resolved.ok) throw new Error(resolved.refusal.code);
  process.stdout.write(`${number} resolved.\n`);
}

for (let n = Number(first) + 1; n < Number(first) + 100; n += 3) {
  await Promise.all([submitAndDecide(n), submitAndDecide(n + 1), appealAndResolve(n + 2)]);
}
