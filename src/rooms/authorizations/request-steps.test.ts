import { beforeAll, describe, expect, it } from 'vitest';
import { POLICY_FOLDER } from '../../app/policy-folder.ts';
import { readPolicy } from '../../platform/policy/index.ts';
import { type CompiledPolicy, compileClocks, compilePolicy, type PlanClocks } from '../../rules/index.ts';
import {
  approvalsOf,
  type DecisionBody,
  decideRequest,
  type LineJudgment,
  sayRefusal,
  submitRequest,
  withdrawRequest,
} from './index.ts';
import { DIRECTOR, MORNING, NURSE, OFFICE, syntheticBody, syntheticDecision, syntheticDesk } from './synthetic.ts';

let policy: CompiledPolicy;
let clocks: PlanClocks;

beforeAll(async () => {
  const { book } = await readPolicy(POLICY_FOLDER, { sources: false });
  const [compiled, compiledClocks] = [compilePolicy(book, 'aah'), compileClocks(book, 'aah')];
  if (!compiled || !compiledClocks) throw new Error('the policy of aah is missing');
  [policy, clocks] = [compiled, compiledClocks];
});

const submission = { body: syntheticBody(), door: 'portal', viewer: OFFICE, now: MORNING } as const;
const later = (viewer: typeof NURSE) => ({ viewer, now: MORNING + 60_000 });

async function submitted(judgment?: LineJudgment) {
  const desk = syntheticDesk(policy, clocks, judgment);
  const result = await submitRequest(desk, submission);
  if (!result.ok) throw new Error(result.refusal.code);
  return { desk, request: result.value.request };
}

describe('two people at once', () => {
  it('of two who decide together one does, and the other is told to look again', async () => {
    const { desk, request } = await submitted();
    const denied = syntheticDecision({ lines: [{ line: 1, outcome: 'denied', units: 0 }] });
    const results = await Promise.all([
      decideRequest(desk, request.number, syntheticDecision(), later(NURSE)),
      decideRequest(desk, request.number, denied, later(DIRECTOR)),
    ]);
    expect(results.map((result) => (result.ok ? 'done' : result.refusal.code)).sort()).toEqual([
      'changed_meanwhile',
      'done',
    ]);
    const after = await desk.store.load(desk.plan, request.number);
    expect(after?.events.filter(({ what }) => what.kind === 'decided')).toHaveLength(1);
  });

  it('of a decision and a withdrawal together one stands', async () => {
    const { desk, request } = await submitted();
    const results = await Promise.all([
      withdrawRequest(desk, request.number, 'why', later(OFFICE)),
      decideRequest(desk, request.number, syntheticDecision(), later(NURSE)),
    ]);
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect((await desk.store.load(desk.plan, request.number))?.events).toHaveLength(request.events.length + 1);
  });
});

describe('a decision that cannot be', () => {
  const refusalOf = async (decision: DecisionBody) => {
    const { desk, request } = await submitted();
    const decided = await decideRequest(desk, request.number, decision, later(DIRECTOR));
    return decided.ok ? undefined : decided.refusal;
  };

  it('granting in part all that was asked is no grant in part', async () => {
    const whole = syntheticDecision({ lines: [{ line: 1, outcome: 'modified', units: 20 }], reason: 'why' });
    expect(await refusalOf(whole)).toMatchObject({ code: 'grants_all' });
    const fewer = syntheticDecision({ lines: [{ line: 1, outcome: 'modified', units: 19 }], reason: 'why' });
    expect(await refusalOf(fewer)).toBeUndefined();
  });

  it('says all that stands against it at once, in the reader’s words', async () => {
    const { desk, request } = await submitted();
    const bare = { ...syntheticDecision(), references: [], review: {} };
    const decided = await decideRequest(desk, request.number, bare, later(NURSE));
    const said = sayRefusal(policy, decided, 'en');
    const sentence = said.ok ? '' : said.refusal.because;
    expect(sentence).toContain('The determination cites neither criteria nor a benefit provision.');
    expect(sentence).toContain("The member's own circumstances are not recorded.");
    expect(sentence).toContain('Say first:');
  });
});

describe('policy deciding by itself', () => {
  const whole: LineJudgment = { covered: 'yes', authorization: 'not_needed', needed: [], papers: [], clauses: [] };

  it('approves what is covered, needs no authorization and lacks no paper, and nobody is named', async () => {
    const { request } = await submitted(whole);
    expect(request).toMatchObject({ state: 'decided', decision: { outcome: 'approved', automatic: true } });
    expect(request.decision?.by).toBeUndefined();
  });

  it('leaves no approval for claims to use up beside the units that need none; what a nurse grants does', async () => {
    expect(approvalsOf((await submitted(whole)).request)).toEqual([]);
    const { desk, request } = await submitted();
    const granted = await decideRequest(desk, request.number, syntheticDecision(), later(NURSE));
    expect(granted.ok && approvalsOf(granted.value)).toMatchObject([
      { number: request.number, code: '97110', units: 20, from: '2026-03-01', to: '2026-05-31' },
    ]);
  });

  it.each([
    ['is not covered', { ...whole, covered: 'no' }],
    ['may not be covered', { ...whole, covered: 'unknown' }],
    ['needs an authorization', { ...whole, authorization: 'needed' }],
    ['may need one', { ...whole, authorization: 'unknown' }],
    ['lacks a paper', { ...whole, papers: [['a paper']] }],
  ] satisfies [string, LineJudgment][])('leaves what %s to a person and denies nothing', async (_what, judgment) => {
    const { request } = await submitted(judgment);
    expect(request).toMatchObject({ state: 'open', decision: undefined });
  });

  it('leaves a request for a member of a delegated group alone', async () => {
    const desk = syntheticDesk(policy, clocks, whole);
    const result = await submitRequest(desk, { ...submission, body: syntheticBody({ member: 'delegated' }) });
    expect(result.ok && result.value.request).toMatchObject({ state: 'redirected', decision: undefined });
  });
});

describe('a submission that cannot be', () => {
  it.each([
    ['not_found', { body: syntheticBody({ member: 'stranger' }) }],
    ['unknown_provider', { body: syntheticBody({ requester: 'nobody' }) }],
    ['received_in_future', { received: MORNING + 1 }],
  ])('is refused, %s, and leaves nothing behind', async (code, more) => {
    const desk = syntheticDesk(policy, clocks);
    expect(await submitRequest(desk, { ...submission, ...more })).toMatchObject({ ok: false, refusal: { code } });
    expect(desk.store.all(desk.plan)).toEqual([]);
  });
});
