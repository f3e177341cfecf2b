export { referralApi } from './api.ts';
export { remarksOf, serviceOf } from './judge-referral.ts';
export { type Made, type Making, makeReferral } from './make-referral.ts';
export { isOpen, type Referral, sameService, sendersOf } from './open-referral.ts';
export * from './referral.ts';
export {
  type ReferralAction,
  type ReferralViewer,
  referralActions,
  referralViewerOf,
  seesReferral,
} from './referral-actions.ts';
export { referralTimes, timedReferral } from './referral-clocks.ts';
export { keptReferrals, type ReferralAsking, type ReferralDesk } from './referral-desk.ts';
export { whoseTurn } from './referral-row.ts';
export { referralTie } from './referral-tie.ts';
export { referralRoutes } from './routes.ts';
export { type ReferralRouteDoors, sqlReferralDesk } from './sql-desk-store.ts';
export {
  acceptReferral,
  addToReferral,
  beginReferral,
  closeReferral,
  declineReferral,
  receiveReferral,
  sendReferralOn,
  withdrawReferral,
} from './work-referral.ts';
