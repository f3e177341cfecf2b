import { type Actor, done, given, type Handlers, refused } from '../../kernel/index.ts';
import type { Queryable } from '../../platform/db/index.ts';
import { doorsFor, Speech } from '../../rules/index.ts';
import { sayRefusal } from '../authorizations/index.ts';
import { findCase, listOfCases, type Narrowed, SqlCases, workOnCases } from '../cases/index.ts';
import type { ReferralFilter, referralApi } from './api.ts';
import { makeReferral } from './make-referral.ts';
import type { Referral } from './open-referral.ts';
import { type ReferralViewer, referralViewerOf, seesReferral } from './referral-actions.ts';
import { AS_TEXT } from './referral-columns.ts';
import type { ReferralDesk } from './referral-desk.ts';
import { sayService } from './say-referral.ts';
import type { ReferralPage } from './spoken-referral.ts';
import {
  bodyOf,
  linesOf,
  pageOf,
  type ReferralRouteDoors,
  referrerOf,
  sayKeys,
  sqlReferralDesk,
} from './sql-desk-store.ts';
import {
  acceptReferral,
  addToReferral,
  beginReferral,
  closeReferral,
  declineReferral,
  receiveReferral,
  sendReferralOn,
  withdrawReferral,
} from './work-referral.ts';

const NOT_THERE = refused('not_found', 'there is no such case');
const NO_PLAN = refused('not_found', 'there is no such plan');
const NO_MEMBER = refused('not_found', 'there is no such member of the plan');

export function referralRoutes(doors: ReferralRouteDoors): Handlers<typeof referralApi, Queryable> {
  const deskOf = (tx: Queryable, plan: string) => sqlReferralDesk(doors, tx, plan);
  const work = workOnCases<Referral, ReferralDesk, ReferralViewer, ReferralPage>({
    name: 'referral',
    deskOf,
    viewerOf: referralViewerOf,
    pageOf: (found, reader) => pageOf(found, reader, doors.populations),
    refuse: sayRefusal,
  });
  const list = listOfCases({
    name: 'referral',
    reach: doors.reach,
    narrow,
    linesOf: (cases, reader) => linesOf(doors, cases, reader),
    columns: AS_TEXT,
  });
  return {
    async options({ actor, body: { plan, language: asked }, audit, language }) {
      const policy = actor.plans.includes(plan) ? doors.policyOf(plan) : undefined;
      if (!policy) return NO_PLAN;
      audit('referral.options', plan, { plan });
      const speech = new Speech(policy, asked ?? language);
      const { services, referrers } = policy.referrals;
      return done({
        services: services.map(({ service, program, asks, cite }) => ({
          ...sayService(policy, service, speech),
          program,
          asks,
          cites: cite,
          ways: referrers.map(({ by }) => ({
            by,
            doors: doorsFor(policy.referrals, service, by).map(({ door, preferred }) => ({ door, preferred })),
          })),
        })),
        populations: [...sayKeys(doors.populations, speech)].map(([code, label]) => ({ code, label })),
      });
    },
    ...list,
    async make({ actor, body: asked, tx, now, audit, language: spoken }) {
      const at = now.getTime();
      const language = asked.language ?? spoken;
      const desk = actor.plans.includes(asked.plan) ? deskOf(tx, asked.plan) : undefined;
      if (!desk) return NO_PLAN;
      const member = await doors.reach(tx, asked.member);
      if (member?.plan !== asked.plan) return NO_MEMBER;
      const referrer = await referrerOf(desk, actor, asked, tx);
      if (!referrer.ok) return sayRefusal(desk.policy, referrer, language);
      const made = await makeReferral(desk, {
        body: bodyOf(asked, member.id),
        referrer: referrer.value,
        door: asked.door,
        received: actor.reach === 'plan' ? asked.received : undefined,
        to: asked.to,
        chosenBy: asked.chosen_by,
        viewer: referralViewerOf(actor),
        now: at,
      });
      if (!made.ok) return sayRefusal(desk.policy, made, language);
      const { referral, joined } = made.value;
      const file = await new SqlCases(tx).load(asked.plan, referral.number);
      if (!file) throw new Error('a referral that was just made is gone');
      audit(joined ? 'referral.joined' : 'referral.made', file.handle, { plan: asked.plan });
      const found = { desk, standing: referral, handle: file.handle };
      return done({ joined, case: await pageOf(found, { actor, tx, now: at, language }, doors.populations) });
    },
    async read({ actor, params, query, tx, now, audit, language }) {
      const at = now.getTime();
      const found = await findCase<Referral, ReferralDesk>(deskOf, tx, params.handle, at);
      if (!found || !seesReferral(found.standing, referralViewerOf(actor))) return NOT_THERE;
      audit('referral.read', params.handle, { plan: found.standing.plan });
      const reader = { actor, tx, now: at, language: query.language ?? language };
      return done(await pageOf(found, reader, doors.populations));
    },
    receive: work('received', ({ desk, number, asking }) => receiveReferral(desk, number, asking)),
    accept: work('accepted', ({ desk, number, asking }) => acceptReferral(desk, number, asking)),
    decline: work('declined', ({ desk, number, asking, body: { code, why } }) =>
      declineReferral(desk, number, { code, why }, asking),
    ),
    sendOn: work('sent_on', ({ desk, number, asking, body: { to, chosen_by: chosenBy, why } }) =>
      sendReferralOn(desk, number, { to, why, ...(chosenBy === undefined ? {} : { chosenBy }) }, asking),
    ),
    begin: work('begun', ({ desk, number, asking, body: { on } }) => beginReferral(desk, number, on, asking)),
    close: work('closed', ({ desk, number, asking, body: { outcome, why } }) =>
      closeReferral(desk, number, { outcome, why }, asking),
    ),
    addInformation: work('information_added', ({ desk, number, asking, body: { social, populations, contact } }) =>
      addToReferral(desk, number, given({ social, populations, contact }), asking),
    ),
    withdraw: work('withdrawn', ({ desk, number, asking, body: { why } }) =>
      withdrawReferral(desk, number, why, asking),
    ),
  };
}

function narrow({ states, services, awaits, mine }: ReferralFilter, { organization }: Actor): Narrowed {
  return {
    kinds: ['referral'],
    states,
    awaits,
    categories: services,
    sender: mine === 'sent' ? organization : undefined,
    holder: mine === 'received' ? organization : undefined,
  };
}
