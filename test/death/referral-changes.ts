import { referralDoors } from '../../src/app/referral-doors.ts';
import {
  acceptReferral,
  beginReferral,
  makeReferral,
  type ReferralDesk,
  type ReferralViewer,
  sqlReferralDesk,
} from '../../src/rooms/referrals/index.ts';
import { caseStage, granted, times } from './case-stage.ts';
import type { Change } from './changes.ts';
import { once, sentences } from './found.ts';
import type { Stage } from './stage.ts';

const [CLINIC, CARE] = ['demo-clinic', 'demo-ecm'];
const SERVICE = 'specialist';
type Step = (desk: ReferralDesk, number: string, now: number) => Promise<{ readonly number: string }>;

/** A referral that two offices make at once is one; each step on one is there once. */
export async function referralChanges(stage: Stage, round: number): Promise<readonly Change[]> {
  const { db, desk, members, run } = stage;
  const on = await caseStage(stage, round, 'ccah');
  const { plan } = on;
  const doors = referralDoors(db.beside, desk, desk.book, async () => undefined);
  const memberAt = (i: number) => members[(round * 41 + i) % members.length];
  const made = async (verb: string, i: number, ...steps: readonly Step[]) => {
    const now = Date.now();
    return db.transaction(async (tx) => {
      const at = sqlReferralDesk(doors, tx, plan);
      if (!at) throw new Error('the policy has no such plan');
      const body = { member: memberAt(i)?.id ?? '', service: SERVICE, detail: `${verb} ${run}-${round}-${i}` };
      const referrer = { by: 'other_provider' as const, organization: CLINIC, provider: CLINIC };
      const making = { body, referrer, door: 'portal' as const, to: CARE, viewer: viewerOf(CLINIC), now };
      const { referral } = await granted(makeReferral(at, making));
      for (const step of steps) await step(at, referral.number, now);
      return referral;
    });
  };
  const step = (verb: string, by: string, event: string, body: object, ...before: readonly Step[]) =>
    on.stepOn({
      name: `referral ${event}`,
      by: `care-manager@${by}.example`,
      action: `referral.${event}`,
      event,
      ready: (i) => made(verb, i, ...before),
      asked: (handle) => [`/api/referrals/${handle}/${verb}`, body],
      did: `c.state = '${STATE_AFTER[event]}'`,
    });
  const joined = `(select count(*) from audit_event a where a.action = 'referral.joined' and a.subject = c.handle::text)`;
  const detail = `(select e.body->'what'->'body'->>'detail' from case_event e where e.plan = c.plan and e.number = c.number and e.sequence = 1)`;
  return [
    {
      name: 'referral of two offices at once',
      by: `care-manager@${CLINIC}.example`,
      with: [`care-manager@${CARE}.example`],
      audited: { action: 'referral.made', times: 1 },
      next: async (i) => {
        const mark = `both ${run}-${round}-${i}`;
        const body = { plan, member: memberAt(i)?.handle, service: SERVICE, detail: mark, by: 'other_provider' };
        return { asked: { method: 'POST', path: '/api/referrals', body }, mark };
      },
      ask: async (asked, people) => {
        const answers = await Promise.allSettled(people.map((person) => person.ask(asked)));
        for (const answer of answers) if (answer.status === 'rejected') throw answer.reason;
      },
      wrong: async (told) => [
        ...(await once(
          db,
          `select ${detail} as mark, count(*)::int as n from case_file c
           where c.kind = 'referral' and ${detail} = any($1) group by 1`,
          told,
        )),
        ...(await sentences(
          db,
          `select ${detail} || ' was answered to two and has not two who refer' as sentence from case_file c
           where c.kind = 'referral' and ${detail} = any($1) and not (${times('made')} = 1 and ${times('joined')} = 1)`,
          told.answered,
        )),
        ...(await sentences(
          db,
          `select ${detail} || ' is there by half' as sentence from case_file c
           where c.kind = 'referral' and ${detail} = any($1)
             and (${times('joined')} > 1 or ${times('joined')} <> ${joined} or c.events <> ${times('made')} + ${times('joined')})`,
          [...told.answered, ...told.unknown],
        )),
      ],
    },
    step('accept', CARE, 'accepted', {}),
    step('begin', CARE, 'begun', {}, accepted),
    step('close', CARE, 'closed', { outcome: 'services_received' }, accepted, begun),
    step('send-on', CARE, 'sent_on', { to: 'demo-doula', chosen_by: 'member' }),
    step('withdraw', CLINIC, 'withdrawn', {}),
  ];
}

const STATE_AFTER: Readonly<Record<string, string>> = {
  ...{ accepted: 'accepted', begun: 'begun', closed: 'closed', sent_on: 'made', withdrawn: 'withdrawn' },
};

const accepted: Step = (desk, number, now) => granted(acceptReferral(desk, number, { viewer: viewerOf(CARE), now }));
const begun: Step = (desk, number, now) =>
  granted(beginReferral(desk, number, undefined, { viewer: viewerOf(CARE), now }));

function viewerOf(organization: string): ReferralViewer {
  return {
    ...{ account: `death-${organization}`, name: 'SYNTHETIC Care Manager', organization, roles: ['care_manager'] },
    ...{ side: 'requester', mayMake: true, mayWork: true },
  };
}
