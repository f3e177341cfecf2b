import { addMonths, percentOf } from '../../src/kernel/index.ts';
import type { Facts, HistoryLine, Outcome } from '../../src/rules/index.ts';
import { MET, type Truth, UNKNOWN, UNMET } from '../../src/rules/index.ts';
import type { Counseling, Education, Equipment, Row, Support, Visit } from './rows.ts';

/**
 * The limit: what a careful programmer would write for these rules and no others. Plain functions, found by code; no
 * clauses as data, no citations, no explanation, and history is known to lie before the line.
 */
export interface ByHand {
  row: Row | undefined;
  outcome: Outcome;
  payable: number;
  paid: number;
  reason: string | undefined;
  covered: Truth;
  place: Truth;
  first: Truth;
  second: Truth;
  third: Truth;
  fourth: Truth;
  /** Left of the first and of the second limit of the row. */
  left: number;
  leftLater: number;
  /** What is most payable in cents, where dollars are limited. */
  dollars: number;
  pend: string | undefined;
  deny: string | undefined;
  cut: string | undefined;
}

/** Rows by code, and for their diagnoses the families and the codes named in full. */
export interface Handbook {
  readonly byCode: ReadonlyMap<string, readonly Row[]>;
  readonly families: ReadonlyMap<readonly string[], { readonly begin: readonly string[]; readonly exact: Set<string> }>;
}

export function handbook(rows: readonly Row[]): Handbook {
  const byCode = new Map<string, Row[]>();
  const families = new Map<readonly string[], { begin: string[]; exact: Set<string> }>();
  for (const row of rows) {
    for (const code of row.codes) byCode.set(code, [...(byCode.get(code) ?? []), row]);
    if (!('dx' in row)) continue;
    const begin = row.dx.filter((c) => c.endsWith('*')).map((c) => c.slice(0, -1));
    families.set(row.dx, { begin, exact: new Set(row.dx.filter((c) => !c.endsWith('*'))) });
  }
  return { byCode, families };
}

export function judgeByHand(book: Handbook, facts: Facts): ByHand {
  const { values } = facts;
  const billed = values['line.units'] as number;
  const row = rowFor(book, facts);
  const decision: ByHand = {
    row,
    outcome: 'paid',
    payable: billed,
    paid: 0,
    reason: undefined,
    covered: values['member.covered'] === undefined ? UNKNOWN : values['member.covered'] === true ? MET : UNMET,
    place: UNKNOWN,
    first: UNKNOWN,
    second: UNKNOWN,
    third: UNKNOWN,
    fourth: UNKNOWN,
    left: 0,
    leftLater: 0,
    dollars: Number.POSITIVE_INFINITY,
    pend: undefined,
    deny: undefined,
    cut: undefined,
  };
  if (decision.covered === UNMET) decision.deny = 'member_not_covered';
  else if (decision.covered === UNKNOWN) decision.pend = 'member_not_covered';
  const pos = values['line.pos'];
  if (pos === '21' || pos === '51') {
    decision.place = UNMET;
    decision.deny ??= 'included_in_per_diem';
  } else if (pos !== undefined) decision.place = MET;
  if (!row) {
    const isNamed = book.byCode.has(values['line.code'] as string);
    return finish(decision, facts, billed, isNamed ? undefined : values['line.contract_rate'], 'not_in_policy');
  }
  switch (row.kind) {
    case 'visit':
      visit(book, row, decision, facts);
      return finish(decision, facts, billed, Math.round(row.rate * 100), '');
    case 'education':
      education(row, decision, facts);
      return finish(decision, facts, billed, Math.round(row.rate * 100), '');
    case 'equipment': {
      equipment(book, row, decision, facts);
      const msrp = values['line.msrp'];
      const price = typeof msrp === 'number' ? Math.min(percentOf(msrp, row.percent), row.cap * 100) : undefined;
      return finish(decision, facts, billed, price, 'price_documentation_missing');
    }
    case 'counseling':
      counseling(row, decision, facts);
      return finish(decision, facts, billed, Math.round(row.rate * 100), '', 1);
    case 'support':
      support(row, decision, facts);
      return finish(decision, facts, billed, values['line.contract_rate'], 'price_unknown');
  }
}

