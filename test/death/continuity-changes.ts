import { continuityDoors } from '../../src/app/continuity-doors.ts';
import { addDays } from '../../src/kernel/index.ts';
import {
  type ContinuityDesk,
  continuityBody,
  openContinuity,
  recordAgreement,
  sqlContinuityDesk,
} from '../../src/rooms/continuity/index.ts';
import { approvals, caseStage, granted, times } from './case-stage.ts';
import type { Change } from './changes.ts';
import { once } from './found.ts';
import { newMember, type Stage } from './stage.ts';

const OUTSIDE = 'death-outside';
const SERVICE = 'SYNTHETIC visits';

/** Staying with a provider outside the network: the member asks, and the plan grants it at the rate that was agreed. */
export async function continuityChanges(stage: Stage, round: number): Promise<readonly Change[]> {
  const { db, desk, today, run } = stage;
  const on = await caseStage(stage, round, 'ccah');
  const { plan } = on;
  await db.query(
    `insert into provider (plan, provider_id, npi, name, types, standing)
     values ($1, $2, '1000990063', 'SYNTHETIC Outside', '{physician}', '{"contracts": []}') on conflict do nothing`,
    [plan, OUTSIDE],
  );
  const doors = continuityDoors(db.beside, desk);
  const viewer = {
    ...{
      account: 'death-continuity',
      name: 'SYNTHETIC Continuity Nurse',
      organization: plan,
      roles: ['reviewer_nurse'],
    },
    ...{ side: 'plan' as const, mayFile: true, mayWork: true, isClinician: true },
  };
  const agreed = async () => {
    const enrolled = addDays(today, -100);
    const member = await newMember(db, plan, enrolled);
    const now = Date.now();
    return db.transaction(async (tx) => {
      const at: ContinuityDesk | undefined = sqlContinuityDesk(doors, tx, plan, now);
      if (!at) throw new Error('the policy has no such plan');
      const body = continuityBody.parse({
        ...{ kind: 'continuity', member, askedBy: 'member', provider: OUTSIDE, services: [SERVICE] },
        serviceKind: 'professional_services',
        evidence: [{ kind: 'medical_record', on: addDays(enrolled, -60), emergency: false }],
        facts: { 'coc.quality_bar': false, 'coc.compliance_bar': false },
      });
      const { number } = await granted(openContinuity(at, { body, door: 'phone', viewer, now }));
      const rate = { is: 'reached', form: 'amount', agreedRate: 90.5, contractRate: 90.5, stateRate: 80 } as const;
      return granted(recordAgreement(at, number, { ...rate, codes: ['99213'] }, { viewer, now }));
    });
  };
  const rated = `(select count(*) from authorization_approval a
     where a.plan = c.plan and a.number = c.number and a.rate->>'amount' = '9050')`;
  return [
    on.stepOn({
      name: 'continuity granted at a rate',
      by: 'reviewer-nurse@ccah.example',
      action: 'continuity.decided',
      event: 'decided',
      ready: agreed,
      asked: (handle) => [
        `/api/continuity/${handle}/decide`,
        { outcome: 'granted', codes: { [SERVICE]: ['99213'] }, why: 'SYNTHETIC' },
      ],
      did: `c.state = 'decided' and ${rated} = 1 and ${approvals()} = 1`,
      didNot: `c.state = 'open' and ${approvals()} = 0`,
    }),
    {
      name: 'continuity asked by a member',
      by: 'member@demo-members.example',
      audited: { action: 'continuity.opened', times: 1 },
      next: async (i) => {
        const { rows } = await db.query<{ handle: string }>(
          `select handle from member where plan = $1 and member_id = 'ana'`,
          [plan],
        );
        const providerName = `SYNTHETIC Dr ${run}-${round}-${i}`;
        const body = { plan, member: rows[0]?.handle, askedBy: 'member', providerName, services: [SERVICE] };
        return { asked: { method: 'POST', path: '/api/continuity', body }, mark: providerName };
      },
      wrong: (told) =>
        once(
          db,
          `select e.body->'what'->'body'->>'providerName' as mark, count(*)::int as n
           from case_event e join case_file c using (plan, number)
           where e.kind = 'opened' and e.body->'what'->'body'->>'providerName' = any($1)
             and c.events = (select count(*) from case_event o where o.plan = c.plan and o.number = c.number) and ${times('opened')} = 1
           group by 1`,
          told,
        ),
    },
  ];
}
