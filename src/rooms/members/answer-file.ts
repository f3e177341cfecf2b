import { csvLine } from '../../formats/csv/index.ts';
import type { Finding } from '../../kernel/index.ts';
import type { Speech } from '../../rules/index.ts';
import { saidAgain } from './said-again.ts';

export interface AnsweredRecord {
  readonly position: number;
  readonly at: string;
  readonly finding: Finding;
}

/** The answer to an enrolment file: for each thing that is wrong, where it stands, what it is and what to do, in words. */
export function answerFile(answers: readonly AnsweredRecord[], speech: Speech): string {
  const head = csvLine(['record', 'place', 'taken', 'code', 'problem', 'found', 'expected', 'what_to_do']);
  const lines = answers.map(({ position, at, finding: { code, severity, expected, received } }) =>
    csvLine([
      position || '',
      saidAgain(speech, 'place', at),
      severity === 'error' ? 'no' : 'yes',
      code,
      speech.finding(code),
      saidAgain(speech, 'file_says', received ?? ''),
      saidAgain(speech, 'file_says', expected ?? ''),
      speech.word(`mend.${code}`) ?? '',
    ]),
  );
  return head + lines.join('');
}
