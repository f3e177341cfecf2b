import { type Cents, percentOf } from '../kernel/index.ts';
import type { CodeMatcher } from './codes.ts';
import { billedUnits, type Facts } from './facts.ts';
import type { Amount, Price } from './schema.ts';

/** The allowed amount for so many units, or the facts that would let it be worked out. */
export type Priced =
  | {
      readonly cents: Cents;
      /** What a ceiling took off the price, and the reason it is said by. */
      readonly cut?: { readonly cents: Cents; readonly reason: string };
    }
  | { readonly missing: readonly string[]; readonly reason: string }
  | { readonly denied: string };

export interface CompiledPrice {
  readonly source: Price;
  /** `plan` is what the plan pays where nothing else was agreed. */
  readonly amount: Rule;
}

type Rule = (facts: Facts, units: number, plan: () => Priced) => Priced;

export function compilePrice(source: Price, codes: CodeMatcher): CompiledPrice {
  const rules = source.first_of.map((rule) => ({
    from: rule.in_force?.from ?? '',
    to: rule.in_force?.to ?? '9999-12-31',
    rule: compileAmount(rule, codes),
  }));
  const first = rules[0];
  if (first && rules.length === 1 && !source.first_of[0]?.in_force) return { source, amount: first.rule };
  const amount: Rule = (facts, units, plan) => {
    let answer: Priced = { missing: [], reason: 'price_unknown' };
    for (const { from, to, rule } of rules) {
      if (facts.on < from || facts.on > to) continue;
      answer = rule(facts, units, plan);
      if ('cents' in answer) return answer;
    }
    return answer;
  };
  return { source, amount };
}

/** Billed units may be fractions; cents are whole, half a cent rounding up. */
function whole(cents: number): Cents {
  return Math.floor(cents + 0.5);
}

function money(facts: Facts, name: string): Cents | undefined {
  const value = facts.values[name];
  return typeof value === 'number' ? value : undefined;
}

function compileAmount(rule: Amount, codes: CodeMatcher): Rule {
  if ('fixed' in rule) {
    const cents = Math.round(rule.fixed.rate * 100);
    return rule.fixed.per === 'visit' ? () => ({ cents }) : (_facts, units) => ({ cents: whole(cents * units) });
  }
  if ('percent_of_msrp' in rule) {
    const { percent, cap } = rule.percent_of_msrp;
    const most = cap === undefined ? Number.POSITIVE_INFINITY : Math.round(cap * 100);
    return (facts, units) => {
      const msrp = money(facts, 'line.msrp');
      if (msrp === undefined) return { missing: ['line.msrp'], reason: 'price_documentation_missing' };
      return { cents: whole(Math.min(percentOf(msrp, percent), most) * units) };
    };
  }
  if ('rent' in rule) return rent(Math.round(rule.rent.rate * 100), rule.rent.until !== undefined, codes);
  if ('retail_plus_tax' in rule) return retailPlusTax;
  if ('estimate' in rule) return perUnit('line.estimate', 'manual_pricing');
  if ('contract' in rule) return perUnit('line.contract_rate', 'price_unknown');
  if ('medi_cal' in rule) return perUnit('line.medi_cal_rate', 'medi_cal_rate_unknown');
  if ('agreed' in rule) return perUnit('line.agreed_rate', 'continuity_rate_unclear');
  if ('greater_of' in rule) {
    const mediCal = perUnit('line.medi_cal_rate', 'medi_cal_rate_unknown');
    return (facts, units, plan) => {
      const both = [plan(), mediCal(facts, units, plan)] as const;
      // The greater of two is known only when both are.
      const open = both.find((one) => !('cents' in one));
      return (
        open ?? both.reduce((most, one) => ('cents' in one && 'cents' in most && one.cents > most.cents ? one : most))
      );
    };
  }
  if ('billed' in rule) {
    return (facts) => {
      const charge = money(facts, 'line.charge');
      return charge === undefined ? { missing: ['line.charge'], reason: 'price_unknown' } : { cents: charge };
    };
  }
  return () => ({ cents: 0 });
}

function perUnit(fact: string, reason: string): Rule {
  return (facts, units) => {
    const rate = money(facts, fact);
    return rate === undefined ? { missing: [fact], reason } : { cents: whole(rate * units) };
  };
}

/** Retail plus the tax shown for the line, for the units paid; with only a rate known, tax is the rate of the retail, half a cent rounding up. */
const retailPlusTax: Rule = (facts, units) => {
  const retail = money(facts, 'line.retail');
  if (retail === undefined) return { missing: ['line.retail'], reason: 'price_documentation_missing' };
  const rate = facts.values['line.tax_rate'];
  const shown = money(facts, 'line.tax');
  const taxed = shown === undefined ? undefined : whole((shown * units) / billedUnits(facts));
  const tax = taxed ?? (typeof rate === 'number' ? percentOf(whole(retail * units), rate) : 0);
  return { cents: whole(retail * units) + tax };
};

/**
 * Daily rent; once the rent paid for the item reaches its documented retail price the item is bought, and the payment
 * that would pass the price is cut to it. Without a documented price there is no ceiling to compute.
 */
function rent(rate: Cents, untilRetail: boolean, codes: CodeMatcher): Rule {
  return (facts, units) => {
    const rentDue = whole(rate * units);
    if (!untilRetail) return { cents: rentDue };
    const serial = facts.values['line.serial'];
    const rents = facts.history.filter(
      (l) =>
        codes.matches(l.code, l.modifiers) && (serial === undefined || l.serial === undefined || l.serial === serial),
    );
    const retail = money(facts, 'line.retail') ?? rents.findLast((l) => l.retail !== undefined)?.retail;
    if (retail === undefined) return { cents: rentDue };
    const paid = rents.reduce((sum, l) => sum + l.paid, 0);
    if (paid >= retail) return { denied: 'item_purchased' };
    const cents = Math.min(rentDue, retail - paid);
    return cents < rentDue ? { cents, cut: { cents: rentDue - cents, reason: 'item_purchased' } } : { cents };
  };
}
