export { answerQuestion, type QuestionAnswer } from './answer.ts';
export { inForce, isoDate, ledgerId } from './atoms-schema.ts';
export * from './authorization-list.ts';
export type { AuthorizedUse } from './authorized.ts';
export { type CompiledClause, compileClause } from './clauses.ts';
export { type ClockEvent, type ClockReading, type ClockState, type ClockStep, readClock } from './clock.ts';
export { type CompiledCalendar, compileCalendar } from './clock-calendar.ts';
export * from './clock-schema.ts';
export {
  becauseOf,
  type CompiledClock,
  compileClocks,
  governing,
  type PlanClocks,
  type ReadClock,
  readClocks,
  type TimedCase,
} from './clocks.ts';
export { expandCodes, namesCode, plainCode } from './codes.ts';
export {
  type CompiledPolicy,
  type CompiledProvision,
  type CompiledQuestion,
  compilePolicy,
  type Pack,
  type PolicyBook,
  packsOf,
} from './compile.ts';
export * from './dialect-schema.ts';
export * from './directory.ts';
export { type Decision, evaluate, type Outcome } from './evaluate.ts';
export {
  clauseById,
  type Decided,
  type ExplainedClause,
  type ExplainedTrace,
  explainTrace,
  sayNeeded,
  sayWhy,
} from './explain.ts';
export { explainClause } from './explain-clause.ts';
export { sayClockStep, sayLength } from './explain-clock.ts';
export { documentsOf, type NamedDocument } from './explain-documents.ts';
export { sayDocumentName, sayInForce } from './explain-limits.ts';
export { sayPredicate } from './explain-predicate.ts';
export { explainPrice } from './explain-price.ts';
export { capital, fillTemplate, Speech, type Spoken } from './explain-speech.ts';
export { LISTED_CODES, sayCodes, sayFact, sayValue, sayWord } from './explain-values.ts';
export { type Catalogues, SOURCE_LANGUAGE, wordsFile } from './explain-words.ts';
export { type FactField, factField, factFields } from './fact-fields.ts';
export type { AuthorizationFact, DocumentFact, Facts, HistoryLine } from './facts.ts';
export { citeOf, type LibraryCitation, libraryCitations, stringsOf } from './library-cites.ts';
export * from './library-schema.ts';
export { citationsOf, lintPolicy } from './lint.ts';
export { authorizationListCitations } from './lint-authorization-list.ts';
export { calendarCitations, clockCitations } from './lint-clocks.ts';
export { citesOfEntry, directoryCitations } from './lint-directory.ts';
export { type LoadedPolicy, loadPolicy } from './load.ts';
export { likely } from './nearest.ts';
export * from './notice-schema.ts';
export * from './pack-schema.ts';
export { doorsFor, referralCitations, referralPolicy } from './referral-policy.ts';
export * from './referral-schema.ts';
export { type JudgedClause, judgedClause, sayClause } from './say-clause.ts';
export * from './schema.ts';
export { select } from './select.ts';
export type { Reason } from './tally.ts';
export { type StoredTrace, tracedClauses, traceText } from './trace.ts';
export * from './verdict.ts';
export { type FactValue, fitsFact, type Vocabulary, vocabulary, type Words, words } from './vocabulary.ts';
export { type PolicyText, parseYaml, parseYamlList } from './yaml-file.ts';
