import type { Finding } from '../../kernel/index.ts';

/** Exit codes of every command, documented in `docs/reference/command-line.md`. */
export const EXIT = { yes: 0, no: 1, badInput: 2, usage: 64, unavailable: 69, defect: 70 } as const;

/** A finding on one line, for a terminal. */
export function sayFinding(found: Finding): string {
  const expected = found.expected === undefined ? '' : `; expected ${found.expected}`;
  const received = found.received === undefined ? '' : `; found ${found.received}`;
  return `${found.severity === 'error' ? '✗' : '!'} ${found.at}: ${found.code}${received}${expected}`;
}
