import { addMonths, percentOf } from '../../src/kernel/index.ts';
import type { Facts } from '../../src/rules/index.ts';
import { authorized, dollarsPaid, type Handbook, rowFor, unitsSince } from './by-hand.ts';
import type { Row } from './rows.ts';

/**
 * One line as the peers get it. They have no history, no authorizations and no unknown, so all of that is worked out for
 * them beforehand, outside the clock, for the one row that may bind: a favour. What is not known is given as the value
 * that does not pay, which is also what Madrone answers.
 */
export interface PeerFacts extends Record<string, unknown> {
  readonly code: string;
  readonly modifiers: readonly string[];
  readonly dx: readonly string[];
  readonly types: readonly string[];
  readonly pos: string;
  readonly covered: boolean;
  readonly age: number;
  readonly pregnant: boolean;
  readonly status: string;
  /** Modifiers among NU and RR. */
  readonly marks: number;
  readonly prescribed: boolean;
  readonly clash: boolean;
  readonly priced: boolean;
  /** Used so far and this line together, in the unit of the row's first, second limit, less what is authorized. */
  readonly total: number;
  readonly totalLater: number;
  readonly unauthorized: number;
}

export function peerFacts(book: Handbook, facts: Facts): PeerFacts {
  const { values } = facts;
  const row = rowFor(book, facts);
  return {
    code: String(values['line.code']),
    modifiers: listOf(values['line.modifiers']),
    dx: listOf(values['line.dx']),
    types: listOf(values['rendering.types']),
    pos: String(values['line.pos'] ?? ''),
    covered: values['member.covered'] === true,
    age: numberOf(values['member.age'], -1),
    pregnant: values['member.pregnant'] === true,
    status: String(values['member.ecm_status'] ?? ''),
    marks: listOf(values['line.modifiers']).filter((m) => m === 'NU' || m === 'RR').length,
    ...(row ? totals(row, facts) : NO_ROW),
  };
}

const NO_ROW = { prescribed: false, clash: false, priced: false, total: 0, totalLater: 0, unauthorized: 0 };

function totals(row: Row, facts: Facts): typeof NO_ROW {
  const { values, history, member, on } = facts;
  const units = numberOf(values['line.units'], 1);
  const own = history.filter((l) => l.member === member && row.codes.includes(l.code));
  const sum = (lines: typeof history) => lines.reduce((n, l) => n + l.units, 0);
  switch (row.kind) {
    case 'visit': {
      const today = own.filter((l) => l.from === on && l.provider === facts.provider);
      return { ...NO_ROW, total: sum(today) + units, totalLater: unitsSince(row, facts, row.months) + units };
    }
    case 'education': {
      const month = own.filter((l) => l.from.startsWith(on.slice(0, 7)));
      const since = addMonths(on, -12);
      const year = sum(own.filter((l) => l.from > since));
      const free = Math.max(0, row.free - year);
      return {
        ...NO_ROW,
        total: sum(month) + units,
        unauthorized: units - free - (units > free ? authorized(facts, 'tar', units - free) : 0),
      };
    }
    case 'equipment': {
      const free = Math.max(0, row.most - unitsSince(row, facts, row.months));
      return {
        ...NO_ROW,
        priced: values['line.msrp'] !== undefined,
        prescribed: facts.documents.some((d) => d.on <= on && row.authors.includes(d.by ?? '')),
        unauthorized: units - free - (units > free ? authorized(facts, 'tar', units - free) : 0),
      };
    }
    case 'counseling': {
      const days = new Set(own.filter((l) => l.from.startsWith(on.slice(0, 4))).map((l) => l.from));
      return {
        ...NO_ROW,
        total: days.has(on) ? Math.min(row.days, days.size) : days.size + 1,
        clash: history.some((l) => l.member === member && l.from === on && row.not.includes(l.code)),
      };
    }
    case 'support': {
      const rate = values['line.contract_rate'];
      return {
        ...NO_ROW,
        priced: rate !== undefined,
        unauthorized: units - authorized(facts, 'request', units),
        total: (dollarsPaid(row, facts) + numberOf(rate, 0) * units) / 100,
      };
    }
  }
}

type Value = Facts['values'][string];

function listOf(value: Value): readonly string[] {
  return typeof value === 'object' ? value : [];
}

function numberOf(value: Value, otherwise: number): number {
  return typeof value === 'number' ? value : otherwise;
}

/** What a peer hands out with a provision: the terms of the price. The sum is done for it, outside the clock. */
export function termsOf(row: Row): { readonly rate: number; readonly percent: number; readonly cap: number } {
  const rate = 'rate' in row ? row.rate : 0;
  return row.kind === 'equipment' ? { rate, percent: row.percent, cap: row.cap } : { rate, percent: 0, cap: 0 };
}

export function peerPays(row: Row, terms: ReturnType<typeof termsOf>, { values }: Facts): number {
  const units = row.kind === 'counseling' ? 1 : numberOf(values['line.units'], 1);
  const each =
    row.kind === 'support'
      ? numberOf(values['line.contract_rate'], 0)
      : row.kind === 'equipment'
        ? Math.min(percentOf(numberOf(values['line.msrp'], 0), terms.percent), terms.cap * 100)
        : Math.round(terms.rate * 100);
  return Math.min(each * units, numberOf(values['line.charge'], 0));
}
