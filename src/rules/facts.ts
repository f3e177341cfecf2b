import type { Cents, IsoDate } from '../kernel/index.ts';
import type { FactValue } from './vocabulary.ts';

/** A line already paid, of the member or of somebody in the same mother-and-infants unit. */
export interface HistoryLine {
  /** Stable key of the line, e.g. `claim id/line number`. */
  readonly key: string;
  readonly member: string;
  /** National or plan id of the billing provider. */
  readonly provider: string;
  readonly code: string;
  readonly modifiers: readonly string[];
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly units: number;
  readonly paid: Cents;
  /** Serial of a rented item, when the claim named one. */
  readonly serial?: string;
  /** Retail price of a rented item, as its claim documented it. */
  readonly retail?: Cents;
  /** True for a line of the claim being judged now. */
  readonly sameClaim?: boolean;
}

/** An authorization on file: approved unless `approved` is false. */
export interface AuthorizationFact {
  readonly number: string;
  readonly vehicle: 'tar' | 'raf' | 'request' | 'continuity';
  /** Codes it names, with or without modifiers: `H0043`, `H0043-U6`. */
  readonly codes: readonly string[];
  readonly from: IsoDate;
  readonly to: IsoDate;
  /** Units (or days, or visits) approved; undefined when only the dates bound it. */
  readonly units?: number;
  readonly dollars?: Cents;
  readonly approvedOn: IsoDate;
  /** The provider it names; undefined when it names none. */
  readonly provider?: string;
  /** Units and dollars already paid under it. */
  readonly used: number;
  readonly usedDollars?: Cents;
}

export interface DocumentFact {
  readonly document: string;
  readonly on: IsoDate;
  /** Type of its author, e.g. `physician`. */
  readonly by?: string;
  readonly standing?: boolean;
  readonly states?: readonly string[];
}

/** Everything one judgment may look at. Nothing else is read: no clock, no store. */
export interface Facts {
  /** The date whose rules apply: the date of service. */
  readonly on: IsoDate;
  /**
   * A question before the visit: what is not on file may still come, so an absent authorization or document is
   * "not known yet". A claim is judged with `open: false`, where what is not on file is missing.
   */
  readonly open: boolean;
  readonly member: string;
  readonly provider: string;
  readonly values: Readonly<Record<string, FactValue>>;
  readonly history: readonly HistoryLine[];
  readonly authorizations: readonly AuthorizationFact[];
  readonly documents: readonly DocumentFact[];
  /** Pregnancies of the mother of the unit, oldest first; `ended` is the delivery or other end. */
  readonly pregnancies: readonly { readonly began?: IsoDate; readonly ended?: IsoDate }[];
}

/** Units as billed; one where the line or question names none. */
export function billedUnits(facts: Facts): number {
  const units = facts.values['line.units'];
  return typeof units === 'number' ? units : 1;
}