export function rowFor(book: Handbook, facts: Facts): Row | undefined {
  const rows = book.byCode.get(facts.values['line.code'] as string);
  if (!rows) return undefined;
  const modifiers = facts.values['line.modifiers'] as readonly string[];
  for (const row of rows) if (!('modifier' in row) || modifiers.includes(row.modifier)) return row;
  return undefined;
}

function finish(d: ByHand, facts: Facts, billed: number, rate: unknown, missing: string, times = d.payable): ByHand {
  if (d.deny !== undefined) {
    d.outcome = 'denied';
    d.payable = 0;
    d.reason = d.deny;
    return d;
  }
  if (d.pend !== undefined || typeof rate !== 'number') {
    d.outcome = 'pended';
    d.reason = d.pend ?? missing;
    return d;
  }
  const price = rate * times;
  const charge = facts.values['line.charge'] as number;
  d.paid = Math.min(price, d.dollars, Math.round((charge * d.payable) / billed));
  if (d.dollars < price) d.cut ??= 'limit_reached';
  if (d.cut !== undefined) d.outcome = 'partial';
  d.reason = d.cut;
  return d;
}

function unmet(d: ByHand, reason: string): Truth {
  d.deny ??= reason;
  return UNMET;
}

function unknown(d: ByHand, reason: string): Truth {
  d.pend ??= reason;
  return UNKNOWN;
}

/** Lets through what is left: all units, some, or none. */
function within(d: ByHand, units: number, reason: string): Truth {
  if (units >= d.payable) return MET;
  if (units <= 0) return unmet(d, reason);
  d.cut ??= reason;
  d.payable = units;
  return UNMET;
}

function visit(book: Handbook, row: Visit, d: ByHand, facts: Facts): void {
  d.first = diagnosis(book, row.dx, d, facts);
  d.second = rendering(row.types, d, facts);
  let today = 0;
  let recent = 0;
  if (facts.history.length > 0) {
    const since = addMonths(facts.on, -row.months);
    for (const line of facts.history) {
      if (!row.codes.includes(line.code)) continue;
      if (line.from === facts.on && line.member === facts.member && line.provider === facts.provider)
        today += line.units;
      if (line.from > since) recent += line.units;
    }
  }
  d.left = Math.max(0, row.perVisit - today);
  d.third = within(d, d.left, 'limit_reached');
  d.leftLater = Math.max(0, row.perPeriod - recent);
  d.fourth = within(d, d.leftLater, 'limit_reached');
}

function education(row: Education, d: ByHand, facts: Facts): void {
  const { values } = facts;
  const modifiers = values['line.modifiers'] as readonly string[];
  d.first = MET;
  for (const m of modifiers) if (!row.only.includes(m)) d.first = UNMET;
  if (d.first === UNMET) unmet(d, 'modifier_invalid');
  const age = values['member.age'];
  const pregnant = values['member.pregnant'];
  if (typeof age === 'number') {
    if (age < row.age) d.second = unmet(d, 'requirement_not_met');
    else if (age < 40 || pregnant === true) d.second = MET;
    else d.second = pregnant === undefined ? unknown(d, 'requirement_not_met') : unmet(d, 'requirement_not_met');
  } else d.second = unknown(d, 'requirement_not_met');
  let thisMonth = 0;
  let recent = 0;
  if (facts.history.length > 0) {
    const month = facts.on.slice(0, 7);
    const since = addMonths(facts.on, -12);
    for (const line of facts.history) {
      if (line.member !== facts.member || !row.codes.includes(line.code)) continue;
      if (line.from.startsWith(month)) thisMonth += line.units;
      if (line.from > since) recent += line.units;
    }
  }
  d.left = Math.max(0, row.perMonth - thisMonth);
  d.third = within(d, d.left, 'limit_reached');
  d.leftLater = Math.max(0, row.free - recent);
  const approved = d.leftLater < d.payable ? authorized(facts, 'tar', d.payable - d.leftLater) : 0;
  d.fourth = within(d, d.leftLater + approved, 'authorization_required');
}

