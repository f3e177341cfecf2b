export { type AddedInformation, addInformation } from './add-information.ts';
export {
  askCriteria,
  askPeerDiscussion,
  noticeWentOut,
  recordNoticeSent,
  recordPeerDiscussion,
  schedulePeerDiscussion,
  sendCriteria,
  tellRequester,
} from './after-decision.ts';
export { requestApi } from './api.ts';
export { tieMember, writeApprovals } from './approval-store.ts';
export { type Approval, approvalsOf } from './approvals.ts';
export { clauseSaid, clauseSayer, type FactSources } from './argue.ts';
export { allowedBy, ask, judged } from './ask-policy.ts';
export * from './authorization.ts';
export { CaseRequests, type Consequences, requestOf } from './case-requests.ts';
export { amendRequest, cancelRequest, changeUrgency, extendAuthorization, withdrawRequest } from './change-request.ts';
export { decideRequest } from './decide-request.ts';
export { dischargeToSee } from './discharge.ts';
export { type Following, followedFrom, followerOn } from './following.ts';
export { followerAt } from './following-store.ts';
export { lapseOf } from './lapse.ts';
export { MemoryRequestStore } from './memory-requests.ts';
export { type NoticeRecipient, noticesDue } from './notices-due.ts';
export {
  type Decided,
  type Granted,
  type Request,
  type RequestState,
  requestFrom,
  sinceDecided,
} from './open-request.ts';
export { inNetwork } from './outside-network.ts';
export { asThePlanDecided, onceWon, overturnDecision, upholdDenial, whatWasWon } from './overturn-decision.ts';
export {
  colleague,
  colleagues,
  findProvider,
  organizationNames,
  ownProviders,
  providerNames,
} from './people-store.ts';
export { noteDischargeNeeds, planDischarge, recordDischarge } from './plan-discharge.ts';
export { type ReadPaper, readPaper } from './read-paper.ts';
export { viewerOf } from './reader-side.ts';
export * from './request.ts';
export {
  actionState,
  actionsOpen,
  isAdverse,
  REQUEST_ACTIONS,
  type RequestAction,
  type Viewer,
} from './request-actions.ts';
export { timedNotice, timedRequest, timesOf } from './request-clocks.ts';
export { type Asking, type LineJudgment, personOf, type RequestDesk, type RequestMember } from './request-desk.ts';
export {
  type EventOf,
  type Happened,
  type JudgedClause,
  type Person,
  person,
  type RequestEvent,
  requestEvent,
} from './request-event.ts';
export { type RequestFilter, requestFilter } from './request-filter.ts';
export { type Missing, requestInformation, whatIsMissing } from './request-information.ts';
export { requestRow } from './request-row.ts';
export type { RequestStore } from './request-store.ts';
export {
  assignRequest,
  deferDecision,
  orderExternalReview,
  type ReviewerLicense,
  recommend,
  recordOpinion,
} from './review-request.ts';
export { licenseOnFile } from './reviewer-license.ts';
export { type RequestRouteDoors, requestRoutes } from './routes.ts';
export { sayRefusal } from './say-refusal.ts';
export { argued } from './spoken-request.ts';
export { type DecidersContacts, type RequestDoors, type SqlRequestDesk, sqlRequestDesk } from './sql-desk-store.ts';
export { statedFacts as statedFactsOf } from './stated-facts.ts';
export { type Submission, type Submitted, submitRequest } from './submit-request.ts';
