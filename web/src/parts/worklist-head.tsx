import { Checkbox, UnstyledButton } from '@mantine/core';
import { useSay } from '../words/use-say.ts';
import { Icon } from './icon.tsx';

interface HeadProps {
  readonly columns: readonly {
    readonly id: string;
    readonly header: string;
    readonly sortable?: boolean;
    readonly width?: string;
  }[];
  readonly sort: string;
  readonly onSort: ((sort: string) => void) | undefined;
  /** Where rows can be marked: whether all are, some, and what marking all does. */
  readonly marking?: { readonly all: boolean; readonly some: boolean; readonly toggle: () => void } | undefined;
}

/** Names of the columns; by those that sort, the list is put in order, and turned round by the second press. */
export function WorklistHead({ columns, sort, onSort, marking }: HeadProps) {
  const say = useSay();
  return (
    <thead role="rowgroup">
      <tr role="row" aria-rowindex={1}>
        {marking && (
          <th role="columnheader" scope="col" style={{ width: 44 }}>
            <Checkbox
              aria-label={say('list.select_all')}
              checked={marking.all}
              indeterminate={marking.some && !marking.all}
              onChange={marking.toggle}
            />
          </th>
        )}
        {columns.map(({ id, header, sortable, width }) => (
          <th
            key={id}
            role="columnheader"
            scope="col"
            style={width ? { width } : {}}
            aria-sort={sort === id ? 'ascending' : sort === `-${id}` ? 'descending' : undefined}
          >
            {sortable && onSort ? (
              <UnstyledButton onClick={() => onSort(sort === id ? `-${id}` : id)}>
                {header}
                {sort === id && <Icon name="up" size={14} />}
                {sort === `-${id}` && <Icon name="down" size={14} />}
              </UnstyledButton>
            ) : (
              header
            )}
          </th>
        ))}
      </tr>
    </thead>
  );
}
