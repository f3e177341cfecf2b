import type { X12Finding } from './finding.ts';

/** Accepted, accepted with errors noted, rejected. */
export type Outcome = 'A' | 'E' | 'R';

/** Names a transaction set inside one file by ordinals, `interchange.group.set`: control numbers may repeat. */
export type TransactionKey = string;

/** IK4: what is wrong with one element. */
export interface ElementError {
  readonly element: number;
  /** 0 when the element is simple. */
  readonly component: number;
  /** 0 when the element does not repeat. */
  readonly repetition: number;
  /** IK403. */
  readonly code: string;
  readonly value: string;
}

/** IK3: what is wrong with one segment. */
export interface SegmentError {
  readonly id: string;
  /** ST is 1. */
  readonly position: number;
  readonly loop: string;
  /** IK304. */
  readonly code: string;
  /** The claim (CLM01) or, in an 834, the member (REF 0F) it belongs to, for the business unit CTX. */
  readonly claim: string;
  readonly elements: readonly ElementError[];
}

export interface SetReport {
  readonly key: TransactionKey;
  /** ST01. */
  readonly set: string;
  readonly control: string;
  /** ST03, or the group's version when ST03 is absent. */
  readonly version: string;
  readonly outcome: Outcome;
  /** The set, its group and its interchange all stand: the data may be used. */
  readonly accepted: boolean;
  /** IK502 and following. */
  readonly codes: readonly string[];
  readonly errors: readonly SegmentError[];
  readonly segments: number;
  readonly claims: number;
}

export interface GroupReport {
  /** GS01. */
  readonly code: string;
  readonly control: string;
  readonly version: string;
  readonly sender: string;
  readonly receiver: string;
  readonly date: string;
  readonly time: string;
  /** AK901; P is partly accepted. */
  readonly outcome: Outcome | 'P';
  /** GE01, AK903, AK904. */
  readonly declared: number;
  readonly received: number;
  readonly accepted: number;
  /** AK905 and following. */
  readonly codes: readonly string[];
  readonly sets: readonly SetReport[];
}

export interface InterchangeReport {
  readonly ordinal: number;
  readonly control: string;
  readonly senderQualifier: string;
  readonly sender: string;
  readonly receiverQualifier: string;
  readonly receiver: string;
  readonly date: string;
  readonly time: string;
  readonly version: string;
  /** P production, T test. */
  readonly usage: string;
  /** ISA14 asks for a TA1. */
  readonly wantsTa1: boolean;
  readonly outcome: Outcome;
  /** TA105; 000 when nothing is wrong. */
  readonly note: string;
  readonly groups: readonly GroupReport[];
  /** TA1 segments the interchange carries about other interchanges. */
  readonly acknowledgments: readonly Ta1[];
}

export interface Ta1 {
  readonly control: string;
  readonly date: string;
  readonly time: string;
  readonly outcome: string;
  readonly note: string;
}

export interface X12Report {
  /** Everything in the file may be used: no file, envelope or structure error. Business findings do not count. */
  readonly ok: boolean;
  readonly bytes: number;
  readonly segments: number;
  readonly interchanges: readonly InterchangeReport[];
  /** The sets whose data may be used; pass it to `read837` as `only`. */
  readonly accepted: ReadonlySet<TransactionKey>;
  readonly findings: readonly X12Finding[];
}

export type Draft<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer U)[] ? U[] : T[K] };
