import { cinFrom, type Finding, finding, type IsoDate, warning } from '../../kernel/index.ts';
import type { Enrollment } from './enrollment.ts';

const EARLIEST_BIRTH = '1880-01-01';
/** Letters no CIN has been seen to end with. Sources differ, so this is a warning and never a reason to reject. */
const UNUSUAL_LETTERS = /[BIJKLOPQRS]$/;

/** The nine characters of the CIN, or why they are none. Card numbers of 10 and 14 characters begin with it. */
export function readCin(text: string, at: string, findings: Finding[]): string | undefined {
  const cin = cinFrom(text);
  if (cin === undefined) {
    const expected = 'a Client Index Number: 9, seven digits, a letter';
    findings.push(finding('member.cin', at, { expected, received: masked(text) }));
  } else if (UNUSUAL_LETTERS.test(cin)) {
    findings.push(
      warning('member.cin_letter', at, { expected: 'a letter that CINs end with', received: cin.slice(-1) }),
    );
  }
  return cin;
}

/** Enough of a wrong number to find it in the file, not enough to be somebody's. */
function masked(text: string): string {
  return text.length <= 4 ? text : `${text.slice(0, 2)}…${text.slice(-2)} (${text.length} characters)`;
}

/** What cannot be true of a person, whoever sent it. `known` is the day the file is about. */
export function judgeEnrollment(enrollment: Enrollment, at: string, known: IsoDate): readonly Finding[] {
  const { name, born, died, coverage, pregnancy } = enrollment;
  const found: Finding[] = [];
  if (name.last === '' && name.first === '') found.push(finding('member.no_name', at, { expected: 'a name' }));
  if (born !== undefined && (born > known || born < EARLIEST_BIRTH)) {
    found.push(finding('member.born', at, { expected: `a day from ${EARLIEST_BIRTH} to ${known}`, received: born }));
  }
  if (born !== undefined && died !== undefined && died < born) {
    found.push(finding('member.died', at, { expected: `a day not before ${born}`, received: died }));
  }
  for (const change of coverage) {
    if (change.kind === 'withdrawn') continue;
    const { from, to } = change.span;
    if (to !== undefined && to < from) {
      found.push(finding('member.dates_reversed', at, { expected: `a day not before ${from}`, received: to }));
    }
  }
  if (pregnancy?.began !== undefined && pregnancy.ended !== undefined && pregnancy.ended < pregnancy.began) {
    const expected = `a day not before ${pregnancy.began}`;
    found.push(finding('member.dates_reversed', at, { expected, received: pregnancy.ended }));
  }
  if (coverage.length === 0) found.push(warning('member.no_coverage', at, { expected: 'at least one coverage' }));
  return found;
}