function equipment(book: Handbook, row: Equipment, d: ByHand, facts: Facts): void {
  d.first = diagnosis(book, row.dx, d, facts);
  d.second = UNMET;
  for (const document of facts.documents) {
    if (document.document !== 'prescription' || document.on > facts.on) continue;
    if (document.by === undefined) d.second = UNKNOWN;
    else if (row.authors.includes(document.by)) {
      d.second = MET;
      break;
    }
  }
  if (d.second === UNMET) unmet(d, 'document_missing');
  else if (d.second === UNKNOWN) unknown(d, 'document_missing');
  let marks = 0;
  for (const m of facts.values['line.modifiers'] as readonly string[]) if (m === 'NU' || m === 'RR') marks++;
  d.third = marks === 1 ? MET : unmet(d, 'modifier_invalid');
  d.left = Math.max(0, row.most - unitsSince(row, facts, row.months));
  const approved = d.left < d.payable ? authorized(facts, 'tar', d.payable - d.left) : 0;
  d.fourth = within(d, d.left + approved, 'limit_reached');
}

function counseling(row: Counseling, d: ByHand, facts: Facts): void {
  d.first = rendering(row.types, d, facts);
  const age = facts.values['member.age'];
  if (typeof age !== 'number') d.second = unknown(d, 'requirement_not_met');
  else d.second = age >= row.age ? MET : unmet(d, 'requirement_not_met');
  const days = new Set<string>();
  let clashes = false;
  const year = facts.on.slice(0, 4);
  for (const line of facts.history) {
    if (line.member !== facts.member) continue;
    if (line.from === facts.on && row.not.includes(line.code)) clashes = true;
    if (row.codes.includes(line.code) && line.from.startsWith(year)) days.add(line.from);
  }
  d.left = Math.max(0, row.days - days.size);
  d.third = within(d, d.left >= 1 || days.has(facts.on) ? Number.POSITIVE_INFINITY : 0, 'limit_reached');
  d.fourth = clashes ? unmet(d, 'not_payable_together') : MET;
}

function support(row: Support, d: ByHand, facts: Facts): void {
  const status = facts.values['member.ecm_status'];
  if (typeof status !== 'string') d.first = unknown(d, 'requirement_not_met');
  else d.first = row.statuses.includes(status) ? MET : unmet(d, 'requirement_not_met');
  d.second = within(d, authorized(facts, 'request', d.payable), 'authorization_required');
  d.dollars = Math.max(0, row.dollars * 100 - dollarsPaid(row, facts));
  d.third = d.dollars > 0 ? MET : unmet(d, 'limit_reached');
}

function diagnosis(book: Handbook, wanted: readonly string[], d: ByHand, facts: Facts): Truth {
  const dx = facts.values['line.dx'];
  if (!Array.isArray(dx)) return unknown(d, 'diagnosis_not_qualifying');
  const families = book.families.get(wanted);
  for (const code of dx) {
    if (families?.exact.has(code)) return MET;
    for (const family of families?.begin ?? []) if (code.startsWith(family)) return MET;
  }
  return unmet(d, 'diagnosis_not_qualifying');
}

function rendering(allowed: readonly string[], d: ByHand, facts: Facts): Truth {
  const types = facts.values['rendering.types'];
  if (!Array.isArray(types)) return unknown(d, 'rendering_provider_not_allowed');
  for (const type of types) if (allowed.includes(type)) return MET;
  return unmet(d, 'rendering_provider_not_allowed');
}

/** Units of the unit's history in so many months before the line. */
export function unitsSince(row: Row, facts: Facts, months: number, member?: string): number {
  if (facts.history.length === 0) return 0;
  const since = addMonths(facts.on, -months);
  let units = 0;
  for (const line of facts.history) {
    if (line.from > since && row.codes.includes(line.code) && (member === undefined || line.member === member))
      units += line.units;
  }
  return units;
}

export function dollarsPaid(row: Support, facts: Facts): number {
  const counts = (l: HistoryLine) =>
    l.member === facts.member && row.codes.includes(l.code) && l.modifiers.includes(row.modifier);
  let paid = 0;
  for (const line of facts.history) if (counts(line)) paid += line.paid;
  return paid;
}

export function authorized(facts: Facts, vehicle: string, wanted: number): number {
  let units = 0;
  for (const a of facts.authorizations) {
    if (a.vehicle !== vehicle || facts.on < a.from || facts.on > a.to) continue;
    if (!a.codes.includes(facts.values['line.code'] as string)) continue;
    units += Math.max(0, Math.min(wanted - units, (a.units ?? wanted) - a.used));
  }
  return units;
}
