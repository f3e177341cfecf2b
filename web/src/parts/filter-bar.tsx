import { NativeSelect } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { useSitting } from '../shell/session-context.tsx';
import { usePlan } from '../shell/use-plan.ts';
import { useSay } from '../words/use-say.ts';

/** What a list is narrowed by: a row of choices, folded away on a phone with how many are used. */
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
  /** What stands for no choice. */
  readonly none?: string | undefined;
  readonly change: (value: string) => void;
}

function FilterChoice({ label, value, options, none, change }: FilterChoiceProps) {
  const say = useSay();
  return (
    <NativeSelect
      label={label}
      value={value ?? ''}
      onChange={(event) => change(event.currentTarget.value)}
      data={[
        { value: '', label: none ?? say('filter.any') },
        ...options.map(([one, said]) => ({ value: one, label: said })),
      ]}
    />
  );
}

type Options = FilterChoiceProps['options'];

/** Choices over the filters an address holds, and the two that every worklist of cases has. */
export function useFilterChoices<F extends { readonly [name: string]: string | undefined }>(
  filters: F,
  change: (next: F) => void,
) {
  const say = useSay();
  const { session } = useSitting();
  const { plans } = usePlan();
  const choice = (name: string & keyof F, label: string, options: Options, none?: string) => (
    <FilterChoice
      key={name}
      label={label}
      value={filters[name]}
      options={options}
      none={none}
      change={(value) => change({ [name]: value } as F)}
    />
  );
  const words = (family: string, values: readonly string[]): Options =>
    values.map((value) => [value, say.data(family, value)]);
  return {
    choice,
    words,
    /** How many narrow it. */
    used: Object.entries(filters).filter(([name, value]) => name !== 'sort' && value).length,
    within: choice('within', say('requests.due'), words('within', ['late', '24', '48', '72', '168'])),
    plan:
      plans.length > 1 &&
      (session.reach === 'plan'
        ? choice('plan', say('shell.plan'), [['all', say('requests.all_plans')]], say('requests.this_plan'))
        : choice('plan', say('shell.plan'), [['one', say('requests.this_plan')]], say('requests.all_plans'))),
  };
}
