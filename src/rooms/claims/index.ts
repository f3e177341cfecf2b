export { acknowledgmentsOf } from './acknowledgment.ts';
export { adjudicateClaims, type ClaimStore, type ReceivedClaim } from './adjudicate-claims.ts';
export type { Claim, ClaimLine } from './claim.ts';
export { type DecidedClaim, type DecidedLine, type DecidedReason, decidedClaim } from './decided-claim.ts';
export { from837P } from './from-837p.ts';
export { type ClaimOutcome, type JudgedClaim, type JudgedLine, judgeClaim } from './judge-claim.ts';
export { lineFacts, type Parties, partiesOf } from './line-facts.ts';
export { MemoryClaimStore, type Population } from './memory-store.ts';
export { populate } from './populate.ts';
export { populationFindings } from './population-findings.ts';
export type { Recovery } from './recoveries.ts';
export { type RemittancePayer, remittancesOf } from './remittance.ts';
export {
  type DecisionContext,
  type Directory,
  directoryFor,
  loadDirectory,
  SqlClaimStore,
  type StoredClaim,
} from './sql-store.ts';
export type { PaidLine, World } from './world.ts';
