import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { wantedPath } from './wanted-path.ts';

/** Goes once: arriving changes the place, and that must not send anybody again. */
function useGoOnce(to: () => string): void {
  const go = useNavigate();
  const gone = useRef(false);
  useEffect(() => {
    if (gone.current) return;
    gone.current = true;
    void go({ to: to(), replace: true });
  });
}

/** To the sign-in page; where somebody wanted to go is kept. */
export function GoToSignIn({ from }: { readonly from?: string }) {
  useGoOnce(() => {
    if (from !== undefined) wantedPath.keep(from);
    return '/sign-in';
  });
  return null;
}

/** Signed in: to where somebody wanted to go. */
export function GoOn() {
  useGoOnce(wantedPath.take);
  return null;
}
