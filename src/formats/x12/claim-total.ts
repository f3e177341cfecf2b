import { type Cents, formatDollars } from '../../kernel/index.ts';
import { centsAt } from './money.ts';
import type { Segment } from './segment.ts';

/** Adds up a claim's lines. A difference is the payer's business (277CA), not a syntax error (999). */
export class ClaimTotal {
  private claim = '';
  private charge: Cents | undefined;
  private lines: Cents | undefined = 0;
  private hasLines = false;
  private at: { readonly segment: number; readonly offset: number } = { segment: 0, offset: 0 };
  private readonly say: (difference: ClaimDifference) => void;

  constructor(say: (difference: ClaimDifference) => void) {
    this.say = say;
  }

  take(segment: Segment): void {
    if (segment.id === 'SV1') {
      const cents = centsAt(segment, 2);
      this.lines = cents === undefined || this.lines === undefined ? undefined : this.lines + cents;
      this.hasLines = true;
    } else if (segment.id === 'CLM') {
      this.end();
      this.claim = segment.element(1);
      this.charge = centsAt(segment, 2);
      this.at = { segment: segment.ordinal, offset: segment.offset };
    } else if (segment.id === 'HL') this.end();
  }

  /** Called when the claim ends: at the next one, the next level or the end of the set. */
  end(): void {
    const { charge, lines } = this;
    if (this.hasLines && charge !== undefined && lines !== undefined && charge !== lines) {
      const { claim, at } = this;
      this.say({ claim, ...at, expected: formatDollars(lines), received: formatDollars(charge) });
    }
    this.charge = undefined;
    this.lines = 0;
    this.hasLines = false;
  }
}

export interface ClaimDifference {
  readonly claim: string;
  readonly segment: number;
  readonly offset: number;
  readonly expected: string;
  readonly received: string;
}
