import type { Instant } from '../../kernel/index.ts';
import type { CompiledPolicy, PlanClocks } from '../../rules/index.ts';
import { MemoryRequestStore } from './memory-requests.ts';
import { type DecisionBody, type RequestBody, requestBody } from './request.ts';
import type { Viewer } from './request-actions.ts';
import type { LineJudgment, RequestDesk } from './request-desk.ts';

/** A made-up department for tests: one member, one of a delegated group, and a benefit that answers what the test says. */
export const NOBODY_KNOWS: LineJudgment = {
  covered: 'unknown',
  authorization: 'unknown',
  needed: [],
  papers: [],
  clauses: [],
};

export function syntheticDesk(
  policy: CompiledPolicy,
  clocks: PlanClocks,
  judgment: LineJudgment = NOBODY_KNOWS,
): RequestDesk & { readonly store: MemoryRequestStore } {
  const store = new MemoryRequestStore();
  return {
    plan: policy.brand,
    policy,
    clocks,
    store,
    licensesOf: async () => [],
    followerAt: async () => undefined,
    everyRequestOf: (member) => store.ofMember(policy.brand, member),
    member: async (id) =>
      id === 'stranger'
        ? undefined
        : { id, lineOfBusiness: 'medi_cal', covered: true, ...(id === 'delegated' ? { group: 'group' } : {}) },
    contractsOf: async () => [{}],
    phoneOf: async () => undefined,
    providerNamed: async (id) => (id === 'nobody' || /^\d{10}$/.test(id) ? undefined : id),
    judge: async () => judgment,
  };
}

export function syntheticViewer(role: string, side: Viewer['side'] = 'plan'): Viewer {
  const isDirector = role === 'medical_director';
  const reviews = side === 'plan' && ['reviewer_nurse', 'pharmacist', 'medical_director'].includes(role);
  return {
    account: `${role}-1`,
    name: role,
    organization: side === 'plan' ? 'plan' : side,
    roles: [role],
    side,
    maySubmit: side === 'requester',
    mayIntake: reviews || role === 'authorization_specialist',
    mayReview: reviews,
    mayDeny: isDirector,
    mayDischarge: role === 'toc_clinical_staff',
    isPractitioner: isDirector,
  };
}

export const DIRECTOR = syntheticViewer('medical_director');
export const NURSE = syntheticViewer('reviewer_nurse');
export const PHARMACIST = syntheticViewer('pharmacist');
export const SPECIALIST = syntheticViewer('authorization_specialist');
export const ANALYST = syntheticViewer('claims_analyst');
export const OFFICE = syntheticViewer('care_manager', 'requester');
export const MEMBER = syntheticViewer('member', 'member');

export function syntheticBody(more: Partial<RequestBody> = {}): RequestBody {
  const line = { line: 1, code: '97110', modifiers: [], units: 20, from: '2026-03-01', to: '2026-05-31' };
  const plain = { member: 'ana', kind: 'pre_service', urgency: 'non_urgent', requester: 'office', lines: [line] };
  return requestBody.parse({ ...plain, ...more });
}

/** A decision with all a record must hold. */
export function syntheticDecision(more: Partial<DecisionBody> = {}): DecisionBody {
  return {
    lines: [{ line: 1, outcome: 'approved', units: 20 }],
    basis: 'appropriateness',
    references: [{ source: 'medi_cal', name: 'criteria', met: true }],
    review: {
      clinicallyAppropriate: true,
      appropriateSetting: true,
      coveredBenefit: true,
      circumstances: 'none',
      individualNeed: 'assessed',
    },
    reason: 'in plain words',
    ...more,
  };
}

export const MORNING: Instant = Date.parse('2026-02-17T10:00-08:00');
