import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { POLICY_FOLDER } from '../app/policy-folder.ts';
import { addDays, type IsoDate } from '../kernel/index.ts';
import { readPolicy } from '../platform/policy/index.ts';
import {
  type AuthorizationFact,
  type Clause,
  type CompiledPolicy,
  compilePolicy,
  type Decision,
  evaluate,
  expandCodes,
  type Facts,
  type FactValue,
  type HistoryLine,
  type PolicyBook,
  type Predicate,
  traceText,
} from './index.ts';

// What must be true of every line under the policy we ship, whatever the line. Lines are drawn from what the clauses of
// their code speak of, so that many of them are paid and the rest fail for every kind of reason.

const DAY: IsoDate = '2025-03-20';
const PLANS = ['ccah', 'health-net'] as const;
/** Facts that price or measure a line: without them it is another line, so they are never made unknown here. */
const MEASURES =
  /^line\.(code|units|days|to|from|charge|unit_charge|serial|msrp|retail|tax|tax_rate|estimate|contract_rate|medi_cal_rate|agreed_rate|rate_form|continuity_number|public_charge)$/;

let book: PolicyBook;
beforeAll(async () => {
  ({ book } = await readPolicy(POLICY_FOLDER, { sources: false }));
});

function compiled(plan: string): CompiledPolicy {
  const policy = compilePolicy(book, plan);
  if (!policy) throw new Error(`no plan ${plan}`);
  return policy;
}

/** Values of a fact its clauses speak of: those that would let the line pass, and all of them. */
interface Hint {
  readonly good: Set<FactValue>;
  readonly all: Set<FactValue>;
}
type Hints = Map<string, Hint>;

function hint(hints: Hints, fact: string, good: readonly FactValue[], others: readonly FactValue[] = []): void {
  const known = hints.get(fact) ?? { good: new Set(), all: new Set() };
  for (const value of good) known.good.add(value);
  for (const value of [...good, ...others]) known.all.add(value);
  hints.set(fact, known);
}

/** The values a predicate speaks of, and their neighbours where they are bounds; `wanted` is what would be good. */
function hintsOf(predicate: Predicate, wanted: boolean, hints: Hints): void {
  if ('all' in predicate) for (const part of predicate.all) hintsOf(part, wanted, hints);
  else if ('any' in predicate) for (const part of predicate.any) hintsOf(part, wanted, hints);
  else if ('not' in predicate) hintsOf(predicate.not, !wanted, hints);
  else {
    const { fact, is } = predicate;
    if (typeof is === 'boolean') hint(hints, fact, [is === wanted], [is !== wanted]);
    else if (is !== undefined) hint(hints, fact, wanted ? [is] : [], [is]);
    const named = [...(predicate.in ?? []), ...(predicate.has_any ?? []).map((v) => [v]), predicate.has_all];
    const unnamed = [...(predicate.not_in ?? []), ...(predicate.has_none ?? []).map((v) => [v])];
    hint(hints, fact, wanted ? named : unnamed, wanted ? unnamed : named);
    for (const bound of [predicate.at_least, predicate.at_most, predicate.more_than, predicate.less_than]) {
      if (typeof bound === 'number') hint(hints, fact, [bound, bound + 1, Math.max(0, bound - 1)]);
    }
    for (const bound of [predicate.on_or_after, predicate.on_or_before, predicate.after, predicate.before]) {
      if (typeof bound === 'string') hint(hints, fact, [bound, addDays(bound, 1), addDays(bound, -1)]);
      else if (typeof bound === 'object') hint(hints, fact, [DAY, addDays(DAY, 30), addDays(DAY, -30)]);
    }
  }
}

