import { Button, Tabs } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { usePlan } from '../shell/use-plan.ts';
import { useSay } from '../words/use-say.ts';
import { Empty } from './states.tsx';
import { type Column, Worklist } from './worklist.tsx';

/** By the sorting of the table, the order the server is asked for. */
export const CASE_ORDERS = { due: 'due', received: 'received', '-received': 'newest' } as const;
type CaseOrder = (typeof CASE_ORDERS)[keyof typeof CASE_ORDERS];
/** The words of each list's tabs. */
const TABS = {
  requests: 'requests_tab',
  appeals: 'appeals_tab',
  continuity: 'continuity_tab',
  referrals: 'referral_tab',
} as const;

type Filters = { readonly [name: string]: string | undefined };

interface AssignChosen<L> {
  readonly said: (n: number) => string;
  readonly dialog: (chosen: {
    readonly lines: readonly L[];
    readonly close: () => void;
    readonly done: () => void;
  }) => ReactNode;
}

interface CaseWorklistProps<L, F extends Filters, O extends string> {
  /** Names the list: what it keeps, its saved views, its tabs' words, its file. */
  readonly list: keyof typeof TABS;
  readonly columns: readonly Column<L>[];
  readonly orders: Readonly<Record<string, O>> & { readonly due: O };
  /** Ready-made questions before the filters. */
  readonly quick: Readonly<Record<string, F>>;
  /** Those of them that stand as tabs. */
  readonly tabs: readonly string[];
  readonly filters: F & { readonly sort?: string };
  readonly search: (change: (had: F) => F) => void;
  readonly filterBar: (put: (next: F) => void) => ReactNode;
  /** The filters as the server asks. */
  readonly asked: object;
  readonly find: (
    slice: { readonly sort: O; readonly page: number; readonly size: number },
    signal: AbortSignal,
  ) => Promise<{ readonly total: number; readonly rows: readonly L[] }>;
  readonly open: (line: L) => void;
  readonly exportFile: (columns: readonly string[], sort: O) => Promise<Blob>;
  /** Those chosen, given to a colleague. */
  readonly assign?: AssignChosen<L> | undefined;
  readonly none: string;
  readonly noneNext: string;
}

/** A department's worklist by time left: narrowed by what the address holds, saved under names, taken away, opened. */
export function CaseWorklist<L extends { readonly handle: string }, F extends Filters, O extends string = CaseOrder>({
  list,
  columns,
  orders,
  quick,
  tabs,
  filters,
  search,
  filterBar,
  asked,
  find,
  open,
  exportFile,
  assign,
  none,
  noneNext,
}: CaseWorklistProps<L, F, O>) {
  const say = useSay();
  const client = useQueryClient();
  const { plan } = usePlan();
  const [marked, mark] = useState<readonly L[]>();
  const { sort = 'due', ...narrow } = filters;
  const order = orders[sort] ?? orders.due;
  const chosen = Object.keys(quick).find((key) => JSON.stringify(quick[key]) === JSON.stringify(narrow)) ?? 'own';
  const put = (next: Filters) =>
    search((had) => Object.fromEntries(Object.entries({ ...had, ...next }).filter(([, value]) => value)) as F);
  return (
    <>
      {tabs.length > 0 && (
        <Tabs
          value={chosen}
          onChange={(key) => search(() => ({ ...quick[key ?? 'all'] }) as F)}
          mb="sm"
          variant="pills"
        >
          <Tabs.List aria-label={say('requests.quick')}>
            {tabs.map((key) => (
              <Tabs.Tab key={key} value={key}>
                {say.data(TABS[list], key)}
              </Tabs.Tab>
            ))}
          </Tabs.List>
        </Tabs>
      )}
      {filterBar(put)}
      <Worklist<L>
        caption={say(`nav.${list}`)}
        columns={columns}
        rowKey={({ handle }) => handle}
        queryKey={[list, plan, JSON.stringify(asked)]}
        sort={sort}
        onSort={(next) => put({ sort: next !== 'due' && next in orders ? next : '' })}
        load={({ offset, limit }, signal) =>
          find({ sort: order, page: Math.floor(offset / limit) + 1, size: limit }, signal)
        }
        open={open}
        exportName={`madrone-${list}`}
        exportFile={(shown) => exportFile(shown, order)}
        views={{
          list,
          filters: narrow as { readonly [name: string]: string },
          apply: (kept, by) => search(() => ({ ...kept, ...(by && by !== 'due' ? { sort: by } : {}) }) as unknown as F),
        }}
        {...(assign
          ? {
              bulk: (selected) => (
                <Button size="xs" onClick={() => mark(selected)}>
                  {assign.said(selected.length)}
                </Button>
              ),
            }
          : {})}
        empty={
          <section className="sheet">
            <Empty icon="check" title={none}>
              {noneNext}
            </Empty>
          </section>
        }
      />
      {marked &&
        assign?.dialog({
          lines: marked,
          close: () => mark(undefined),
          done: () => void client.invalidateQueries({ queryKey: [list] }),
        })}
    </>
  );
}
