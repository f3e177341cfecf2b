export { type CheckOptions, checkX12, checkX12Bytes } from './check-x12.ts';
export type { Claim837, Diagnosis837, Line837, Party837, Person837 } from './claim.ts';
export type {
  Coverage834,
  Dated834,
  Language834,
  Member834,
  OtherInsurance834,
  Person834,
  Provider834,
  Reference834,
} from './enrollment.ts';
export type { X12Finding, X12Kind, X12Place } from './finding.ts';
export { defaultLimits, type X12Limits } from './limits.ts';
export type { TableOverride } from './override.ts';
export { type Read834, read834, read834Bytes } from './read834.ts';
export { type Read837, read837, read837Bytes } from './read837.ts';
export type { Chunks } from './reader.ts';
export type {
  ElementError,
  GroupReport,
  InterchangeReport,
  Outcome,
  SegmentError,
  SetReport,
  Ta1,
  TransactionKey,
  X12Report,
} from './report.ts';
export { Segment } from './segment.ts';
export { idleOverrides } from './tables.ts';
export { type Failure, Tokenizer } from './tokenizer.ts';
export type { ReadOptions } from './typed-pass.ts';
export type {
  AcknowledgedClaim,
  AcknowledgedLine,
  AcknowledgedProvider,
  ClaimAcknowledgment,
  ClaimStatus,
  ClaimTotals,
} from './write/claim-acknowledgment.ts';
export type { Batch837, ClaimInput, LineInput, PartyInput, PersonInput } from './write/claim-input.ts';
export type { CoverageInput, EnrollmentBatch, MemberInput } from './write/enrollment-input.ts';
export type {
  OutgoingEnvelope,
  Piece,
  Separators,
  TradingPartner,
  Written,
  WrittenInPieces,
} from './write/outgoing-envelope.ts';
export type {
  AchAccounts,
  Adjustment,
  ClaimPayment,
  LinePayment,
  Payment,
  ProviderAdjustment,
  Remittance,
  RemittanceParty,
  RemittancePerson,
} from './write/remittance.ts';
export { balance } from './write/remittance-balance.ts';
export { NO_CLAIMS, StreamedAcknowledgments, type StreamedBatch, withClaim, write277CA } from './write/write-277ca.ts';
export { stream834 } from './write/write-834.ts';
export { type SettledPayment, StreamedRemittances, write835 } from './write/write-835.ts';
export { stream837P, write837P } from './write/write-837p.ts';
export { write999 } from './write/write-999.ts';
export { replyTo, writeTA1 } from './write/write-ta1.ts';
