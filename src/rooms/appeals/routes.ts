import { done, type Handlers, refused } from '../../kernel/index.ts';
import type { Queryable } from '../../platform/db/index.ts';
import { colleague, sayRefusal } from '../authorizations/index.ts';
import { findCase, workOnCases } from '../cases/index.ts';
import type { appealApi } from './api.ts';
import type { AppealViewer } from './appeal-actions.ts';
import type { AppealDesk } from './appeal-desk.ts';
import { carryOut, decideAppeal } from './decide-appeal.ts';
import { fileHanded } from './file-store.ts';
import type { Appeal } from './open-appeal.ts';
import { overturnsIn } from './overturns-store.ts';
import { askRemedy, recordRemedy } from './remedies.ts';
import type { AppealPage } from './spoken-appeal.ts';
import {
  type AppealDoors,
  appealLines,
  appealPageOf,
  appealViewerOf,
  searchAppeals,
  sqlAppealDesk,
} from './sql-desk-store.ts';
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
import { appealFilterOf } from './worklist.ts';

export interface AppealRouteDoors extends AppealDoors {
  /** The member behind a handle, if the asker may see one there. */
  readonly reach: (tx: Queryable, handle: string) => Promise<{ plan: string; id: string } | undefined>;
}

const NOT_THERE = refused('not_found', 'there is no such case');

export function appealRoutes(doors: AppealRouteDoors): Handlers<typeof appealApi, Queryable> {
  const deskOf = (tx: Queryable, plan: string, now: number) => sqlAppealDesk(doors, tx, plan, now);
  const work = workOnCases<Appeal, AppealDesk, AppealViewer, AppealPage>({
    name: 'appeal',
    deskOf,
    viewerOf: appealViewerOf,
    pageOf: appealPageOf,
    refuse: sayRefusal,
  });
  return {
    async search({ actor, body, tx, now, audit, language }) {
      const { sort, page, size, language: asked } = body;
      const member = body.member === undefined ? undefined : await doors.reach(tx, body.member);
      if (body.member !== undefined && !member) return NOT_THERE;
      const filter = appealFilterOf(body, actor, member?.id, now.getTime());
      if (!filter) return refused('not_found', 'there is no such plan');
      const list = await searchAppeals(tx, filter, { order: sort, offset: (page - 1) * size, limit: size });
      const reader = { actor, tx, now: now.getTime(), language: asked ?? language };
      const appeals = await appealLines(doors, list.cases, reader);
      audit('appeal.searched', filter.plans.join(','), { shown: appeals.map(({ handle }) => handle) });
      return done({ total: list.total, page, pages: Math.max(1, Math.ceil(list.total / size)), appeals });
    },
    file: (call) => fileHanded(doors, call),
    async overturns({ actor, body: { plan, from, before }, tx, audit }) {
      if (plan !== undefined && !actor.plans.includes(plan)) return refused('not_found', 'there is no such plan');
      const plans = plan === undefined ? actor.plans : [plan];
      audit('appeal.overturns', plans.join(','));
      return done({ overturns: [...(await overturnsIn(tx, plans, { from, before }))] });
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
      const person = await colleague(tx, actor.organization, to === 'me' ? actor.account : to.account);
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
    recordRemedy: work('remedy_decided', ({ desk, number, asking, body: { remedy, on, outcome } }) =>
      recordRemedy(desk, number, { remedy, on, outcome }, asking),
    ),
  };
}
