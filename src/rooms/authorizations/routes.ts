import { done, type Handlers, type Instant, refused } from '../../kernel/index.ts';
import type { Queryable } from '../../platform/db/index.ts';
import { listOfCases } from '../cases/index.ts';
import { addInformation } from './add-information.ts';
import {
  askCriteria,
  askPeerDiscussion,
  recordPeerDiscussion,
  schedulePeerDiscussion,
  sendCriteria,
  tellRequester,
} from './after-decision.ts';
import type { requestApi } from './api.ts';
import { amendRequest, cancelRequest, changeUrgency, extendAuthorization, withdrawRequest } from './change-request.ts';
import { decideRequest } from './decide-request.ts';
import { deskRoutes } from './desk-routes.ts';
import { lineOf, pageOf, sayLines } from './page-store.ts';
import { colleague } from './people-store.ts';
import { noteDischargeNeeds, planDischarge, recordDischarge } from './plan-discharge.ts';
import { readPaper } from './read-paper.ts';
import { viewerOf } from './reader-side.ts';
import { requestInformation } from './request-information.ts';
import { assignRequest, deferDecision, orderExternalReview, recommend, recordOpinion } from './review-request.ts';
import type { RequestDoors } from './sql-desk-store.ts';
import { statedFacts } from './stated-facts.ts';
import { alikeFor, type Handed, submitHanded } from './submit-store.ts';
import { workingOn } from './work-store.ts';
import { narrowed } from './worklist.ts';
import { AS_TEXT } from './worklist-columns.ts';

const NOT_THERE = refused('not_found', 'there is no such request');

export interface RequestRouteDoors extends RequestDoors {
  readonly rolesThatReview: readonly string[];
  /** The member behind a handle, if the asker may see one there. */
  readonly reach: (tx: Queryable, handle: string) => Promise<{ plan: string; id: string } | undefined>;
}

