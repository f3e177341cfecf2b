export { answerQuestion, type QuestionAnswer } from './answer.ts';
export type { AuthorizedUse } from './authorized.ts';
export { type CompiledClause, compileClause } from './clauses.ts';
export { plainCode } from './codes.ts';
export {
  type CompiledPolicy,
  type CompiledProvision,
  type CompiledQuestion,
  compilePolicy,
  type Pack,
  type PolicyBook,
  packsOf,
} from './compile.ts';
export { type Decision, evaluate, type Outcome, type Reason, select } from './evaluate.ts';
export type { AuthorizationFact, DocumentFact, Facts, HistoryLine } from './facts.ts';
export { citationsOf, lintPolicy } from './lint.ts';
export { type LoadedPolicy, loadPolicy, type PolicyText, parseYaml } from './load.ts';
export * from './schema.ts';
export { type StoredClause, type StoredTrace, traceText } from './trace.ts';
export * from './verdict.ts';
export type { FactValue, Vocabulary, Words } from './vocabulary.ts';
