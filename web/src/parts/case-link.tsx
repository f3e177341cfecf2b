import { Link } from '@tanstack/react-router';

interface CaseLinkProps {
  /** Where its page stands. */
  readonly desk: 'requests' | 'appeals' | 'continuity' | 'referrals';
  readonly line: { readonly handle: string; readonly number: string };
}

/** The way to a case, by its number. */
export function CaseLink({ desk, line: { handle, number } }: CaseLinkProps) {
  return (
    <Link to={`/${desk}/$handle`} params={{ handle }} className="nowrap">
      {number}
    </Link>
  );
}
