export { caseApi } from './api.ts';
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
export { SqlCases } from './sql-cases-store.ts';
