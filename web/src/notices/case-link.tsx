import { Link } from '@tanstack/react-router';
import type { Letter } from '../contract/notices.ts';

const PAGES = {
  authorization: '/requests/$handle',
  appeal: '/appeals/$handle',
  grievance: '/appeals/$handle',
  continuity: '/continuity/$handle',
} as const satisfies Readonly<Record<Letter['case_kind'], string>>;

/** The way to the case a letter is of. */
export function CaseLink({ letter, handle }: { readonly letter: Letter; readonly handle: string }) {
  return (
    <Link to={PAGES[letter.case_kind]} params={{ handle }} className="nowrap">
      {letter.number}
    </Link>
  );
}
