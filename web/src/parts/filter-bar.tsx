import { NativeSelect } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { useSay } from '../words/use-say.ts';

/** What a list is narrowed by; on a phone folded away, with how many of them are in use. */
export function FilterBar({ used, children }: { readonly used: number; readonly children: ReactNode }) {
  const say = useSay();
  const isNarrow = useMediaQuery('(max-width: 640px)', undefined, { getInitialValueInEffect: false });
  if (isNarrow)
    return (
      <details className="sheet" style={{ marginBlockEnd: 16 }}>
        <summary style={{ minHeight: 28, cursor: 'pointer', fontWeight: 600 }}>
          {say('requests.filters', { n: used })}
        </summary>
        <div className="filters">{children}</div>
      </details>
    );
  return (
    <section className="filters sheet" aria-label={say('filter.title')} style={{ marginBlockEnd: 16 }}>
      {children}
    </section>
  );
}

interface FilterChoiceProps {
  readonly label: string;
  readonly value: string | undefined;
  readonly options: readonly (readonly [value: string, said: string])[];
  /** What stands when nothing is chosen. */
  readonly none?: string | undefined;
  readonly change: (value: string) => void;
}

export function FilterChoice({ label, value = '', options, none, change }: FilterChoiceProps) {
  const say = useSay();
  return (
    <NativeSelect
      label={label}
      value={value}
      onChange={(event) => change(event.currentTarget.value)}
      data={[
        { value: '', label: none ?? say('filter.any') },
        ...options.map(([one, said]) => ({ value: one, label: said })),
      ]}
    />
  );
}
