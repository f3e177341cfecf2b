import { addDays, addMonths, done, type IsoDate, type Result, refused } from '../../kernel/index.ts';
import {
  answerQuestion,
  type CompiledPolicy,
  type FactValue,
  type NetworkRules,
  type QuestionAnswer,
} from '../../rules/index.ts';
import { type Credential, endingBy, type Practitioner } from './credential.ts';
import { factsOf } from './credential-facts.ts';

export interface CredentialCheck {
  /** `no` when any question says no, else `unknown`, else `review`, else `yes`. */
  readonly answer: QuestionAnswer['answer'];
  readonly questions: readonly { readonly question: string; readonly answer: QuestionAnswer }[];
  /** What the papers say, as the questions looked at it. */
  readonly values: Readonly<Record<string, FactValue>>;
  /** Papers that have run out, and those that will within three months. */
  readonly expired: readonly Credential[];
  readonly expiring: readonly Credential[];
}

/** A qualification is nobody's claim: only the papers speak. */
const NOBODY = {
  open: true,
  member: '',
  provider: '',
  history: [],
  authorizations: [],
  documents: [],
  pregnancies: [],
} as const;

/** How long before its end a paper is said to run out. */
export const WARNING_DAYS = 90;
const WORST = ['no', 'unknown', 'review', 'yes'] as const;

/** Whether somebody's papers qualify them for their role on a day, by the questions the plan asks of that role. */
export function checkCredentials(
  policy: CompiledPolicy,
  rules: NetworkRules,
  person: Practitioner,
  on: IsoDate,
): Result<CredentialCheck> {
  const asked = rules.qualifications?.find((q) => q.role === person.role);
  if (!asked) return refused('no_qualification_rules', `the plan's policy asks nothing of ${person.role}`);
  const ask = (question: string, values: Readonly<Record<string, FactValue>>) =>
    answerQuestion(policy, question, { ...NOBODY, on, values: { ...values, 'question.on': on } });
  const letterCounts = (letter: Credential) =>
    ask('doula-letter', {
      'doula_letter.writer': letter.writer,
      'doula_letter.doula_enrolled_through': letter.writer_enrolled,
      'doula_letter.written_on': letter.on,
    })?.answer === 'yes';
  const values = factsOf(person, on, letterCounts);
  const { further_training: further } = asked;
  const due = further && isTrainingDue(person, further.after_months, on) ? [further.question] : [];
  const questions = [...asked.questions, ...due].flatMap((question) => {
    const answer = ask(question, values);
    return answer ? [{ question, answer }] : [];
  });
  const expired = endingBy(person.credentials, addDays(on, -1));
  return done({
    answer: WORST.find((worst) => questions.some((q) => q.answer.answer === worst)) ?? 'unknown',
    questions,
    values,
    expired,
    expiring: endingBy(person.credentials, addDays(on, WARNING_DAYS)).filter((c) => !expired.includes(c)),
  });
}

/** Of whom nobody says how long he has been at work, papers of such training say that he is. */
function isTrainingDue({ workedSince, credentials }: Practitioner, months: number, on: IsoDate): boolean {
  return workedSince === undefined
    ? credentials.some(({ kind }) => kind === 'continuing_education')
    : addMonths(workedSince, months) <= on;
}