function hintsOfClause(clause: Clause, policy: CompiledPolicy, hints: Hints): void {
  if (clause.when) hintsOf(clause.when, 'require' in clause, hints);
  if ('require' in clause) hintsOf(clause.require, true, hints);
  if ('provider' in clause) {
    const types = clause.provider.any_of.map((t) => [t]);
    hint(hints, `${clause.provider.role}.types`, types, [['nobody']]);
  }
  if ('modifiers' in clause) {
    const { all_of, one_of, none_of = [] } = clause.modifiers;
    hint(hints, 'line.modifiers', [all_of ?? one_of?.slice(0, 1) ?? []], [none_of]);
  }
  if ('diagnosis' in clause) {
    const codes = expandCodes(clause.diagnosis.any_of, policy.codeSets).slice(0, 3);
    const given = codes.map((code) => [code.replace('*', '1')]);
    hint(hints, 'line.dx', given, [['Z00.0']]);
  }
}

function hintsFor(policy: CompiledPolicy, code: string): Hints {
  const hints: Hints = new Map();
  hint(hints, 'line.modifiers', [[]]);
  hint(hints, 'line.rate_form', ['none']);
  for (const { role, source } of policy.candidates(code)) {
    if (source.applies.when) hintsOf(source.applies.when, role === 'benefit', hints);
    for (const clause of source.clauses) hintsOfClause(clause, policy, hints);
  }
  return hints;
}

function drawnFact({ good, all }: Hint): fc.Arbitrary<FactValue> {
  const of = (values: Set<FactValue>) => (values.size === 0 ? fc.constant(undefined) : fc.constantFrom(...values));
  return fc.oneof(
    { weight: 40, arbitrary: of(good.size > 0 ? good : all) },
    { weight: 2, arbitrary: of(all) },
    { weight: 1, arbitrary: fc.constant(undefined) },
  );
}

interface Drawn {
  readonly facts: Facts;
  readonly past: HistoryLine;
  readonly approval: AuthorizationFact;
  readonly hidden: string;
}

/** A line of one of the codes, its history and approvals, and one more of each to add. */
function lines(policy: CompiledPolicy): fc.Arbitrary<Drawn> {
  const patterns = policy.provisions.flatMap((p) => expandCodes(p.source.applies.codes ?? [], policy.codeSets));
  const named = [...new Set(patterns.filter((c) => !c.endsWith('*')))];
  return fc.constantFrom(...named).chain((pattern) => {
    const [code = '', ...qualified] = pattern.split('-');
    const hints = hintsFor(policy, code);
    const units = fc.integer({ min: 1, max: 8 });
    const date = fc.integer({ min: -400, max: 20 }).map((n) => addDays(DAY, n));
    const money = fc.option(fc.integer({ min: 1, max: 60_000 }), { nil: undefined, freq: 3 });
    const past = fc
      .record({
        key: fc.uuid(),
        member: fc.constantFrom('ana', 'leo'),
        provider: fc.constantFrom('p', 'q'),
        code: fc.oneof(
          fc.constant(code),
          fc.constantFrom(...named).map((c) => c.slice(0, 5)),
        ),
        modifiers: fc.constantFrom<readonly string[]>([], qualified),
        from: date,
        units,
        paid: fc.integer({ min: 0, max: 40_000 }),
      })
      .map((l): HistoryLine => ({ ...l, to: addDays(l.from, l.units - 1) }));
    const approval = fc
      .record({
        number: fc.uuid(),
        vehicle: fc.constantFrom('tar' as const, 'raf' as const),
        units,
        used: fc.integer({ min: 0, max: 3 }),
        from: date,
        codes: fc.constantFrom([code], [pattern]),
        approvedOn: date,
      })
      .map((a): AuthorizationFact => ({ ...a, to: addDays(a.from, 400) }));
    return fc
      .record({
        values: fc.record(Object.fromEntries([...hints].map(([name, h]) => [name, drawnFact(h)]))),
        prices: fc.record({
          'line.units': units,
          'line.charge': fc.integer({ min: 0, max: 100_000 }),
          'line.msrp': money,
          'line.retail': money,
          'line.estimate': money,
          'line.contract_rate': money,
          'line.medi_cal_rate': money,
          'line.agreed_rate': money,
          'line.public_charge': money,
        }),
        days: fc.option(fc.integer({ min: 1, max: 8 })),
        history: fc.array(past, { maxLength: 3 }),
        authorizations: fc.array(approval, { maxLength: 2 }),
        past,
        approval,
        hidden: fc.constantFrom(...hints.keys()),
      })
      .map(({ values, prices, history, authorizations, ...drawn }): Drawn => {
        const days = drawn.days ?? prices['line.units'];
        const modifiers = values['line.modifiers'];
        const line = {
          'line.code': code,
          'line.modifiers': Array.isArray(modifiers) ? [...new Set([...qualified, ...modifiers])] : undefined,
          'line.days': days,
          'line.to': addDays(DAY, days - 1),
        };
        const who = { on: DAY, open: false, member: 'ana', provider: 'p', pregnancies: [{ ended: '2025-02-20' }] };
        const facts = { ...who, values: { ...values, ...prices, ...line }, history, authorizations, documents: [] };
        return { facts, past: drawn.past, approval: drawn.approval, hidden: drawn.hidden };
      });
  });
}

