export { caseApi } from './api.ts';
export { areFree, attachmentsOf, bindAttachments, type KeptAttachment, putAttachment } from './attachment-store.ts';
export * from './case-file.ts';
export { caseNumber } from './case-number.ts';
export {
  CASE_ORDERS,
  type CaseFilter,
  type CaseList,
  type CaseSlice,
  type CaseStore,
  type ListedCase,
} from './case-store.ts';
export { MemoryCases } from './memory-cases.ts';
export { recogniseAttachment } from './recognise-attachment.ts';
export { type CaseDoors, caseRoutes, type Scan } from './routes.ts';
export { SqlCases } from './sql-cases-store.ts';
