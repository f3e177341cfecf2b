import type { ReactNode } from 'react';

/** Something wider than the screen may be: it scrolls by itself, by key as well. */
export function ScrollBox({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key (WCAG 2.1.1)
    <section className="scroll-x" tabIndex={0} aria-label={label}>
      {children}
    </section>
  );
}
