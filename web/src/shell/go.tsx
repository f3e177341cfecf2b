import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { wantedPath } from './wanted-path.ts';

/** To the sign-in page, once; where somebody wanted to go is kept. */
export function GoToSignIn({ from }: { readonly from?: string }) {
  const go = useNavigate();
  useEffect(() => {
    if (from !== undefined) wantedPath.keep(from);
    void go({ to: '/sign-in', replace: true });
    // biome-ignore lint/correctness/useExhaustiveDependencies: going changes the place, and that must not send us again
  }, []);
  return null;
}

/** Signed in: to where somebody wanted to go, once. */
export function GoOn() {
  const go = useNavigate();
  useEffect(() => {
    void go({ to: wantedPath.take(), replace: true });
    // biome-ignore lint/correctness/useExhaustiveDependencies: as above
  }, []);
  return null;
}
