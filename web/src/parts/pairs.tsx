import { Fragment, type ReactNode } from 'react';

type Pair = readonly [label: string, value: ReactNode];

interface PairsProps {
  /** One that does not apply is left out: `page.note && [label, page.note]`. */
  readonly pairs: readonly (Pair | false | '' | null | undefined)[];
}

/** Labels and their values. */
export function Pairs({ pairs }: PairsProps) {
  return (
    <dl className="pairs">
      {pairs.map(
        (pair) =>
          pair && (
            <Fragment key={pair[0]}>
              <dt>{pair[0]}</dt>
              <dd>{pair[1]}</dd>
            </Fragment>
          ),
      )}
    </dl>
  );
}
