import type { ClaimLine, DecidedClaim, DecidedLine } from '../../rooms/claims/index.ts';
import {
  type CompiledClause,
  type CompiledPolicy,
  explainClause,
  Speech,
  type StoredTrace,
  sayFact,
  sayNeeded,
  sayValue,
  tracedClauses,
} from '../../rules/index.ts';

/**
 * Decided claims in words, a few lines each: what was paid, why not more, which clause of which rule stood against it and
 * where it comes from. Sentences are worked out once a clause, so a large file stays quick. No names of people.
 */
export class Explainer {
  private readonly speech: Speech;
  private readonly policy: CompiledPolicy;
  private readonly clauses: ReadonlyMap<string, CompiledClause>;
  private readonly sentences = new Map<string, string>();

  constructor(policy: CompiledPolicy, language: string) {
    this.policy = policy;
    this.speech = new Speech(policy, language);
    this.clauses = new Map(policy.provisions.flatMap((p) => p.clauses.map((c) => [c.id, c] as const)));
  }

  claim(decided: DecidedClaim): string {
    const { claim, outcome, paid, lines, recoveries, findings } = decided;
    const say = (key: string, values: Record<string, string | number> = {}) => this.speech.say(`answer.${key}`, values);
    const head = say('claim', {
      id: claim.id,
      control: claim.controlNumber,
      outcome: this.outcome(outcome),
      paid: this.speech.money(paid),
      charge: this.speech.money(claim.charge ?? 0),
    });
    const body = claim.lines.flatMap((line) => {
      const own = lines.find((l) => l.number === line.number);
      return own ? this.line(line, own) : [];
    });
    const found = findings.map(
      (f) =>
        `  ! ${this.once(`finding ${f.code}`, () => this.speech.finding(f.code))}${f.expected ? ` (${f.expected})` : ''}`,
    );
    const owed = recoveries.map(
      (r) =>
        `  ! ${say('recovery', { claim: r.claim, code: r.code, on: r.on, amount: this.speech.money(r.amount), cite: r.cite.join(', ') })}`,
    );
    return [head, ...found, ...body, ...owed, ''].join('\n');
  }

  private line(line: ClaimLine, decided: DecidedLine): string[] {
    const what = [line.code, ...line.modifiers].join('-');
    const head = `  ${this.speech.say('answer.line', {
      number: line.number,
      what,
      units: line.units,
      on: line.from,
      outcome: this.outcome(decided.outcome),
      paid: this.speech.money(decided.paid),
      charge: this.speech.money(line.charge ?? 0),
    })}`;
    const reasons = decided.reasons.map((r) => `     ${this.reason(r)}`);
    if (decided.reasons.length === 0 && decided.paid < (line.charge ?? 0))
      reasons.push(`     ${this.reason({ code: 'charge_adjusted' })}`);
    const remarks = (decided.warnings ?? []).map(
      (code) => `     ! ${this.once(`reason ${code}`, () => this.speech.reason(code))}`,
    );
    const agreed =
      decided.agreedIn === undefined
        ? []
        : [`     ${this.speech.say('answer.agreed_in', { number: decided.agreedIn })}`];
    return [
      head,
      ...reasons,
      ...agreed,
      ...remarks,
      ...(decided.trace === undefined ? [] : this.trace(JSON.parse(decided.trace))),
    ];
  }

  private reason({ code, units, needed = [] }: DecidedLine['reasons'][number]): string {
    const sentence = this.once(`reason ${code}`, () => this.speech.reason(code));
    const lost = units ? ` ${this.speech.say('answer.units_lost', { n: units })}` : '';
    const open = needed.map((n) => this.once(`needed ${n}`, () => sayNeeded(this.speech, n))).join(', ');
    return `${sentence}${lost}${open === '' ? '' : ` ${this.speech.say('trace.needed', { needed: open })}`}`;
  }

  /** The rule, how many of its clauses are met, and each one that stands against the line or keeps it waiting. */
  private trace(trace: StoredTrace): string[] {
    const judged = tracedClauses(trace);
    const against = judged.filter(
      (c) => c.verdict === -1 || (c.verdict === 0 && this.clauses.get(c.clause)?.unknown !== 'pass'),
    );
    const rule = trace.rule ?? this.once('no rule', () => this.speech.say('answer.no_rule'));
    const met = this.speech.say('answer.rule', { rule, n: judged.filter((c) => c.verdict === 1).length });
    return [`     ${met}`, ...against.map((c) => `     ${this.clause(c.clause, c.verdict, trace)}`)];
  }

  private clause(id: string, verdict: number, trace: StoredTrace): string {
    const clause = this.clauses.get(id);
    const word = this.once(`verdict ${verdict}`, () =>
      this.speech.say(verdict === 0 ? 'verdict.unknown' : 'verdict.unmet'),
    );
    if (!clause) return `✗ ${word}: ${id}`;
    const sentence = this.once(id, () => explainClause(clause, this.policy, this.speech.language));
    const facts = clause.facts.map(
      (name) =>
        `${this.once(`fact ${name}`, () => sayFact(this.speech, name))}: ${sayValue(this.speech, name, trace.facts[name] ?? null)}`,
    );
    return `${verdict === 0 ? '?' : '✗'} ${word}: ${sentence}${facts.length > 0 ? ` (${facts.join('; ')})` : ''} [${clause.cite.join(', ')}] ${id}`;
  }

  private outcome(outcome: string): string {
    return this.once(`outcome ${outcome}`, () => this.speech.say(`outcome_word.${outcome}`));
  }

  private once(key: string, work: () => string): string {
    const known = this.sentences.get(key);
    if (known !== undefined) return known;
    const said = work();
    this.sentences.set(key, said);
    return said;
  }
}
