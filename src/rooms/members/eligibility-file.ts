import { type CsvLayout, csvLine, readCsv } from '../../formats/csv/index.ts';
import { done, type Finding, type IsoDate, type Result, refused } from '../../kernel/index.ts';
import type { AskMembers } from './ask-members.ts';
import { checkEligibility, type EligibilityAsked } from './check-eligibility.ts';

const layout: CsvLayout = {
  columns: [
    { name: 'reference', kind: 'text', max: 60 },
    { name: 'cin', kind: 'text', max: 14 },
    { name: 'last_name', kind: 'text', max: 60 },
    { name: 'first_name', kind: 'text', max: 35 },
    { name: 'born', kind: 'date' },
    { name: 'on', kind: 'date' },
  ],
};

interface Asked extends EligibilityAsked {
  readonly row: number;
  readonly reference: string;
  readonly wrong: readonly Finding[];
}

export interface EligibilityFile {
  /** The answer: a row for each row, in the same order, without repeating who was asked about. */
  readonly text: string;
  readonly asked: number;
  readonly handles: readonly string[];
}

/** A flat file of questions, answered by a flat file. A row that cannot be read is answered with where and why. */
export async function checkEligibilityFile(
  members: AskMembers,
  text: string,
  today: IsoDate,
  most: number,
): Promise<Result<EligibilityFile>> {
  const asked: Asked[] = [];
  for await (const event of readCsv([new TextEncoder().encode(text)], layout, { maxRows: most + 1 })) {
    if (event.kind === 'rejected') {
      const [first] = event.findings;
      return refused(
        'invalid',
        `the file cannot be read: ${first?.code} at ${first?.at}; expected ${first?.expected ?? ''}`,
      );
    }
    const { cin, last_name: last, first_name: first, born, on, reference = '' } = event.cells;
    asked.push({ row: event.row, reference, cin, last, first, born, on: on || undefined, wrong: event.findings });
  }
  const answers = await checkEligibility(members, asked, today);
  const lines = asked.map(({ row, reference, wrong }, i) => {
    const answer = answers[i];
    const [cell] = wrong;
    if (cell || !answer) return csvLine([row, reference, 'not_asked', cell?.code, cell?.at]);
    const { eligible, because, on, plan, coverage } = answer;
    return csvLine([row, reference, eligible, because, on, plan, coverage?.aidCode, coverage?.healthPlan]);
  });
  const head = csvLine(['row', 'reference', 'eligible', 'because', 'on', 'plan', 'aid_code', 'health_plan']);
  return done({ text: head + lines.join(''), asked: asked.length, handles: answers.flatMap((a) => a.handle ?? []) });
}
