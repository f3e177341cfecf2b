import './worklist.css';
import { Checkbox, UnstyledButton } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useVirtualizer, useWindowVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import { useSay } from '../words/use-say.ts';
import { csvText } from './csv.ts';
import { Icon } from './icon.tsx';
import { saveText } from './save-text.ts';
import { Trouble, Waiting } from './states.tsx';
import { type LoadPage, usePages } from './worklist-pages.ts';
import { WorklistTools } from './worklist-tools.tsx';

export interface Column<T> {
  readonly id: string;
  readonly header: string;
  readonly cell: (row: T) => ReactNode;
  /** The same as plain text, for the export. */
  readonly text: (row: T) => string;
  readonly sortable?: boolean;
  readonly width?: string;
}

interface WorklistProps<T> {
  readonly caption: string;
  readonly columns: readonly Column<T>[];
  readonly rowKey: (row: T) => string;
  readonly queryKey: readonly unknown[];
  readonly load: LoadPage<T>;
  readonly sort: string;
  readonly onSort?: (sort: string) => void;
  readonly open?: ((row: T) => void) | undefined;
  readonly empty: ReactNode;
  /** The name of the file an export is saved under; without it there is no export. */
  readonly exportName?: string;
  readonly onExport?: (rows: number) => void;
  readonly bulk?: (selected: readonly T[]) => ReactNode;
}

const ROW = 44;

