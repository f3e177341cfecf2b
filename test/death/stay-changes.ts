import { demoPaper } from '../../src/app/demo/paper.ts';
import { addDays } from '../../src/kernel/index.ts';
import { addInformation, planDischarge, sqlRequestDesk } from '../../src/rooms/authorizations/index.ts';
import { bindAttachments, putAttachment } from '../../src/rooms/cases/index.ts';
import { type CaseStage, caseStage, granted, times } from './case-stage.ts';
import type { Change } from './changes.ts';
import type { Stage } from './stage.ts';

const ITEM = 'diagnostic_results';

/** The way home from a facility, step by step. */
export async function dischargeChanges(stage: Stage, round: number): Promise<readonly Change[]> {
  const on = await caseStage(stage, round, 'aah');
  const { db, plan, doors, cast, submitted } = on;
  const { today } = stage;
  const stay = (i: number) => {
    const line = {
      line: 1,
      what: 'inpatient day',
      modifiers: [],
      units: 9,
      from: addDays(today, -2),
      to: addDays(today, 7),
    };
    const kind = 'concurrent' as const;
    const more = { kind, inCare: true, facility: on.provider, lines: [line] };
    return submitted(i, cast.staff.reviewer_nurse, more);
  };
  const planned = async (i: number) => {
    const { number } = await stay(i);
    const now = Date.now();
    return db.transaction(async (tx) => {
      const at = sqlRequestDesk(doors, tx, plan, now);
      if (!at) throw new Error('the policy has no such plan');
      return granted(planDischarge(at, number, { on: today }, { viewer: cast.staff.toc_clinical_staff, now }));
    });
  };
  const by = 'toc-clinical-staff@aah.example';
  const path = (handle: string, verb: string) => `/api/requests/${handle}/discharge${verb}`;
  const needs = [{ need: 'equipment', state: 'needed' }];
  return [
    on.stepOn({
      ...{
        name: 'discharge planned',
        by,
        action: 'request.discharge_planned',
        event: 'discharge_planned',
        ready: stay,
      },
      asked: (handle) => [path(handle, '/plan'), { on: addDays(today, 1) }],
    }),
    on.stepOn({
      ...{
        name: 'needs at discharge',
        by,
        action: 'request.discharge_needs',
        event: 'discharge_needs',
        ready: planned,
      },
      asked: (handle) => [path(handle, '/needs'), { needs }],
    }),
    on.stepOn({
      ...{ name: 'member discharged', by, action: 'request.discharged', event: 'discharged', ready: planned },
      asked: (handle) => [path(handle, ''), { on: today }],
    }),
  ];
}

/** A document attached for what is missing, and read. */
export async function paperChanges(stage: Stage, round: number): Promise<readonly Change[]> {
  const on = await caseStage(stage, round, 'ccah');
  const { submitted, cast } = on;
  const { office, staff } = cast;
  const bound = `(select count(*) from attachment a where a.plan = c.plan and a.number = c.number)`;
  return [
    on.stepOn({
      ...{ name: 'paper attached', by: 'care-manager@demo-clinic.example' },
      ...{ action: 'request.information_added', event: 'information_added' },
      ready: async (i, person) => {
        const { number } = await submitted(i, office, { checklist: { [ITEM]: 'missing' } });
        const body = { plan: on.plan, name: 'synthetic.pdf', content: paper().toString('base64') };
        const { id } = JSON.parse(await person.ask({ method: 'POST', path: '/api/attachments', body }));
        return { number, brings: { attachments: [id], papers: { [ITEM]: [id] } } };
      },
      asked: (handle) => [`/api/requests/${handle}/information`, {}],
      did: `${bound} = 1`,
      didNot: `${bound} = 0`,
    }),
    on.stepOn({
      ...{ name: 'paper read', by: 'reviewer-nurse@ccah.example', action: 'request.paper_read', event: 'paper_read' },
      ready: (i) => attached(on, i),
      asked: (handle) => [`/api/requests/${handle}/paper-read`, { item: ITEM, holds: true, facts: {} }],
      did: `${times('information_added')} = 2`,
      didNot: `${times('information_added')} = 1`,
    }),
  ];

  async function attached({ db, plan, doors }: CaseStage, i: number) {
    const { number } = await submitted(i, office, { checklist: { [ITEM]: 'missing' } });
    const now = Date.now();
    const { account, organization } = staff.authorization_specialist;
    return db.transaction(async (tx) => {
      const at = sqlRequestDesk(doors, tx, plan, now);
      if (!at) throw new Error('the policy has no such plan');
      const { id } = await putAttachment(tx, {
        ...{ plan, organization, account, name: 'synthetic.pdf', type: 'application/pdf', bytes: paper() },
        ...{ scanned: 'not_scanned', internal: false, sent: now },
      });
      await bindAttachments(tx, plan, number, [id]);
      const added = { checklist: {}, facts: {}, attachments: [id], papers: { [ITEM]: [id] } };
      return granted(addInformation(at, number, added, { viewer: staff.authorization_specialist, now }));
    });
  }
}

function paper(): Buffer {
  return Buffer.from(demoPaper(['SYNTHETIC']));
}
