import type { IsoDate } from '../../kernel/index.ts';
import { type DateSpan, isWithin } from '../members/index.ts';

export type RateKind = 'contract' | 'medi_cal' | 'estimate' | 'public_charge' | 'tax_rate';

/** A price agreed with, estimated for or attested by a provider; `medi_cal`: of the state's fee-for-service schedule. */
export interface Rate extends DateSpan {
  readonly kind: RateKind;
  /** Absent for a tax rate. */
  readonly code?: string;
  readonly modifiers?: readonly string[];
  /** Absent when it holds for every provider of the plan. */
  readonly provider?: string;
  /** Cents; for a tax rate, percent. */
  readonly rate: number;
}

/** The rate that speaks most exactly: the provider's own before the plan's, with modifiers before without, then the newest. */
export function rateFor(
  rates: readonly Rate[],
  kind: RateKind,
  line: {
    readonly code: string;
    readonly modifiers: readonly string[];
    readonly provider: string;
    readonly on: IsoDate;
  },
): number | undefined {
  let best: Rate | undefined;
  let bestScore = -1;
  for (const rate of rates) {
    if (rate.kind !== kind || !isWithin(rate, line.on)) continue;
    if (rate.code !== undefined && rate.code !== line.code) continue;
    if (rate.provider !== undefined && rate.provider !== line.provider) continue;
    if (rate.modifiers && !rate.modifiers.every((m) => line.modifiers.includes(m))) continue;
    const score = (rate.provider === undefined ? 0 : 2) + (rate.modifiers ? 1 : 0);
    if (score > bestScore || (score === bestScore && (rate.from ?? '') > (best?.from ?? ''))) {
      best = rate;
      bestScore = score;
    }
  }
  return best?.rate;
}
