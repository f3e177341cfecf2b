import { Link } from '@tanstack/react-router';
import type { Letter } from '../contract/notices.ts';

/** The way to the case a letter is of, where the portal has a page for such a case. */
export function CaseLink({ letter, handle }: { readonly letter: Letter; readonly handle: string }) {
  if (letter.case_kind !== 'authorization') return <span className="nowrap">{letter.number}</span>;
  return (
    <Link to="/requests/$handle" params={{ handle }} className="nowrap">
      {letter.number}
    </Link>
  );
}
