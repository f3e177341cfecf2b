import type { IsoDate } from '../../../kernel/index.ts';
import type { X12Finding } from '../finding.ts';

/** Everything an envelope needs that a writer must not invent: identities, control numbers, the hour. */
export interface OutgoingEnvelope {
  readonly sender: TradingPartner;
  readonly receiver: TradingPartner;
  /** ISA13 and IEA02, up to nine digits. */
  readonly interchangeControl: number;
  /** GS06 and GE02, up to nine digits. */
  readonly groupControl: number;
  /** Number of the first ST; the following ones count on. */
  readonly setControl?: number;
  readonly date: IsoDate;
  /** `HH:MM` or `HHMM`. */
  readonly time: string;
  /** P production, T test. */
  readonly usage: 'P' | 'T';
  /** Asks for a TA1. */
  readonly wantsTa1?: boolean;
  readonly separators?: Separators;
  /** Written after each terminator; nothing by default, `\n` for people. */
  readonly lineEnd?: '' | '\n' | '\r\n';
}

export interface TradingPartner {
  /** ISA05 or ISA07. */
  readonly qualifier: string;
  readonly id: string;
  /** GS02 or GS03 when it differs from the interchange's. */
  readonly applicationId?: string;
}

export interface Separators {
  readonly element: string;
  readonly component: string;
  readonly repetition: string;
  readonly terminator: string;
}

export const usualSeparators: Separators = { element: '*', component: ':', repetition: '^', terminator: '~' };

/** Segments written ahead of the set they will stand in: their text, and how many they are. */
export interface Piece {
  readonly text: string;
  readonly segments: number;
}

/** A file that is put together as it is read, from the beginning each time; nothing where findings say why. */
export interface WrittenInPieces {
  readonly pieces: () => Iterable<string>;
  readonly findings: readonly X12Finding[];
}

/** A file, or no text at all and the findings that say why. Warnings come with the text. */
export interface Written {
  readonly text: string;
  readonly findings: readonly X12Finding[];
}
