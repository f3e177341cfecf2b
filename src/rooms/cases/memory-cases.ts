import { dayNumber, type IsoDate, yearOf } from '../../kernel/index.ts';
import type { CaseEvent, CaseFile, CaseFileKind, CaseRow } from './case-file.ts';
import { caseNumber } from './case-number.ts';
import type { CaseFilter, CaseList, CaseSlice, CaseStore, ListedCase } from './case-store.ts';

interface Kept {
  row: CaseRow;
  events: readonly CaseEvent[];
  changed: number;
}

/** Cases of one run. The twin of the store in the database: the same tests hold for both. */
export class MemoryCases implements CaseStore {
  readonly #kept = new Map<string, Kept>();
  readonly #given = new Map<string, number>();

  async nextNumber(plan: string, kind: CaseFileKind, on: IsoDate): Promise<string> {
    const key = `${plan}/${kind}/${yearOf(on)}`;
    const n = (this.#given.get(key) ?? 0) + 1;
    this.#given.set(key, n);
    return caseNumber(kind, on, n);
  }

  async load(plan: string, number: string): Promise<CaseFile | undefined> {
    return this.byHandle(keyOf(plan, number));
  }

  async byHandle(handle: string): Promise<CaseFile | undefined> {
    const kept = this.#kept.get(handle);
    return kept && fileOf(kept);
  }

  async ofMember(plan: string, member: string, kind: CaseFileKind): Promise<readonly CaseFile[]> {
    return [...this.#kept.values()]
      .filter(({ row }) => row.plan === plan && row.kind === kind && row.member === member)
      .sort((a, b) => compare(a, b, 'received'))
      .map(fileOf);
  }

  /** Every case of a plan, for who looks at a whole run. */
  files(plan: string, kind: CaseFileKind): CaseFile[] {
    return [...this.#kept.values()].filter(({ row }) => row.plan === plan && row.kind === kind).map(fileOf);
  }

  async append(row: CaseRow, after: number, events: readonly CaseEvent[]): Promise<boolean> {
    const key = keyOf(row.plan, row.number);
    const known = this.#kept.get(key)?.events ?? [];
    if (known.length !== after) return false;
    const all = [...known, ...events];
    this.#kept.set(key, { row, events: all, changed: all.at(-1)?.at ?? 0 });
    return true;
  }

  async rewrite(row: CaseRow, after: number): Promise<boolean> {
    const kept = this.#kept.get(keyOf(row.plan, row.number));
    if (!kept || kept.events.length !== after) return false;
    kept.row = row;
    return true;
  }

  async search(filter: CaseFilter, { order, offset, limit }: CaseSlice): Promise<CaseList> {
    const found = [...this.#kept.values()].filter(({ row }) => fits(row, filter));
    const sorted = found.sort((a, b) => compare(a, b, order));
    return { total: found.length, cases: sorted.slice(offset, offset + limit).map(listed) };
  }
}

function keyOf(plan: string, number: string): string {
  return `${plan}/${number}`;
}

function fileOf({ row, events }: Kept): CaseFile {
  const { plan, number, kind, member } = row;
  return { plan, number, kind, member, handle: keyOf(plan, number), events };
}

function listed({ row, events }: Kept): ListedCase {
  return { ...row, handle: keyOf(row.plan, row.number), events: events.length };
}

function fits(row: CaseRow, filter: CaseFilter): boolean {
  const among = (values: readonly string[] | undefined, value: string | undefined) =>
    values === undefined || (value !== undefined && values.includes(value));
  const is = (wanted: string | null | undefined, value: string | undefined) =>
    wanted === undefined || (value ?? null) === wanted;
  const from = (least: number | undefined, value: number | undefined) =>
    least === undefined || (value !== undefined && value >= least);
  const before = (end: number | undefined, value: number | undefined) =>
    end === undefined || (value !== undefined && value < end);
  return (
    filter.plans.includes(row.plan) &&
    filter.kinds.includes(row.kind) &&
    among(filter.states, row.state) &&
    among(filter.categories, row.category) &&
    among(filter.awaits, row.awaits) &&
    among(filter.outcomes, row.outcome) &&
    is(filter.urgency, row.urgency) &&
    is(filter.lineOfBusiness, row.lineOfBusiness) &&
    is(filter.assigned, row.assigned?.account) &&
    is(filter.group, row.group) &&
    is(filter.requester, row.requester) &&
    is(filter.program, row.shown.program as string | undefined) &&
    (filter.sender === undefined || (row.senders ?? []).includes(filter.sender)) &&
    is(filter.holder, row.shown.holder as string | undefined) &&
    is(filter.member, row.member) &&
    is(filter.number, row.number) &&
    before(filter.lapsesBefore, row.shown.lapses as number | undefined) &&
    (filter.dischargePlanned === undefined || row.shown.discharge !== undefined) &&
    from(filter.dueFrom, row.due) &&
    before(filter.dueBefore, row.due) &&
    from(filter.receivedFrom, row.received) &&
    before(filter.receivedBefore, row.received)
  );
}

/** What has no due time comes last; of equals the number decides, so that pages do not overlap. */
function compare(a: Kept, b: Kept, order: CaseSlice['order']): number {
  const by: Readonly<Record<CaseSlice['order'], (kept: Kept) => number>> = {
    discharge: ({ row: { shown } }) =>
      typeof shown.discharge === 'string' ? dayNumber(shown.discharge) : Number.MAX_SAFE_INTEGER,
    due: ({ row }) => row.due ?? Number.MAX_SAFE_INTEGER,
    received: ({ row }) => row.received,
    newest: ({ row }) => -row.received,
    changed: ({ changed }) => -changed,
  };
  const [x, y] = [by[order](a), by[order](b)];
  if (x !== y) return x - y;
  return a.row.number < b.row.number ? -1 : 1;
}
