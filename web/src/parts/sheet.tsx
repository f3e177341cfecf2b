import { Title } from '@mantine/core';
import { type ReactNode, useId } from 'react';

/** A part of a page under its heading. */
export function Sheet({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const id = useId();
  return (
    <section className="sheet" aria-labelledby={id}>
      <Title order={2} size="h4" id={id} mb="xs">
        {title}
      </Title>
      {children}
    </section>
  );
}
