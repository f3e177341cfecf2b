import { createContext, type ReactNode, use } from 'react';
import { useSay } from '../words/use-say.ts';

export const MaskContext = createContext<{ masked: boolean; toggle: () => void }>({ masked: false, toggle: () => {} });

/** Something that names a member. On a shared screen it is hidden until the mask is taken off. */
export function Private({ children }: { readonly children: ReactNode }) {
  const { masked } = use(MaskContext);
  const say = useSay();
  if (!masked) return <span data-private>{children}</span>;
  return (
    <span className="hidden-text">
      <span aria-hidden="true">•••••</span>
      <span className="unseen">{say('shell.masked_value')}</span>
    </span>
  );
}
