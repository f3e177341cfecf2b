import type { IsoDate } from '../../kernel/index.ts';
import { type DateSpan, isWithin } from '../members/index.ts';

export interface Provider {
  readonly id: string;
  readonly npi: string;
  readonly name: string;
  readonly types: readonly string[];
  readonly certifications: readonly string[];
  /** Dates under contract with the plan. */
  readonly contracts: readonly DateSpan[];
  readonly hasMediCalNumber: boolean;
  /** Dates on which the plan approves this provider as lactation consultant. */
  readonly lactationApproval: readonly DateSpan[];
  readonly hasCertifiedStaff: boolean;
  /** Providers it works for as a subcontractor. */
  readonly subcontracts: readonly (DateSpan & { readonly with: string })[];
  readonly supervisedBy?: string;
}

export function isContracted(provider: Pick<Provider, 'contracts'>, on: IsoDate): boolean {
  return provider.contracts.some((span) => isWithin(span, on));
}

export function isLactationApproved(provider: Provider, on: IsoDate): boolean {
  return provider.lactationApproval.some((span) => isWithin(span, on));
}

export function isSubcontracted(provider: Provider, to: string, on: IsoDate): boolean {
  return provider.subcontracts.some((span) => span.with === to && isWithin(span, on));
}
