import type { Letter } from '../contract/notices.ts';
import { CaseLink } from '../parts/case-link.tsx';

const DESKS = {
  authorization: 'requests',
  appeal: 'appeals',
  grievance: 'appeals',
  continuity: 'continuity',
} as const satisfies Readonly<Record<Letter['case_kind'], string>>;

/** The way to the case a letter is of. */
export function LetterCase({ letter, handle }: { readonly letter: Letter; readonly handle: string }) {
  return <CaseLink desk={DESKS[letter.case_kind]} line={{ handle, number: letter.number }} />;
}
