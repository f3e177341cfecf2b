import { type Finding, finding } from '../../kernel/index.ts';
import { capital, type Speech } from '../../rules/index.ts';

/** Exit codes of every command, documented in `docs/reference/command-line.md`. */
export const EXIT = { yes: 0, no: 1, badInput: 2, usage: 64, unavailable: 69, defect: 70 } as const;

/**
 * A finding on one line, for a terminal: where, what is wrong, what was found and expected, and what to do about it.
 * Without a language only its code. What stands in `at`, `expected` and `received` is said as the finding has it, in English.
 */
export function sayFinding(found: Finding, speech?: Speech): string {
  const mark = found.severity === 'error' ? '✗' : '!';
  return onOneLine(`${mark} ${found.at}: ${speech ? inWords(found, speech) : inCode(found)}`);
}

function inCode({ code, expected, received }: Finding): string {
  const rest = [
    ...(received === undefined ? [] : [`found ${received}`]),
    ...(expected ? [`expected ${expected}`] : []),
  ];
  return [code, ...rest].join('; ');
}

function inWords({ code, expected, received }: Finding, speech: Speech): string {
  const details = [
    ...(received ? [speech.say('finding_line.received', { value: received })] : []),
    ...(expected ? [speech.say('finding_line.expected', { value: expected })] : []),
  ].join('; ');
  const mend = `mend.${code}`;
  return [
    speech.finding(code),
    ...(details === '' ? [] : [capital(details)]),
    ...(speech.word(mend) === undefined ? [] : [`→ ${speech.say(mend)}`]),
    `[${code}]`,
  ].join(' ');
}

/** Values come from other people's files: a control character in one must neither break the line nor command the terminal. */
function onOneLine(text: string): string {
  return text.replace(/\p{Cc}/gu, '�');
}

/** Findings on the error stream, and the exit code they come to. */
export function sayAll(found: readonly Finding[], speech: Speech, exit: number): number {
  for (const one of found) console.error(sayFinding(one, speech));
  return exit;
}

export function unknownPlan(received: string): Finding {
  return finding('plan.unknown', '--plan', { expected: 'a plan or brand of policy/', received });
}
