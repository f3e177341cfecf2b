import './worklist.css';
import { Checkbox } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useVirtualizer, useWindowVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import { useSay } from '../words/use-say.ts';
import { csvText } from './csv.ts';
import type { ViewsOf } from './saved-views.tsx';
import { Trouble, Waiting } from './states.tsx';
import { noteTaken } from './taken.ts';
import { useHiddenColumns } from './use-hidden-columns.ts';
import { useSelection } from './use-selection.ts';
import { WorklistHead } from './worklist-head.tsx';
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
  /** Put away until somebody chooses it. */
  readonly aside?: true;
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
  /** The list as a file, from the server, which writes down who took it. Without it what was asked for so far is saved here, and noted. */
  readonly exportFile?: (columns: readonly string[]) => Promise<Blob>;
  /** Filters that can be saved under a name, and shared. */
  readonly views?: ViewsOf;
  readonly bulk?: (selected: readonly T[]) => ReactNode;
}

const ROW = 44;

/** A list of any length: pages from the server, only the rows in view drawn, keys up, down, home, end and enter. */
export function Worklist<T>(props: WorklistProps<T>) {
  const { caption, columns, rowKey, queryKey, load, sort, onSort, open, empty, exportName, exportFile, views, bulk } =
    props;
  const say = useSay();
  const frame = useRef<HTMLDivElement>(null);
  const {
    hidden,
    toggle: toggleColumn,
    put,
  } = useHiddenColumns(
    views?.list ?? String(queryKey[0]),
    columns.filter(({ aside }) => aside).map(({ id }) => id),
  );
  const selection = useSelection<T>(JSON.stringify(queryKey), rowKey);
  const selected = selection.rows;
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
      selection.toggle(row);
    }
  };
  /** What stands here is put together in the browser, and noted before it is saved. */
  const gathered = async () => {
    const rows = selected.size > 0 ? [...selected.values()] : await pages.all();
    await noteTaken({ act: 'saved', of: String(queryKey[0]), rows: rows.length });
    const text = csvText(
      shown.map((c) => c.header),
      rows.map((row) => shown.map((c) => c.text(row))),
    );
    return new Blob([text], { type: 'text/csv;charset=utf-8' });
  };
  const file = exportFile ? () => exportFile(shown.map((c) => c.id)) : gathered;
  const mark = async () => (selected.size === count ? selection.none() : selection.all(await pages.all()));

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
            toggle={toggleColumn}
            put={put}
            sort={sort}
            views={views}
            taking={exportName ? { name: exportName, file } : undefined}
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
            <WorklistHead
              columns={shown}
              sort={sort}
              onSort={onSort}
              marking={
                bulk
                  ? {
                      all: count > 0 && selected.size === count,
                      some: selected.size > 0,
                      toggle: () => void mark(),
                    }
                  : undefined
              }
            />
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
                            onChange={() => selection.toggle(row)}
                          />
                        )}
                      </td>
                    )}
                    {shown.map((c) => (
                      <td key={c.id} role="gridcell" data-label={c.header}>
                        <div>{row === undefined ? <span aria-hidden="true">…</span> : c.cell(row)}</div>
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

/** At once where the row is drawn, so that a key held down loses no step; else as soon as scrolling has drawn it. */
function focusRow(frame: HTMLElement | null, index: number, tries = 30): void {
  const row = frame?.querySelector<HTMLElement>(`[data-index="${index}"]`);
  if (row) row.focus();
  else if (tries > 0) requestAnimationFrame(() => focusRow(frame, index, tries - 1));
}
