import { done, given, type Handlers, refused } from '../../kernel/index.ts';
import type { Queryable } from '../../platform/db/index.ts';
import { clauseSaid, colleague, colleagues, sayRefusal } from '../authorizations/index.ts';
import { findCase, listOfCases, workOnCases } from '../cases/index.ts';
import type { appealApi } from './api.ts';
import { type AppealViewer, appealViewerOf } from './appeal-actions.ts';
import { AS_TEXT } from './appeal-columns.ts';
import type { AppealDesk } from './appeal-desk.ts';
import { carryOut, decideAppeal } from './decide-appeal.ts';
import { fileHanded, weighHanded } from './file-store.ts';
import type { Appeal } from './open-appeal.ts';
import { grievancesIn, overturnsIn } from './overturns-store.ts';
import { askRemedy, recordRemedy } from './remedies.ts';
import type { AppealPage } from './spoken-appeal.ts';
import { type AppealDoors, appealLines, appealPageOf, sqlAppealDesk } from './sql-desk-store.ts';
import {
  acknowledgeAppeal,
  addToAppeal,
  assignAppeal,
  expediteAppeal,
  extendAppeal,
  refuseExpedite,
  tellByWord,
  withdrawAppeal,
} from './work-appeal.ts';
import { narrowed } from './worklist.ts';

export interface AppealRouteDoors extends AppealDoors {
  /** The member behind a handle, if the asker may see one there. */
  readonly reach: (tx: Queryable, handle: string) => Promise<{ plan: string; id: string } | undefined>;
  readonly rolesThatWorkAppeals: readonly string[];
}

const NOT_THERE = refused('not_found', 'there is no such case');
const NO_PLAN = refused('not_found', 'there is no such plan');

export function appealRoutes(doors: AppealRouteDoors): Handlers<typeof appealApi, Queryable> {
  const deskOf = (tx: Queryable, plan: string, now: number) => sqlAppealDesk(doors, tx, plan, now);
  const work = workOnCases<Appeal, AppealDesk, AppealViewer, AppealPage>({
    name: 'appeal',
    deskOf,
    viewerOf: appealViewerOf,
    pageOf: appealPageOf,
    refuse: sayRefusal,
  });
  const list = listOfCases({
    name: 'appeal',
    reach: doors.reach,
    narrow: narrowed,
    linesOf: (cases, reader) => appealLines(doors, cases, reader),
    columns: AS_TEXT,
  });
  return {
    async search(call) {
      const found = await list.search(call);
      if (!found.ok) return found;
      const { cases: appeals, ...page } = found.value;
      return done({ ...page, appeals });
    },
    export: list.export,
    file: (call) => fileHanded(doors, call),
    weigh: (call) => weighHanded(doors, call),
    async colleagues({ actor, tx }) {
      return done({ colleagues: await colleagues(tx, actor.organization, doors.rolesThatWorkAppeals) });
    },
    async overturns({ actor, body: { plan, from, before, language: asked }, tx, audit, language }) {
      if (plan !== undefined && !actor.plans.includes(plan)) return NO_PLAN;
      const plans = plan === undefined ? actor.plans : [plan];
      audit('appeal.overturns', plans.join(','));
      const said = (ground: string) =>
        plans
          .map((one) => doors.policyOf(one))
          .map((policy) => policy && clauseSaid(policy, ground, asked ?? language))
          .find((sentence) => sentence !== undefined);
      const span = { from, before };
      const counted = await overturnsIn(tx, plans, span);
      return done({
        overturns: counted.map((one) => ({ ...one, ...given({ sentence: said(one.ground) }) })),
        grievances: await grievancesIn(tx, plans, span),
      });
    },
    async read({ actor, params, query, tx, now, audit, language }) {
      const at = now.getTime();
      const found = await findCase<Appeal, AppealDesk>(deskOf, tx, params.handle, at);
      if (!found) return NOT_THERE;
      audit('appeal.read', params.handle, { plan: found.standing.plan });
      return done(await appealPageOf(found, { actor, tx, now: at, language: query.language ?? language }));
    },
    addInformation: work('information_added', ({ desk, number, asking, body: { note, attachments } }) =>
      addToAppeal(desk, number, { note, attachments }, asking),
    ),
    withdraw: work('withdrawn', ({ desk, number, asking, body }) => withdrawAppeal(desk, number, body.why, asking)),
    acknowledge: work('acknowledged', ({ desk, number, asking }) => acknowledgeAppeal(desk, number, asking)),
    assign: work('assigned', async ({ desk, number, asking, body: { to }, actor, tx }) => {
      if (to === 'nobody') return assignAppeal(desk, number, undefined, asking);
      const account = to === 'me' ? actor.account : to.account;
      const person = await colleague(tx, actor.organization, account, doors.rolesThatWorkAppeals);
      return person ? assignAppeal(desk, number, person, asking) : refused('no_such_colleague', 'assign');
    }),
    expedite: work('expedited', ({ desk, number, asking, body: { granted, told, why } }) => {
      return granted ? expediteAppeal(desk, number, why, asking) : refuseExpedite(desk, number, { why, told }, asking);
    }),
    tellByWord: work('told_by_word', ({ desk, number, asking }) => tellByWord(desk, number, asking)),
    extend: work('extended', ({ desk, number, asking, body }) => {
      const { asked_by: askedBy, serves_member: servesMember, why } = body;
      return extendAppeal(desk, number, { askedBy, servesMember, why }, asking);
    }),
    decide: work('decided', ({ desk, number, asking, body: { seen: _, language: __, ...decision } }) =>
      decideAppeal(desk, number, decision, asking),
    ),
    carryOut: work('carried_out', ({ desk, number, asking }) => carryOut(desk, number, asking)),
    askRemedy: work('remedy_asked', ({ desk, number, asking, body: { remedy, on, licensed } }) =>
      askRemedy(desk, number, { remedy, on, licensed }, asking),
    ),
    recordRemedy: work('remedy_decided', ({ desk, number, asking, body: { seen: _, language: __, ...decided } }) =>
      recordRemedy(desk, number, decided, asking),
    ),
  };
}
