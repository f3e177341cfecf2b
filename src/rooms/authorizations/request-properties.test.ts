import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { POLICY_FOLDER } from '../../app/policy-folder.ts';
import { readPolicy } from '../../platform/policy/index.ts';
import { type CompiledPolicy, compileClocks, compilePolicy, type PlanClocks } from '../../rules/index.ts';
import {
  type Asking,
  addInformation,
  amendRequest,
  askPeerDiscussion,
  cancelRequest,
  changeUrgency,
  decideRequest,
  deferDecision,
  extendAuthorization,
  lapseOf,
  type Request,
  type RequestDesk,
  recommend,
  recordNoticeSent,
  requestFrom,
  requestInformation,
  submitRequest,
  timesOf,
  type Viewer,
  withdrawRequest,
} from './index.ts';
import {
  ANALYST,
  DIRECTOR,
  MEMBER,
  MORNING,
  NURSE,
  OFFICE,
  PHARMACIST,
  SPECIALIST,
  syntheticBody,
  syntheticDecision,
  syntheticDesk,
} from './synthetic.ts';

// Whatever anybody does, in whatever order: what must never happen does not happen.

let policy: CompiledPolicy;
let clocks: PlanClocks;

beforeAll(async () => {
  const { book } = await readPolicy(POLICY_FOLDER, { sources: false });
  const [compiled, compiledClocks] = [compilePolicy(book, 'aah'), compileClocks(book, 'aah')];
  if (!compiled || !compiledClocks) throw new Error('the policy of aah is missing');
  [policy, clocks] = [compiled, compiledClocks];
});

type Take = (desk: RequestDesk, number: string, asking: Asking) => Promise<{ readonly ok: boolean }>;

// Drawn close to what was asked for, so that most stories get somewhere.
const units = fc.constantFrom(20, 20, 20, 8, 24, 1);
const first = fc.constantFrom('2026-03-01', '2026-03-01', '2026-02-28', '2026-03-02');
const last = fc.constantFrom('2026-05-31', '2026-05-31', '2026-05-30', '2026-06-01');
const outcome = fc.constantFrom('approved' as const, 'modified' as const, 'denied' as const);
const dates = fc.record({ from: first, to: last }, { requiredKeys: [] });
const decidedLine = fc
  .tuple(fc.constantFrom(1, 1, 1, 1, 2), outcome, units, dates)
  .map(([line, as, n, span]) => ({ line, outcome: as, units: as === 'denied' ? 0 : n, ...span }));
