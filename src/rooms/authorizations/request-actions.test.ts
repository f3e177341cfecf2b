import { describe, expect, it } from 'vitest';
import { actionsOpen, REQUEST_ACTIONS, type Request, requestFrom, type Viewer } from './index.ts';
import type { Happened } from './request-event.ts';
import {
  ANALYST,
  DIRECTOR,
  MEMBER,
  MORNING,
  NURSE,
  OFFICE,
  SPECIALIST,
  syntheticBody,
  syntheticDecision,
} from './synthetic.ts';

function request(...then: Happened[]): Request {
  const submitted: Happened = {
    kind: 'submitted',
    body: syntheticBody(),
    door: 'portal',
    received: MORNING,
    lineOfBusiness: 'medi_cal',
    handler: { kind: 'plan' },
    complete: true,
    warnings: [],
  };
  const events = [submitted, ...then].map((what, i) => ({ at: MORNING + i, what }));
  const folded = requestFrom('aah', 'AR-2026-000001', events);
  if (!folded) throw new Error('a request begins with its submission');
  return folded;
}

const decided = (outcome: 'approved' | 'denied'): Happened => ({
  kind: 'decided',
  outcome,
  decision: syntheticDecision({ lines: [{ line: 1, outcome, units: outcome === 'denied' ? 0 : 20 }] }),
  automatic: false,
  policy: '1',
  clauses: [],
});
const sentOn: Happened = { kind: 'redirected', to: { kind: 'group', group: 'group' }, why: 'medical_group_handles' };
const open = (one: Request, viewer: Viewer) =>
  actionsOpen(one, viewer).flatMap((action) => (action.open ? [action.action] : []));
const why = (one: Request, viewer: Viewer) =>
  Object.fromEntries(actionsOpen(one, viewer).map((action) => [action.action, action.why]));

describe('what may be done with an open request', () => {
  it('by a nurse: all of the review but granting less [AAH-UM-DEN-01]', () => {
    expect(open(request(), NURSE)).toEqual([
      'add_information',
      'amend',
      'cancel',
      'assign',
      'request_information',
      'change_urgency',
      'recommend',
      'approve',
      'defer',
      'order_external_review',
    ]);
    expect(why(request(), NURSE)).toMatchObject({ deny: 'medical_director_only', modify: 'medical_director_only' });
  });

  it('by a medical director: granting less too, and no recommending to himself', () => {
    expect(open(request(), DIRECTOR)).toEqual(expect.arrayContaining(['approve', 'modify', 'deny']));
    expect(why(request(), DIRECTOR).recommend).toBe('decides_himself');
  });

  it('by an authorization specialist: taking in and asking [AAH-UM-PRG-04]', () => {
    expect(open(request(), SPECIALIST)).toEqual(['add_information', 'amend', 'cancel', 'request_information']);
  });

  it('by another department: nothing [AAH-UM-PRG-03]', () => {
    expect(open(request(), ANALYST)).toEqual([]);
  });

  it('by the office and the member: their own part', () => {
    expect(open(request(), OFFICE)).toEqual(['add_information', 'amend', 'withdraw', 'change_urgency']);
    expect(why(request(), MEMBER)).toMatchObject({
      approve: 'plan_reviews',
      deny: 'plan_reviews',
      assign: 'plan_reviews',
    });
  });

  it('by the member: reading, since the provider who asked changes and withdraws', () => {
    expect(open(request(), MEMBER)).toEqual([]);
    expect(why(request(), MEMBER)).toMatchObject({
      add_information: 'provider_does',
      withdraw: 'provider_does',
      change_urgency: 'provider_does',
    });
  });

  it('by a reviewer, of one marked urgent: its mark stays [AAH-UM-PRE-06]', () => {
    const urgent = request({ kind: 'urgency_changed', to: 'urgent', why: 'worse' });
    expect(why(urgent, NURSE).change_urgency).toBe('urgency_never_lowered');
    expect(open(urgent, OFFICE)).toContain('change_urgency');
  });
});

describe('what may be done with one that has ended', () => {
  it.each([
    ['withdrawn', { kind: 'withdrawn', why: 'why' } as const],
    ['cancelled', { kind: 'cancelled', why: 'why' } as const],
  ])('%s: nothing, by anybody', (_state, end) => {
    for (const viewer of [NURSE, DIRECTOR, SPECIALIST, OFFICE]) expect(open(request(end), viewer)).toEqual([]);
  });

  it('sent on to a group: the requester is told, and nothing is judged [AAH-UM-RTE-03]', () => {
    expect(open(request(sentOn), DIRECTOR)).toEqual(['send_notice', 'tell_requester']);
    expect(open(request(sentOn), OFFICE)).toEqual([]);
    expect(why(request(sentOn), OFFICE)).toMatchObject({
      ask_criteria: 'group_gives_criteria',
      appeal: 'redirected_elsewhere',
    });
    expect(why(request(sentOn), { ...OFFICE, organization: 'group' })).toMatchObject({
      add_information: 'yours_to_decide',
      ask_criteria: 'yours_to_decide',
    });
  });

  it('granted: extending and telling, and there is nothing to appeal', () => {
    expect(open(request(decided('approved')), NURSE)).toEqual([
      'extend',
      'send_notice',
      'tell_requester',
      'ask_criteria',
      'send_criteria',
    ]);
    expect(why(request(decided('approved')), OFFICE)).toMatchObject({
      appeal: 'nothing_denied',
      deny: 'plan_reviews',
      withdraw: 'decided_already',
    });
  });

  it('what only the plan does is never told an office by how the request stands', () => {
    for (const one of [request(), request(sentOn), request(decided('denied'))])
      for (const action of ['approve', 'deny', 'assign', 'defer', 'record_peer_discussion'])
        expect(why(one, OFFICE)[action]).toBe('plan_reviews');
  });

  it('denied: talking it over and appealing, and never deciding again', () => {
    expect(open(request(decided('denied')), OFFICE)).toEqual(['ask_criteria', 'ask_peer_discussion', 'appeal']);
    expect(open(request(decided('denied')), MEMBER)).toEqual(['ask_criteria', 'appeal']);
    expect(open(request(decided('denied')), ANALYST)).toEqual(['ask_criteria', 'appeal']);
    expect(why(request(decided('denied')), DIRECTOR)).toMatchObject({
      deny: 'decided_already',
      approve: 'decided_already',
      extend: 'nothing_granted',
      schedule_peer_discussion: 'discussion_not_asked',
    });
  });
});

it('every action that is closed says why', () => {
  for (const one of [request(), request(sentOn), request(decided('approved')), request(decided('denied'))])
    for (const viewer of [NURSE, DIRECTOR, SPECIALIST, ANALYST, OFFICE, MEMBER]) {
      const states = actionsOpen(one, viewer);
      expect(states.map(({ action }) => action)).toEqual(REQUEST_ACTIONS);
      expect(states.filter((state) => !state.open && state.why === undefined)).toEqual([]);
    }
});
