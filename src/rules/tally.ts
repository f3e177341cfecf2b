import type { Cents } from '../kernel/index.ts';
import { added } from './added.ts';
import { judgeAllowance } from './allowances.ts';
import { type AuthorizedUse, NO_USES } from './authorized.ts';
import type { Allow, Allowance } from './clause-body.ts';
import type { CompiledClause } from './clauses.ts';
import type { Facts } from './facts.ts';
import type { Effect } from './schema.ts';
import { MET, NOT_APPLICABLE, UNKNOWN, UNMET, type Verdict } from './verdict.ts';

export interface Reason {
  /** A code of the reason catalogue. */
  readonly code: string;
  /** The clause that gave it; undefined where no rule speaks of the line at all. */
  readonly clause: CompiledClause | undefined;
  readonly effect: Effect;
  /** Units it takes away; undefined when it concerns the whole line. */
  readonly units?: number;
  /** Cents it takes away, where dollars ran out. */
  readonly cents?: Cents;
  /** What would settle it: fact names, `authorization`, or document ids. */
  readonly needed: readonly string[];
}

interface Cap {
  readonly clause: CompiledClause;
  readonly dollars: Cents;
  readonly free: number;
}

const NOTHING: readonly never[] = [];

/** Gathers what the clauses of a line leave of it. */
export class Tally {
  // Most lines need none of these lists: they are made when something first stands in them.
  reasons: readonly Reason[] = NOTHING;
  private caps: readonly Cap[] = NOTHING;
  private taken: readonly Allowance[] = NOTHING;
  payable: number;
  /** Set while clauses are judged that may not bind: the facts that would say. */
  unsure: readonly string[] | undefined;
  denies = false;
  pends = false;
  rejects = false;
  readonly billed: number;
  readonly left: (number | undefined)[];
  private limits = 0;

  /** `unlimited`: an empty place for each clause that may leave something. */
  constructor(billed: number, unlimited: readonly undefined[]) {
    this.billed = billed;
    this.payable = billed;
    this.left = unlimited.slice();
  }

  judge(clause: CompiledClause, facts: Facts): Verdict {
    return clause.allow ? this.limited(clause, clause.allow, facts) : this.plain(clause, facts);
  }

  private plain(clause: CompiledClause, facts: Facts): Verdict {
    const verdict = clause.judge(facts);
    if (verdict === MET) return MET;
    if (this.unsure && (verdict === UNMET || verdict === UNKNOWN)) return this.doubt(clause, facts);
    // A remark about something nobody knows is no remark.
    if (verdict === UNKNOWN && clause.effect === 'warn') return verdict;
    if (verdict === UNMET || (verdict === UNKNOWN && clause.unknown === 'unmet' && !facts.open)) {
      this.note(clause, clause.effect, NOTHING);
    } else if (verdict === UNKNOWN && waits(clause, facts)) {
      this.note(clause, 'pend', missing(clause, facts), clause.unknownReason);
    }
    return verdict;
  }

  private limited(clause: CompiledClause, allow: Allow, facts: Facts): Verdict {
    const place = this.limits++;
    const binds = clause.binds ? clause.binds(facts) : MET;
    if (binds === UNMET) return NOT_APPLICABLE;
    const wanted = this.payable;
    const allowance = allow(facts, wanted);
    this.left[place] = allowance.left;
    if (allowance.uses.length > 0) this.taken = added(this.taken, allowance);
    if (allowance.dollars && clause.effect === 'deny' && binds === MET && !this.unsure) {
      this.caps = added(this.caps, { clause, dollars: allowance.dollars, free: allowance.unbounded ?? 0 });
    }
    const verdict = judgeAllowance(allowance, wanted, facts.open);
    if (verdict === MET) return MET;
    if (clause.effect === 'warn' && (verdict === UNKNOWN || binds === UNKNOWN)) return UNKNOWN;
    if (this.unsure) return this.doubt(clause, facts);
    if (verdict === UNMET && binds === MET) this.cut(clause, allowance);
    else if (waits(clause, facts)) {
      const needed = excusingPaper(clause, allowance) ?? missing(clause, facts);
      this.note(clause, 'pend', needed, clause.unknownReason);
    }
    return binds === MET ? verdict : UNKNOWN;
  }

  private doubt(clause: CompiledClause, facts: Facts): Verdict {
    if (clause.effect !== 'warn' && waits(clause, facts)) this.note(clause, 'pend', this.unsure ?? NOTHING);
    return UNKNOWN;
  }

