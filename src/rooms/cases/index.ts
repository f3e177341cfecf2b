export { caseApi } from './api.ts';
export { areFree, attachmentsOf, bindAttachments, type KeptAttachment, putAttachment } from './attachment-store.ts';
export * from './case-file.ts';
export { caseNumber } from './case-number.ts';
export type {
  CaseFilter,
  CaseList,
  CaseSlice,
  CaseStore,
  ListedCase,
} from './case-store.ts';
export { type FoundCase, findCase, type Reader, type WorkOnCases, workOnCases } from './case-work-store.ts';
export { type CaseReading, KeptCases, type StandingCase, type Told } from './kept-cases.ts';
export { MemoryCases } from './memory-cases.ts';
export { recogniseAttachment } from './recognise-attachment.ts';
export { type CaseDoors, caseRoutes, type Scan } from './routes.ts';
export { type CaseStretch, SqlCases } from './sql-cases-store.ts';
export { standingOf } from './standing.ts';
export { takeStep } from './take-step.ts';