const facts = fc.constantFrom(
  {},
  { 'determination.decided_by': 'medical_director' },
  { 'authorization.by_qualified_clinician': true, 'determination.grants_less': false },
);
const step: fc.Arbitrary<Take> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.tuple(fc.array(decidedLine, { minLength: 1, maxLength: 1 }), facts).map(
      ([lines, stated]): Take =>
        (desk, number, asking) =>
          decideRequest(desk, number, syntheticDecision({ lines, facts: stated }), asking),
    ),
  },
  {
    weight: 3,
    arbitrary: fc.tuple(units, first, last).map(
      ([n, from, to]): Take =>
        (desk, number, asking) =>
          amendRequest(desk, number, [{ line: 1, code: '97110', modifiers: [], units: n, from, to }], 'why', asking),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom('urgent' as const, 'non_urgent' as const).map(
      (to): Take =>
        (desk, number, asking) =>
          changeUrgency(desk, number, to, 'why', asking),
    ),
  },
  {
    weight: 1,
    arbitrary: outcome.map(
      (one): Take =>
        (desk, number, asking) =>
          recommend(desk, number, one, {}, asking),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constant<Take>((desk, number, asking) =>
      requestInformation(desk, number, { items: ['photographs'], by_way_of: 'fax', text: 'please' }, asking),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constant<Take>((desk, number, asking) =>
      addInformation(desk, number, { checklist: { photographs: 'attached' }, facts: {}, attachments: [] }, asking),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constant<Take>((desk, number, asking) =>
      deferDecision(
        desk,
        number,
        { why: 'expert_consult', missing: ['an opinion'], no_harm: 'none', expected_on: '2026-02-26' },
        asking,
      ),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constant<Take>((desk, number, asking) =>
      recordNoticeSent(
        desk,
        number,
        { notice: 'deferral', about: 'deferral', to: 'member', by_way_of: 'mail' },
        asking,
      ),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(last, units).map(
      ([to, n]): Take =>
        (desk, number, asking) =>
          extendAuthorization(desk, number, { to, units: n, why: 'why' }, asking),
    ),
  },
  { weight: 1, arbitrary: fc.constant<Take>((desk, number, asking) => askPeerDiscussion(desk, number, asking)) },
  { weight: 1, arbitrary: fc.constant<Take>((desk, number, asking) => withdrawRequest(desk, number, 'why', asking)) },
  { weight: 1, arbitrary: fc.constant<Take>((desk, number, asking) => cancelRequest(desk, number, 'why', asking)) },
);
const who = fc.constantFrom<Viewer>(NURSE, NURSE, PHARMACIST, DIRECTOR, SPECIALIST, ANALYST, OFFICE, MEMBER);
const story = fc.array(fc.tuple(step, who, fc.integer({ min: -1, max: 40 })), { minLength: 1, maxLength: 14 });

interface Seen {
  readonly isFirst: boolean;
  readonly at: number;
  readonly by: Viewer;
  readonly isDone: boolean;
  readonly before: Request;
  readonly after: Request;
}

/** Plays a story on a new request and shows every step to `look`. */
async function play(steps: readonly (readonly [Take, Viewer, number])[], look: (seen: Seen) => void): Promise<void> {
  const desk = syntheticDesk(policy, clocks);
  const submitted = await submitRequest(desk, { body: syntheticBody(), door: 'portal', viewer: OFFICE, now: MORNING });
  if (!submitted.ok) throw new Error(submitted.refusal.code);
  let before = submitted.value.request;
  let at = MORNING;
  for (const [place, [take, by, hours]] of steps.entries()) {
    at += hours * 3_600_000;
    const { ok: isDone } = await take(desk, before.number, { viewer: by, now: at });
    const after = await desk.store.load(desk.plan, before.number);
    if (!after) throw new Error('a request is gone');
    look({ isFirst: place === 0, at, by, isDone, before, after });
    before = after;
  }
}

const holds = (look: (seen: Seen) => void) =>
  fc.assert(
    fc.asyncProperty(story, (steps) => play(steps, look)),
    { numRuns: 500 },
  );

describe('a request, whatever happens to it', () => {
  it('is never denied, in whole or in part, by anybody but a medical director [AAH-UM-DEN-01]', () =>
    holds(({ after: { events } }) => {
      for (const { what, by } of events)
        if (what.kind === 'decided' && what.outcome !== 'approved') expect(by?.roles).toContain('medical_director');
    }));

  it('approved by another gives all that the requester asked for last, units and days [AAH-UM-PRG-07]', () =>
    holds(({ after: { events, decision } }) => {
      const asked = events
        .flatMap(({ what, by }) =>
          what.kind === 'submitted'
            ? [what.body.lines]
            : what.kind === 'amended' && by?.roles.includes('care_manager')
              ? [what.lines]
              : [],
        )
        .at(-1);
      if (!decision || decision.by?.roles.includes('medical_director')) return;
      for (const line of asked ?? []) {
        const granted = decision.granted.find((one) => one.line === line.line);
        expect(granted?.units).toBeGreaterThanOrEqual(line.units);
        expect((granted?.from ?? '9999') <= line.from && (granted?.to ?? '') >= (line.to ?? line.from)).toBe(true);
      }
    }));

  it('is decided at most once, and what ended it stays', () =>
    holds(({ before, after }) => {
      expect(after.events.filter(({ what }) => what.kind === 'decided').length).toBeLessThanOrEqual(1);
      if (before.state !== 'open') expect(after.state).toBe(before.state);
    }));

  it('is not changed by a step that is refused, and only added to by one that is not', () =>
    holds(({ isDone, before, after }) => {
      expect(after.events.slice(0, before.events.length)).toEqual(before.events);
      if (!isDone) expect(after).toEqual(before);
    }));

  it('is what its events say, in their order of time, now and at any moment before', () => {
    const snapshots: Request[] = [];
    return holds(({ isFirst, after }) => {
      if (isFirst) snapshots.length = 0;
      snapshots.push(after);
      expect(requestFrom(after.plan, after.number, after.events)).toEqual(after);
      const times = after.events.map(({ at }) => at);
      expect(times).toEqual([...times].sort((a, b) => a - b));
      for (const then of snapshots)
        expect(requestFrom(after.plan, after.number, after.events.slice(0, then.events.length))).toEqual(then);
    });
  });

  it('loses its mark of urgency by the requester alone [AAH-UM-PRE-06]', () =>
    holds(({ by, before, after }) => {
      if (before.urgency === 'urgent' && after.urgency === 'non_urgent') expect(by.side).not.toBe('plan');
    }));

  it('that counts as denied since nobody decided in time does so whatever happens, unless it is taken back [REF-UM-CLK-08]', () =>
    holds(({ at, before, after }) => {
      const lapsed = lapseOf(clocks, before, at)?.at;
      if (lapsed === undefined || (after.state !== 'open' && after.state !== 'decided')) return;
      expect(lapseOf(clocks, after, at + 90 * 86_400_000)?.at).toBeLessThanOrEqual(lapsed);
    }));

  it('had counted as denied by a moment, or had not, whatever is known to have happened after it', () =>
    holds(({ at, before, after }) => {
      if (after.state !== 'open' && after.state !== 'decided') return;
      if (after.events.slice(before.events.length).every((event) => event.at > at - 1))
        expect(lapseOf(clocks, after, at - 1)).toEqual(lapseOf(clocks, before, at - 1));
    }));

  it('is never due later for what the plan does to it [AAH-UM-TAT-06, REF-UM-CLK-10]', () =>
    holds(({ at, by, before, after }) => {
      if (by.side !== 'plan' || after.state !== 'open') return;
      const due = (request: Request) =>
        Math.min(
          ...timesOf(clocks, request, at).readings.flatMap(({ clock, due: one }) =>
            clock.of === 'authorization' && one !== undefined ? [one] : [],
          ),
        );
      expect(due(after)).toBeLessThanOrEqual(due(before));
    }));
});
