import { done, type Handlers, type Instant, refused } from '../../kernel/index.ts';
import type { Queryable } from '../../platform/db/index.ts';
import { findProvider, sayRefusal, statedFactsOf } from '../authorizations/index.ts';
import { findCase, listOfCases, workOnCases } from '../cases/index.ts';
import type { continuityApi } from './api.ts';
import { type ContinuityViewer, continuityViewerOf } from './continuity-actions.ts';
import { AS_TEXT } from './continuity-columns.ts';
import type { ContinuityDesk } from './continuity-desk.ts';
import { narrowed } from './continuity-filter.ts';
import {
  decideContinuity,
  extendContinuity,
  recordAssessment,
  recordStateDecision,
  reviewExemption,
} from './decide-continuity.ts';
import type { Continuity } from './open-continuity.ts';
import { openingRoutes } from './opening-routes.ts';
import type { ContinuityPage } from './spoken-continuity.ts';
import { type ContinuityRouteDoors, linesOf, pageOf, sqlContinuityDesk } from './sql-desk-store.ts';
import {
  addEvidence,
  assignAlternative,
  changeProvider,
  chooseAlternative,
  offerAlternative,
  recordAgreement,
  recordOutreach,
  setContinuityUrgency,
  withdrawContinuity,
} from './work-continuity.ts';

const NOT_THERE = refused('not_found', 'there is no such case');

export function continuityRoutes(doors: ContinuityRouteDoors): Handlers<typeof continuityApi, Queryable> {
  const deskOf = (tx: Queryable, plan: string, now: Instant) => sqlContinuityDesk(doors, tx, plan, now);
  const work = workOnCases<Continuity, ContinuityDesk, ContinuityViewer, ContinuityPage>({
    name: 'continuity',
    deskOf,
    viewerOf: continuityViewerOf,
    pageOf: (found, reader) => pageOf(doors, found, reader),
    refuse: sayRefusal,
  });
  const list = listOfCases({
    name: 'continuity',
    reach: doors.reach,
    narrow: narrowed,
    linesOf: (cases, reader) => linesOf(doors, cases, reader),
    columns: AS_TEXT,
  });
  /** A provider by NPI or plan id, as the plan calls it. */
  const named = async (tx: Queryable, network: string, provider: string) =>
    (await findProvider(tx, network, provider))?.id ?? provider;
  return {
    ...openingRoutes(doors),
    ...list,
    async read({ actor, params, query, tx, now, audit, language }) {
      const at = now.getTime();
      const found = await findCase<Continuity, ContinuityDesk>(deskOf, tx, params.handle, at);
      if (!found) return NOT_THERE;
      audit('continuity.read', params.handle, { plan: found.standing.plan });
      return done(await pageOf(doors, found, { actor, tx, now: at, language: query.language ?? language }));
    },
    addEvidence: work(
      'evidence_added',
      async ({ desk, number, asking, body: { evidence, facts, attachments }, actor }) => {
        const stated = statedFactsOf(desk.policy, facts, actor.reach === 'plan');
        return stated.ok ? addEvidence(desk, number, { evidence, facts, attachments }, asking) : stated;
      },
    ),
    setUrgency: work('urgency_set', ({ desk, number, asking, body: { to, why } }) =>
      setContinuityUrgency(desk, number, to, why, asking),
    ),
    recordAgreement: work('agreement', ({ desk, number, asking, body }) => {
      const { is, contract_rate: contractRate, state_rate: stateRate, agreed_rate: agreedRate, form, codes } = body;
      return recordAgreement(desk, number, { is, contractRate, stateRate, agreedRate, form, codes }, asking);
    }),
    recordOutreach: work('outreach_made', ({ desk, number, asking, body: { services } }) =>
      recordOutreach(desk, number, services, asking),
    ),
    offerAlternative: work('alternative_offered', async ({ desk, number, asking, body, tx }) => {
      const providers: string[] = [];
      for (const provider of body.providers) providers.push(await named(tx, desk.policy.plan, provider));
      return offerAlternative(desk, number, providers, asking);
    }),
    chooseAlternative: work('alternative_chosen', async ({ desk, number, asking, body: { provider }, tx }) =>
      chooseAlternative(desk, number, await named(tx, desk.policy.plan, provider), asking),
    ),
    assignAlternative: work('alternative_assigned', async ({ desk, number, asking, body: { provider, why }, tx }) =>
      assignAlternative(desk, number, { provider: await named(tx, desk.policy.plan, provider), why }, asking),
    ),
    decide: work('decided', async ({ desk, number, asking, body, tx }) => {
      const { outcome, basis, to, codes, why } = body;
      const provider = body.provider === undefined ? undefined : await named(tx, desk.policy.plan, body.provider);
      return decideContinuity(desk, number, { outcome, basis, to, codes, provider, why }, asking);
    }),
    extend: work('extended', ({ desk, number, asking, body: { to, asked_by: askedBy, why } }) =>
      extendContinuity(desk, number, { to, askedBy, why }, asking),
    ),
    recordAssessment: work('assessed', ({ desk, number, asking, body: { on, contracted, services } }) =>
      recordAssessment(desk, number, { on, contracted, services }, asking),
    ),
    changeProvider: work('changed_provider', async ({ desk, number, asking, body: { provider }, tx }) =>
      changeProvider(desk, number, await named(tx, desk.policy.plan, provider), asking),
    ),
    recordState: work('state_decided', ({ desk, number, asking, body: { granted, review_on: reviewOn, why } }) =>
      recordStateDecision(desk, number, { granted, reviewOn, why }, asking),
    ),
    reviewExemption: work('exemption_reviewed', ({ desk, number, asking, body }) => {
      const { stabilized, transfer_safe: transferSafe, review_on: reviewOn } = body;
      return reviewExemption(desk, number, { stabilized, transferSafe, reviewOn }, asking);
    }),
    withdraw: work('withdrawn', ({ desk, number, asking, body: { why } }) =>
      withdrawContinuity(desk, number, why, asking),
    ),
  };
}
