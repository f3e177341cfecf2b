import './case.css';
import type { ReactNode } from 'react';
import { wholeName } from '../members/whole-name.ts';
import { Private } from './private.tsx';
import { Screen } from './screen.tsx';
import { Loaded } from './states.tsx';

interface CaseHead {
  readonly number: string;
  readonly member?: { readonly name: Parameters<typeof wholeName>[0] } | undefined;
}

interface CaseScreenProps<P> {
  readonly title: string;
  readonly query: {
    readonly data: P | undefined;
    readonly error: unknown;
    readonly isLoading: boolean;
    readonly refetch: () => unknown;
  };
  /** Clock, state and whose turn it is, in one line. */
  readonly summary: (page: P) => ReactNode;
  readonly children: (page: P) => ReactNode;
}

/** The page of one case, headed by its number and whose it is. */
export function CaseScreen<P extends CaseHead>({ title, query, summary, children }: CaseScreenProps<P>) {
  const page = query.data;
  return (
    <Screen
      title={title}
      heading={
        page && (
          <>
            {page.number}
            {page.member && (
              <>
                {' '}
                · <Private>{wholeName(page.member.name)}</Private>
              </>
            )}
          </>
        )
      }
      lead={page && summary(page)}
    >
      <Loaded query={query}>{children}</Loaded>
    </Screen>
  );
}