export function requestRoutes(doors: RequestRouteDoors): Handlers<typeof requestApi, Queryable> {
  const work = workingOn(doors);
  const submit = (handed: Handed) => submitHanded(doors, handed);
  const list = listOfCases({
    name: 'request',
    reach: doors.reach,
    narrow: narrowed,
    linesOf: (cases, { actor, tx, now, language }) => sayLines(doors, tx, cases, viewerOf(actor), now, language),
    columns: AS_TEXT,
  });
  return {
    ...deskRoutes(doors),
    async search(call) {
      const found = await list.search(call);
      if (!found.ok) return found;
      const { cases: requests, ...page } = found.value;
      return done({ ...page, now: call.now.getTime(), requests });
    },
    export: list.export,
    submit: ({ body, ...call }) => submit({ ...call, body, door: 'portal', received: undefined }),
    intake: ({ body: { door, received, ...body }, ...call }) => submit({ ...call, body, door, received }),
    async alike({ actor, body, tx, now }) {
      const alike = await alikeFor(doors, { actor, body, tx, now });
      return alike.ok ? done({ alike: alike.value }) : alike;
    },
    async read({ actor, params, query, tx, now, audit, language }) {
      const at: Instant = Math.min(query.at ?? now.getTime(), now.getTime());
      const found = await lineOf(doors, tx, params.handle, at, query.at);
      if (!found) return NOT_THERE;
      audit('request.read', params.handle, { plan: found.desk.plan });
      return done(await pageOf(doors, tx, found, viewerOf(actor), at, query.language ?? language));
    },
    addInformation: work('information_added', async ({ desk, number, asking, body, actor }) => {
      const { checklist, facts, attachments, papers } = body;
      const stated = statedFacts(desk.policy, facts, actor.reach === 'plan');
      return stated.ok ? addInformation(desk, number, { checklist, facts, attachments, papers }, asking) : stated;
    }),
    readPaper: work('paper_read', async ({ desk, number, asking, body: { item, holds, facts } }) => {
      const stated = statedFacts(desk.policy, facts, true);
      return stated.ok ? readPaper(desk, number, { item, holds, facts }, asking) : stated;
    }),
    requestInformation: work('information_requested', ({ desk, number, asking, body: { items, by_way_of, text } }) =>
      requestInformation(desk, number, { items, by_way_of, text }, asking),
    ),
    amend: work('amended', ({ desk, number, asking, body: { lines, why } }) =>
      amendRequest(desk, number, lines, why, asking),
    ),
    withdraw: work('withdrawn', ({ desk, number, asking, body: { why } }) =>
      withdrawRequest(desk, number, why, asking),
    ),
    cancel: work('cancelled', ({ desk, number, asking, body: { why } }) => cancelRequest(desk, number, why, asking)),
    changeUrgency: work('urgency_changed', ({ desk, number, asking, body: { urgency, why } }) =>
      changeUrgency(desk, number, urgency, why, asking),
    ),
    assign: work('assigned', async ({ desk, number, asking, body: { to, license }, actor, tx }) => {
      if (to === 'nobody') return assignRequest(desk, number, undefined, asking);
      const account = to === 'me' ? actor.account : to.account;
      const person = await colleague(tx, actor.organization, account, doors.rolesThatReview);
      return person ? assignRequest(desk, number, { person, license }, asking) : refused('no_such_colleague', 'assign');
    }),
    recommend: work('recommended', ({ desk, number, asking, body: { outcome, decision } }) =>
      recommend(desk, number, outcome, decision, asking),
    ),
    decide: work('decided', ({ desk, number, asking, body: { seen: _, language: __, ...decision } }) =>
      decideRequest(desk, number, decision, asking),
    ),
    defer: work('deferred', ({ desk, number, asking, body: { why, missing, no_harm, expected_on } }) =>
      deferDecision(desk, number, { why, missing, no_harm, expected_on }, asking),
    ),
    extend: work('extended', ({ desk, number, asking, body: { line, to, units, why } }) =>
      extendAuthorization(desk, number, { line, to, units, why }, asking),
    ),
    orderReview: work('external_review_ordered', ({ desk, number, asking, body }) => {
      const { reviewer, question, license, expertise_fits: expertiseFits } = body;
      const order = { reviewer, question, license, ...(expertiseFits === undefined ? {} : { expertiseFits }) };
      return orderExternalReview(desk, number, order, asking);
    }),
    recordOpinion: work('external_opinion', ({ desk, number, asking, body: { reviewer, opinion } }) =>
      recordOpinion(desk, number, reviewer, opinion, asking),
    ),
    tellRequester: work('requester_told', ({ desk, number, asking, body }) =>
      tellRequester(desk, number, body.by_way_of, asking),
    ),
    askCriteria: work('criteria_asked', ({ desk, number, asking }) => askCriteria(desk, number, asking)),
    sendCriteria: work('criteria_sent', ({ desk, number, asking }) => sendCriteria(desk, number, asking)),
    askDiscussion: work('discussion_asked', ({ desk, number, asking }) => askPeerDiscussion(desk, number, asking)),
    scheduleDiscussion: work('discussion_scheduled', async ({ desk, number, asking, body, actor, tx }) => {
      const account = body.with === 'me' ? actor.account : body.with.account;
      const person = await colleague(tx, actor.organization, account, doors.rolesThatReview);
      if (!person) return refused('no_such_colleague', 'discussion');
      return schedulePeerDiscussion(desk, number, body.at, person, asking, body.same_specialty);
    }),
    planDischarge: work('discharge_planned', ({ desk, number, asking, body: { on, contact } }) =>
      planDischarge(desk, number, { on, contact }, asking),
    ),
    noteDischargeNeeds: work('discharge_needs', ({ desk, number, asking, body: { needs } }) =>
      noteDischargeNeeds(desk, number, needs, asking),
    ),
    recordDischarge: work('discharged', ({ desk, number, asking, body: { on } }) =>
      recordDischarge(desk, number, on, asking),
    ),
    recordDiscussion: work('discussion_held', ({ desk, number, asking, body }) =>
      recordPeerDiscussion(desk, number, body.note, asking),
    ),
  };
}