/** Holds the property for many lines of both plans. */
function forEveryLine(property: (policy: CompiledPolicy, drawn: Drawn) => void): void {
  for (const plan of PLANS) {
    const policy = compiled(plan);
    fc.assert(
      fc.property(lines(policy), (drawn) => {
        property(policy, drawn);
      }),
      { numRuns: 600 },
    );
  }
}

const clausesOf = (decision: Decision) => decision.provisions.flatMap((p) => p.clauses.map((c) => c.source));

describe('every line under the shipped policy', () => {
  test('the drawn lines are worth judging: some are paid, some cut, some denied, some wait', () => {
    for (const plan of PLANS) {
      const policy = compiled(plan);
      const outcomes = fc
        .sample(lines(policy), { seed: 7, numRuns: 1500 })
        .map((d) => evaluate(policy, d.facts).outcome);
      for (const outcome of ['paid', 'partial', 'denied', 'pended'] as const) expect(outcomes, plan).toContain(outcome);
    }
  });

  test('gets the same answer from the same facts, and from the same policy compiled again', () => {
    const again = new Map(PLANS.map((plan) => [plan as string, compiled(plan)]));
    forEveryLine((policy, { facts }) => {
      const first = evaluate(policy, facts);
      const other = evaluate(again.get(policy.plan) ?? policy, facts);
      expect(traceText('v', evaluate(policy, facts), facts)).toBe(traceText('v', first, facts));
      expect(traceText('v', other, facts)).toBe(traceText('v', first, facts));
      expect([other.outcome, other.paid, other.uses]).toEqual([first.outcome, first.paid, first.uses]);
    });
  });

  test('is paid whole cents, nothing below zero, never more than its charge', () => {
    forEveryLine((policy, { facts }) => {
      const { paid, benefit } = evaluate(policy, facts);
      expect(Number.isInteger(paid)).toBe(true);
      expect(paid).toBeGreaterThanOrEqual(0);
      if (benefit?.price?.source.lesser_of_billed !== false)
        expect(paid).toBeLessThanOrEqual(Number(facts.values['line.charge']));
    });
  });

  test('is payable for no more units than were billed, and uses no more of its approvals than that', () => {
    forEveryLine((policy, { facts }) => {
      const { billed, payable, uses } = evaluate(policy, facts);
      expect(billed).toBe(facts.values['line.units']);
      expect(payable).toBeGreaterThanOrEqual(0);
      expect(payable).toBeLessThanOrEqual(billed);
      for (const use of uses) {
        const approval = facts.authorizations.find((a) => a.number === use.number);
        expect(use.units).toBeLessThanOrEqual(Math.min(payable, (approval?.units ?? 0) - (approval?.used ?? 0)));
      }
    });
  });

  test('has an outcome its reasons bear out', () => {
    forEveryLine((policy, { facts }) => {
      const { outcome, billed, payable, paid, reasons, isPayable } = evaluate(policy, facts);
      const effects = new Set(reasons.map((r) => r.effect));
      if (outcome === 'paid')
        expect([payable, isPayable, [...effects].filter((e) => e !== 'warn')]).toEqual([billed, true, []]);
      else expect(effects).not.toEqual(new Set(['warn']));
      if (outcome === 'partial') expect(reasons.some((r) => (r.units ?? 0) > 0 || (r.cents ?? 0) > 0)).toBe(true);
      if (outcome === 'denied' || outcome === 'rejected' || outcome === 'pended') expect(paid).toBe(0);
      if (outcome === 'denied') expect(reasons[0]?.effect).toBe('deny');
      if (outcome === 'pended') expect(reasons[0]?.effect).toBe('pend');
      if (outcome !== 'rejected') expect(effects.has('reject') || effects.has('elsewhere')).toBe(false);
    });
  });

  test('names only reasons the catalogue explains', () => {
    forEveryLine((policy, { facts }) => {
      for (const reason of evaluate(policy, facts).reasons) expect(policy.reasons).toHaveProperty([reason.code]);
    });
  });

  test('leaves a trace that names every clause that bound it, and parses', () => {
    forEveryLine((policy, { facts }) => {
      const decision = evaluate(policy, facts);
      const trace = JSON.parse(traceText(policy.version, decision, facts));
      const named = Object.entries<object>(trace.clauses).flatMap(([p, cs]) => Object.keys(cs).map((c) => `${p}/${c}`));
      const ids = decision.provisions.flatMap((p) => p.clauses.map((c) => c.id));
      expect(named.sort()).toEqual(ids.filter((_, i) => decision.verdicts[i] !== 2).sort());
      expect(decision.verdicts).toHaveLength(ids.length);
    });
  });

  test('is never paid more because more was paid before, where history can only use limits up', () => {
    forEveryLine((policy, { facts, past }) => {
      const before = evaluate(policy, facts);
      // A service that must follow another, a day that counts already and rent gain or turn on history.
      const turns = /"follows"|"service_days"/.test(JSON.stringify(clausesOf(before)));
      const rents = before.benefit?.price?.source.first_of.some((a) => 'rent' in a) ?? false;
      if (turns || rents) return;
      const after = evaluate(policy, { ...facts, history: [...facts.history, past] });
      expect(after.paid).toBeLessThanOrEqual(before.paid);
    });
  });

  test('is never paid less because one more approval is on file, wherever it lies among the others', () => {
    forEveryLine((policy, { facts, approval }) => {
      const { paid } = evaluate(policy, facts);
      for (const authorizations of [
        [approval, ...facts.authorizations],
        [...facts.authorizations, approval],
      ]) {
        const more = evaluate(policy, { ...facts, authorizations });
        // More approved units may reach a limit nobody can judge yet: the line then waits, and is not paid less.
        if (more.outcome !== 'pended') expect(more.paid).toBeGreaterThanOrEqual(paid);
      }
    });
  });

  test('is not paid for want of a fact that would stand against it', () => {
    forEveryLine((policy, { facts, hidden }) => {
      if (MEASURES.test(hidden)) return;
      const full = evaluate(policy, facts);
      const without = evaluate(policy, { ...facts, values: { ...facts.values, [hidden]: undefined } });
      // Some clauses let what is not known pass, or ask whether it is known at all: there the want of a fact may help.
      const lenient = [...clausesOf(full), ...clausesOf(without)].some(
        (c) => c.unknown === 'pass' || /"known"/.test(JSON.stringify(c)),
      );
      if (lenient || full.outcome === 'paid' || full.outcome === 'partial' || full.outcome === 'pended') return;
      expect(without.paid).toBe(0);
    });
  });

  test('before the visit is not refused for what may still come: an approval or a document', () => {
    forEveryLine((policy, { facts }) => {
      const open = evaluate(policy, { ...facts, open: true });
      const closed = evaluate(policy, facts);
      for (const reason of open.reasons.filter((r) => r.effect === 'deny' && r.clause !== undefined)) {
        expect(['authorization', 'document', 'follows']).not.toContain(reason.clause?.kind);
      }
      if (open.outcome === 'denied') expect(['denied', 'rejected']).toContain(closed.outcome);
    });
  });
});