/** A list of any length: pages from the server, only the rows in view drawn, keys up, down, home, end and enter. */
export function Worklist<T>(props: WorklistProps<T>) {
  const { caption, columns, rowKey, queryKey, load, sort, onSort, open, empty, exportName, onExport, bulk } = props;
  const say = useSay();
  const frame = useRef<HTMLDivElement>(null);
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const [selected, setSelected] = useState<ReadonlyMap<string, T>>(new Map());
  const [active, setActive] = useState(0);
  const [range, setRange] = useState({ first: 0, last: 20 });
  const pages = usePages(queryKey, load, sort, range.first, range.last);
  const count = pages.total ?? 0;
  const narrow = useMediaQuery('(max-width: 640px)', undefined, { getInitialValueInEffect: false });
  const inFrame = useVirtualizer({
    count,
    getScrollElement: () => frame.current,
    estimateSize: () => ROW,
    overscan: 12,
    enabled: !narrow,
  });
  const inWindow = useWindowVirtualizer({
    count,
    estimateSize: () => ROW * 4,
    overscan: 6,
    enabled: narrow,
    scrollMargin: frame.current?.offsetTop ?? 0,
  });
  const virtual = narrow ? inWindow : inFrame;
  const items = virtual.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 20;
  useLayoutEffect(() => {
    setRange((had) => (had.first === first && had.last === last ? had : { first, last }));
  }, [first, last]);
  const margin = virtual.options.scrollMargin;
  const before = Math.max(0, (items[0]?.start ?? margin) - margin);
  const after = Math.max(0, virtual.getTotalSize() - ((items.at(-1)?.end ?? margin) - margin));
  const shown = columns.filter((c) => !hidden.has(c.id));

  const go = (to: number) => {
    const index = Math.max(0, Math.min(count - 1, to));
    setActive(index);
    virtual.scrollToIndex(index);
    focusRow(frame.current, index);
  };
  const keys = (event: KeyboardEvent, index: number, row: T | undefined) => {
    if (event.target !== event.currentTarget) return;
    const to = {
      ArrowDown: index + 1,
      ArrowUp: index - 1,
      Home: 0,
      End: count - 1,
      PageDown: index + 10,
      PageUp: index - 10,
    }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      go(to);
    } else if (event.key === 'Enter' && row !== undefined) open?.(row);
    else if (event.key === ' ' && bulk && row !== undefined) {
      event.preventDefault();
      toggle(row);
    }
  };
  const toggle = (row: T) =>
    setSelected((had) => {
      const next = new Map(had);
      if (!next.delete(rowKey(row))) next.set(rowKey(row), row);
      return next;
    });
  const save = async () => {
    const rows = selected.size > 0 ? [...selected.values()] : await pages.all();
    onExport?.(rows.length);
    saveText(
      `${exportName}.csv`,
      csvText(
        shown.map((c) => c.header),
        rows.map((row) => shown.map((c) => c.text(row))),
      ),
    );
  };

  if (pages.error) return <Trouble error={pages.error} retry={pages.refetch} />;
  if (pages.total === undefined) return <Waiting />;
  return (
    <>
      <div
        style={{
          display: 'flex',
          gap: 12,
          flexWrap: 'wrap',
          alignItems: 'center',
          justifyContent: 'space-between',
          marginBlockEnd: 8,
        }}
      >
        <span role="status">
          {say('list.count', { n: count })}
          {selected.size > 0 && ` ${say('list.selected', { n: selected.size })}`}
        </span>
        <div style={{ display: 'flex', gap: 8, flexWrap: 'wrap' }}>
          {bulk && selected.size > 0 && bulk([...selected.values()])}
          <WorklistTools
            columns={columns}
            hidden={hidden}
            toggle={(id) =>
              setHidden((had) => (had.has(id) ? new Set([...had].filter((h) => h !== id)) : new Set([...had, id])))
            }
            exportRows={exportName ? () => void save() : undefined}
          />
        </div>
      </div>
      {count === 0 ? (
        empty
      ) : (
        <div className="worklist" ref={frame}>
          <table
            role="grid"
            aria-label={caption}
            aria-rowcount={count + 1}
            aria-multiselectable={bulk ? true : undefined}
          >
            <thead role="rowgroup">
              <tr role="row" aria-rowindex={1}>
                {bulk && (
                  <th role="columnheader" style={{ width: 44 }}>
                    <span className="unseen">{say('list.select')}</span>
                  </th>
                )}
                {shown.map((c) => (
                  <th
                    key={c.id}
                    role="columnheader"
                    scope="col"
                    style={c.width ? { width: c.width } : {}}
                    aria-sort={sortOf(sort, c.id)}
                  >
                    {c.sortable && onSort ? (
                      <UnstyledButton onClick={() => onSort(sort === c.id ? `-${c.id}` : c.id)}>
                        {c.header}
                        {sort === c.id && <Icon name="up" size={14} />}
                        {sort === `-${c.id}` && <Icon name="down" size={14} />}
                      </UnstyledButton>
                    ) : (
                      c.header
                    )}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody role="rowgroup">
              {before > 0 && <tr role="none" aria-hidden="true" style={{ height: before }} />}
              {items.map((item) => {
                const row = pages.row(item.index);
                const isSelected = row !== undefined && selected.has(rowKey(row));
                return (
                  <tr
                    key={item.key}
                    ref={virtual.measureElement}
                    data-index={item.index}
                    role="row"
                    className={open ? 'row opens' : 'row'}
                    aria-rowindex={item.index + 2}
                    aria-selected={bulk ? isSelected : undefined}
                    tabIndex={item.index === active || (active < first && item.index === first) ? 0 : -1}
                    onFocus={() => setActive(item.index)}
                    onKeyDown={(event) => keys(event, item.index, row)}
                    onClick={(event) => {
                      const inner = (event.target as HTMLElement).closest('a, button, input, label');
                      if (!inner && row !== undefined) open?.(row);
                    }}
                  >
                    {bulk && (
                      <td role="gridcell" data-label={say('list.select')}>
                        {row !== undefined && (
                          <Checkbox
                            aria-label={say('list.select_row', { n: item.index + 1 })}
                            checked={isSelected}
                            onChange={() => toggle(row)}
                          />
                        )}
                      </td>
                    )}
                    {shown.map((c) => (
                      <td key={c.id} role="gridcell" data-label={c.header}>
                        {row === undefined ? <span aria-hidden="true">…</span> : c.cell(row)}
                      </td>
                    ))}
                  </tr>
                );
              })}
              {after > 0 && <tr role="none" aria-hidden="true" style={{ height: after }} />}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}

function sortOf(sort: string, id: string): 'ascending' | 'descending' | undefined {
  return sort === id ? 'ascending' : sort === `-${id}` ? 'descending' : undefined;
}

/** At once where the row is drawn, so that a key held down loses no step; else as soon as scrolling has drawn it. */
function focusRow(frame: HTMLElement | null, index: number, tries = 30): void {
  const row = frame?.querySelector<HTMLElement>(`[data-index="${index}"]`);
  if (row) row.focus();
  else if (tries > 0) requestAnimationFrame(() => focusRow(frame, index, tries - 1));
}
