export { continuityApi } from './api.ts';
export { factSources } from './argue-continuity.ts';
export { type Arrangement, arrangementsOf } from './arrangement.ts';
export * from './continuity.ts';
export {
  CONTINUITY_ACTIONS,
  type ContinuityAction,
  type ContinuityViewer,
  continuityAction,
  continuityActions,
  continuityViewerOf,
} from './continuity-actions.ts';
export { continuityTimes, timedContinuity } from './continuity-clocks.ts';
export {
  type ContinuityAsking,
  type ContinuityDesk,
  type ContinuityMember,
  keptContinuity,
} from './continuity-desk.ts';
export {
  type ContinuityEvent,
  type ContinuityEventOf,
  type ContinuityHappened,
  continuityEvent,
} from './continuity-event.ts';
export { contradicted } from './continuity-facts.ts';
export { lastDayOf, whoseTurn } from './continuity-row.ts';
export {
  type ContinuityDecision,
  decideContinuity,
  extendContinuity,
  judgeContinuity,
  recordAssessment,
  recordStateDecision,
  reviewExemption,
} from './decide-continuity.ts';
export { type Opening, openContinuity } from './open-case.ts';
export {
  type Arranged,
  type Continuity,
  type ContinuityState,
  continuityFrom,
  continuityOwed,
  isRefused,
} from './open-continuity.ts';
export { openOutreach } from './outreach.ts';
export { grantWon, overturnContinuity } from './overturn-continuity.ts';
export { continuityRoutes } from './routes.ts';
export { type ContinuityRouteDoors, sqlContinuityDesk } from './sql-desk-store.ts';
export {
  addEvidence,
  assignAlternative,
  changeProvider,
  chooseAlternative,
  continuityNoticeWentOut,
  offerAlternative,
  recordAgreement,
  recordContinuityNotice,
  recordOutreach,
  setContinuityUrgency,
  withdrawContinuity,
} from './work-continuity.ts';
