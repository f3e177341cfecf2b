import { Link } from '@tanstack/react-router';
import type { Letter } from '../contract/notices.ts';

/** The way to the case a letter is of. */
export function CaseLink({ letter: { number }, handle }: { readonly letter: Letter; readonly handle: string }) {
  return (
    <Link to="/requests/$handle" params={{ handle }} className="nowrap">
      {number}
    </Link>
  );
}
