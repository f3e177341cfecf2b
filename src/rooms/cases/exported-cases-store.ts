import { type Exported, exported } from '../../kernel/index.ts';
import type { Queryable } from '../../platform/db/index.ts';
import type { CaseFilter, CaseSlice, ListedCase } from './case-store.ts';
import { SqlCases } from './sql-cases-store.ts';

const AT_ONCE = 500;

interface ExportAsked<Line, Id extends string> {
  readonly filter: CaseFilter;
  readonly order: CaseSlice['order'];
  readonly columns: Readonly<Record<Id, (line: Line) => string>>;
  readonly wanted?: readonly Id[] | undefined;
  readonly linesOf: (page: Queryable, cases: readonly ListedCase[]) => Promise<readonly Line[]>;
}

/** A worklist somebody takes away whole, as its filter finds it. */
export async function exportedCases<Line, Id extends string>(
  tx: Queryable,
  { filter, order, linesOf, ...file }: ExportAsked<Line, Id>,
): Promise<Exported<Queryable>> {
  return exported({
    ...file,
    total: await new SqlCases(tx).count(filter),
    detail: { plans: filter.plans },
    next: async (page: Queryable, _: Line | undefined, read) => {
      return linesOf(page, await new SqlCases(page).list(filter, { order, offset: read, limit: AT_ONCE }));
    },
  });
}
