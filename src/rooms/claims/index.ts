export { adjudicateClaims, type ClaimStore } from './adjudicate-claims.ts';
export type { Claim, ClaimLine } from './claim.ts';
export { type ClaimOutcome, type JudgedClaim, type JudgedLine, judgeClaim } from './judge-claim.ts';
export { lineFacts, type Parties, partiesOf } from './line-facts.ts';
export { MemoryClaimStore, type Population } from './memory-store.ts';
export type { Recovery } from './recoveries.ts';
export type { PaidLine, World } from './world.ts';
