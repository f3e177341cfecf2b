export { type CheckOptions, checkX12, checkX12Bytes } from './check-x12.ts';
export type { Claim837, Diagnosis837, Line837, Party837, Person837 } from './claim.ts';
export type { X12Finding, X12Kind, X12Place } from './finding.ts';
export { defaultLimits, type X12Limits } from './limits.ts';
export type { TableOverride } from './override.ts';
export { type Read837, type ReadOptions, read837, read837Bytes } from './read837.ts';
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
export { type Failure, Tokenizer } from './tokenizer.ts';
