export { aidNow } from './aid.ts';
export { appealApi } from './api.ts';
export * from './appeal.ts';
export {
  APPEAL_ACTIONS,
  type AppealAction,
  type AppealViewer,
  appealAction,
  appealActions,
  appealViewerOf,
} from './appeal-actions.ts';
export { appealTimes, timedAppeal } from './appeal-clocks.ts';
export { type AppealAsking, type AppealDesk, keptAppeals } from './appeal-desk.ts';
export { type AppealEvent, type AppealEventOf, type AppealHappened, appealEvent } from './appeal-event.ts';
export { awaitedBy } from './appeal-row.ts';
export { carryOut, decideAppeal } from './decide-appeal.ts';
export { type Filing, fileAppeal } from './file-appeal.ts';
export { type Appeal, type AppealState, appealFrom, onceExtended, owedBy } from './open-appeal.ts';
export { grievancesResolved, type Overturns, overturnsByGround } from './overturns.ts';
export { askRemedy, recordRemedy } from './remedies.ts';
export { type AppealRouteDoors, appealRoutes } from './routes.ts';
export { type AppealDoors, sqlAppealDesk } from './sql-desk-store.ts';
export { outcomeAfterAll } from './wins.ts';
export {
  acknowledgeAppeal,
  addToAppeal,
  appealNoticeWentOut,
  assignAppeal,
  expediteAppeal,
  extendAppeal,
  recordAppealNotice,
  refuseExpedite,
  tellByWord,
  withdrawAppeal,
} from './work-appeal.ts';
