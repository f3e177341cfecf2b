import type { Cents } from '../../kernel/index.ts';

/** One REF: its qualifier and its value as sent. What a value means inside is the sender's dialect. */
export interface Reference834 {
  readonly qualifier: string;
  readonly value: string;
}

/** One DTP: what it dates and the day, ISO; a period (RD8) gives its first day and `to`. */
export interface Dated834 {
  readonly qualifier: string;
  readonly on: string;
  readonly to: string;
}

/** A person of an 834 (NM1 and what follows it). Absent values are `''`. */
export interface Person834 {
  /** NM101: IL member, 74 corrected member, 70 as sent before, 31 postal address, GD guardian, QD responsible, S3 custodial parent … */
  readonly entity: string;
  readonly last: string;
  readonly first: string;
  readonly middle: string;
  readonly suffix: string;
  readonly idQualifier: string;
  readonly id: string;
  /** TE telephone, HP home, CP mobile, WP work, EM e-mail, in the order sent. */
  readonly contacts: readonly Reference834[];
  readonly address: readonly string[];
  readonly city: string;
  readonly state: string;
  readonly zip: string;
  /** N405 and N406: CY a county. */
  readonly region: Reference834 | undefined;
  /** ISO date or `''`. */
  readonly born: string;
  readonly sex: string;
  /** DMG05 in each of its repetitions, as sent. */
  readonly races: readonly string[];
}

export interface Language834 {
  /** LUI01: LD NISO Z39.53, LE ISO 639. */
  readonly qualifier: string;
  readonly code: string;
  readonly description: string;
  /** LUI04: 5 reads, 6 writes, 7 speaks, 8 native; `''` when not said. */
  readonly use: string;
}

/** Loop 2310: who is chosen or assigned. */
export interface Provider834 {
  /** NM101: P3 primary care, QA pharmacy, 3D dentist … */
  readonly entity: string;
  readonly kind: string;
  readonly last: string;
  readonly first: string;
  readonly idQualifier: string;
  readonly id: string;
  /** NM110: 25 established patient, 26 not, 72 unknown. */
  readonly relationship: string;
  /** PLA03, when the choice begins; ISO or `''`. */
  readonly from: string;
}

/** Loop 2320. */
export interface OtherInsurance834 {
  readonly sequence: string;
  readonly policy: string;
  /** COB03: 1 coordination, 5 unknown, 6 none. */
  readonly coordination: string;
  readonly insurer: string;
  readonly dates: readonly Dated834[];
}

/** Loop 2300: one coverage, often one month of it. */
export interface Coverage834 {
  readonly segment: number;
  /** HD01. */
  readonly maintenance: string;
  readonly line: string;
  /** HD04. */
  readonly description: string;
  readonly level: string;
  readonly dates: readonly Dated834[];
  readonly amounts: readonly { readonly qualifier: string; readonly cents: Cents }[];
  readonly references: readonly Reference834[];
  readonly providers: readonly Provider834[];
  readonly otherInsurance: readonly OtherInsurance834[];
}

/** Loop 2000: one INS and all that belongs to it. */
export interface Member834 {
  readonly at: {
    readonly interchange: string;
    readonly group: string;
    readonly transaction: string;
    /** INS's ordinal in its ST. */
    readonly segment: number;
  };
  readonly file: {
    /** BGN02. */
    readonly reference: string;
    /** BGN03, ISO. */
    readonly date: string;
    /** BGN08: 2 change, 4 verify (the whole list), RX replace; `''` when not said. */
    readonly action: string;
    /** N1*P5 and N1*IN: names and identifiers. */
    readonly sponsor: Reference834;
    readonly payer: Reference834;
  };
  readonly isSubscriber: boolean;
  readonly relationship: string;
  /** INS03: 001 change, 021 addition, 024 end, 025 reinstatement, 030 audit. */
  readonly maintenance: string;
  readonly reason: string;
  readonly status: string;
  /** INS06-1. */
  readonly medicare: string;
  /** INS12, ISO or `''`. */
  readonly died: string;
  /** INS13: R restricted access. */
  readonly confidentiality: string;
  /** REF 0F. */
  readonly subscriber: string;
  readonly references: readonly Reference834[];
  readonly dates: readonly Dated834[];
  readonly person: Person834;
  readonly mailing: Person834 | undefined;
  /** 2100F and 2100G. */
  readonly responsible: readonly Person834[];
  readonly languages: readonly Language834[];
  readonly coverages: readonly Coverage834[];
  /** Ordinals in the set of the member's first and last segment. */
  readonly segments: { readonly first: number; readonly last: number };
}
