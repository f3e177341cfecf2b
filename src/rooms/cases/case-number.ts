import { type IsoDate, yearOf } from '../../kernel/index.ts';
import type { CaseFileKind } from './case-file.ts';

const LETTERS: Readonly<Record<CaseFileKind, string>> = {
  authorization: 'AR',
  appeal: 'AP',
  grievance: 'GR',
  continuity: 'CC',
  referral: 'RF',
};

/** `AR-2026-000123`. */
export function caseNumber(kind: CaseFileKind, on: IsoDate, n: number): string {
  return `${LETTERS[kind]}-${yearOf(on)}-${String(n).padStart(6, '0')}`;
}