  /** The least the dollar limits leave of a price, and the clause that leaves it. Units free of an authorization are free of its dollars. */
  cap(price: Cents): { readonly cents: Cents; readonly clause: CompiledClause } | undefined {
    let least: { cents: Cents; clause: CompiledClause } | undefined;
    for (const { clause, dollars, free } of this.caps) {
      const unbounded = this.payable === 0 ? 0 : Math.round((price * Math.min(free, this.payable)) / this.payable);
      const left = unbounded + dollars;
      if (left < (least?.cents ?? price)) least = { cents: left, clause };
    }
    return least;
  }

  /**
   * What the payable units and the payment use up of each authorization; later limits may have cut what an earlier
   * clause took. Dollars are taken from the first that has some left.
   */
  uses(paid: Cents): readonly AuthorizedUse[] {
    if (this.taken.length === 0) return NO_USES;
    let used: readonly AuthorizedUse[] = NO_USES;
    for (const { uses, free } of this.taken) {
      let left = this.payable - Math.min(free, this.payable);
      let owed = 0;
      for (const { number, units, bound } of uses) {
        const taken = Math.min(units, left);
        left -= taken;
        // Dollars are drawn for the units an approval covers, and for those the ones before it could not pay to the end.
        if (bound !== undefined) owed += (paid * taken) / Math.max(1, this.payable);
        const dollars = bound === undefined ? undefined : Math.min(bound, Math.round(owed));
        owed -= dollars ?? 0;
        if (taken <= 0 && (dollars ?? 0) <= 0) continue;
        // Two clauses that draw on one authorization draw the same units.
        const before = used.find((u) => u.number === number);
        const most = Math.max(taken, before?.units ?? 0);
        const use = dollars === undefined ? { number, units: most } : { number, units: most, dollars };
        used = before ? used.map((u) => (u === before ? use : u)) : added(used, use);
      }
    }
    return used;
  }

  private cut(clause: CompiledClause, allowance: Allowance): void {
    const most = allowance.units < this.payable ? allowance.units : this.payable;
    const units = allowance.dollars === 0 ? 0 : most;
    if (units <= 0 || clause.effect !== 'deny') {
      this.note(clause, clause.effect, allowance.liftable ? needs(clause) : NOTHING);
      return;
    }
    this.reasons = added(this.reasons, {
      code: clause.reason,
      clause,
      effect: 'deny',
      units: this.payable - units,
      needed: allowance.liftable ? needs(clause) : NOTHING,
    });
    this.payable = units;
  }

  /** The price met a ceiling of its own. */
  noteCut(code: string, cents: Cents): void {
    this.reasons = added(this.reasons, { code, clause: undefined, effect: 'deny', units: 0, cents, needed: NOTHING });
  }

  /** Dollars, not units, ran out. */
  noteCap(clause: CompiledClause, cents: Cents): void {
    this.reasons = added(this.reasons, {
      code: clause.reason,
      clause,
      effect: 'deny',
      units: 0,
      cents,
      needed: NOTHING,
    });
  }

  note(
    clause: CompiledClause | undefined,
    effect: Reason['effect'],
    needed: readonly string[],
    code = clause?.reason,
  ): void {
    this.reasons = added(this.reasons, { code: code ?? 'not_in_policy', clause, effect, needed });
    if (effect === 'deny') this.denies = true;
    else if (effect === 'pend') this.pends = true;
    else if (effect === 'reject' || effect === 'elsewhere') this.rejects = true;
  }
}

/** Whether a clause that is not known keeps the line waiting. */
function waits({ unknown }: CompiledClause, facts: Facts): boolean {
  return unknown !== 'pass' && (unknown !== 'ask' || facts.open);
}

/** The paper somebody must look at, when it alone could excuse from an authorization. */
function excusingPaper({ source }: CompiledClause, { isDoubtful }: Allowance): readonly string[] | undefined {
  return isDoubtful && 'authorization' in source ? source.authorization.unless_document?.any_of : undefined;
}

function missing(clause: CompiledClause, facts: Facts): readonly string[] {
  const absent = clause.facts.filter((name) => facts.values[name] === undefined && name !== 'line.units');
  return absent.length > 0 ? absent : needs(clause);
}

function needs(clause: CompiledClause): readonly string[] {
  const { source } = clause;
  if ('authorization' in source) return ['authorization'];
  if ('limit' in source) {
    const { beyond } = source.limit;
    if (beyond === 'authorization') return ['authorization'];
    return typeof beyond === 'object' ? beyond.document.any_of : NOTHING;
  }
  return 'document' in source ? source.document.any_of : clause.facts;
}
