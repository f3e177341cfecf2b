export { type ActionState, type Closed, closed, openUnless } from './action-state.ts';
export { caseApi } from './api.ts';
export { assignedAs, sayInOrder } from './asked-worklist.ts';
export { areFree, attachmentsOf, bindAttachments, type KeptAttachment, putAttachment } from './attachment-store.ts';
export * from './case-file.ts';
export { membersOfCases, type NamedMember } from './case-members-store.ts';
export { caseNumber } from './case-number.ts';
export type {
  CaseFilter,
  CaseList,
  CaseSlice,
  CaseStore,
  ListedCase,
} from './case-store.ts';
export {
  type CaseWork,
  type FoundCase,
  findCase,
  type Reader,
  type Seen,
  type WorkCall,
  workOnCases,
} from './case-work-store.ts';
export { type CaseReading, KeptCases, type StandingCase, type Told } from './kept-cases.ts';
export { listOfCases, type Narrowed } from './listed-cases-store.ts';
export { MemoryCases } from './memory-cases.ts';
export { actorFor, type Onlooker, onlookerOf } from './onlooker.ts';
export { recogniseAttachment } from './recognise-attachment.ts';
export { type CaseDoors, caseRoutes, type Scan } from './routes.ts';
export { type CaseTimes, sayAction, sayCaseLine, sayOwed, sayReadings } from './say-case.ts';
export { assignedTo, caseLine, casePage, clockReading, labelled, named, said } from './spoken-case.ts';
export { type CaseStretch, SqlCases } from './sql-cases-store.ts';
export { standingOf } from './standing.ts';
export { takeStep } from './take-step.ts';
