import { type Actor, done, type Exported, exported, type Instant, type Result, refused } from '../../kernel/index.ts';
import type { Queryable } from '../../platform/db/index.ts';
import { dueBefore } from './asked-worklist.ts';
import type { CaseFilter, CaseSlice, ListedCase } from './case-store.ts';
import type { Reader, WorkCall } from './case-work-store.ts';
import { SqlCases } from './sql-cases-store.ts';

const AT_ONCE = 500;
const NOT_THERE = refused('not_found', 'there is no such case');
const NO_PLAN = refused('not_found', 'there is no such plan');

/** What a room narrows its list by, beside what narrows all alike. */
export type Narrowed = Omit<CaseFilter, 'plans' | 'member' | 'number' | 'dueBefore'>;
type AskedAlike = Parameters<typeof dueBefore>[0] & {
  readonly plan?: string | undefined;
  readonly member?: string | undefined;
  readonly number?: string | undefined;
};

/** What a room tells about its cases, so that a list of them is narrowed, shown, recorded and taken away alike in all. */
interface ListOfCases<Asked extends AskedAlike, Line extends { readonly handle: string }, Id extends string> {
  /** As the record calls them. */
  readonly name: string;
  /** The member behind a handle, if the asker may see one there. */
  readonly reach: (tx: Queryable, handle: string) => Promise<{ readonly id: string } | undefined>;
  readonly narrow: (asked: Asked, actor: Actor, now: Instant) => Narrowed;
  readonly linesOf: (cases: readonly ListedCase[], reader: Reader) => Promise<Line[]>;
  /** Of the file it is taken away as. */
  readonly columns: Readonly<Record<Id, (line: Line) => string>>;
}

type Call<B> = Omit<WorkCall<B>, 'params'>;
interface Page {
  readonly sort: CaseSlice['order'];
  readonly page: number;
  readonly size: number;
  readonly language?: string | undefined;
}
interface Whole<Id> {
  readonly sort: CaseSlice['order'];
  readonly columns?: readonly Id[] | undefined;
}
interface Found<Line> {
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  readonly cases: Line[];
}

/** A worklist page by page, and as a file somebody takes away whole. Plans and members out of reach are not there. */
export function listOfCases<Asked extends AskedAlike, Line extends { readonly handle: string }, Id extends string>(
  room: ListOfCases<Asked, Line, Id>,
) {
  const filterFor = async ({ actor, body, tx, now }: Call<Asked>): Promise<Result<CaseFilter>> => {
    const { plan, number } = body;
    const member = body.member === undefined ? undefined : await room.reach(tx, body.member);
    if (body.member !== undefined && !member) return NOT_THERE;
    if (plan !== undefined && !actor.plans.includes(plan)) return NO_PLAN;
    const at = now.getTime();
    return done({
      ...room.narrow(body, actor, at),
      plans: plan === undefined ? actor.plans : [plan],
      member: member?.id,
      number: number?.toUpperCase(),
      dueBefore: dueBefore(body, at),
    });
  };
  return {
    async search(call: Call<Asked & Page>): Promise<Result<Found<Line>>> {
      const { actor, tx, now, audit } = call;
      const { sort, page, size, language = call.language } = call.body;
      const filter = await filterFor(call);
      if (!filter.ok) return filter;
      const list = await new SqlCases(tx).search(filter.value, { order: sort, offset: (page - 1) * size, limit: size });
      const cases = await room.linesOf(list.cases, { actor, tx, now: now.getTime(), language });
      audit(`${room.name}.searched`, filter.value.plans.join(','), { shown: cases.map(({ handle }) => handle) });
      return done({ total: list.total, page, pages: Math.max(1, Math.ceil(list.total / size)), cases });
    },
    async export(call: Call<Asked & Whole<Id>>): Promise<Result<Exported<Queryable>>> {
      const { actor, now, language } = call;
      const { sort: order, columns: wanted } = call.body;
      const filter = await filterFor(call);
      if (!filter.ok) return filter;
      // Which cases is settled first: while the file is read others work on them, and a case that moves in the order is there once.
      const keys = await new SqlCases(call.tx).keys(filter.value, order);
      const left = [...keys];
      const next = async (tx: Queryable): Promise<Line[]> => {
        while (left.length > 0) {
          const cases = await new SqlCases(tx).named(left.splice(0, AT_ONCE));
          if (cases.length > 0) return room.linesOf(cases, { actor, tx, now: now.getTime(), language });
        }
        return [];
      };
      const detail = { plans: filter.value.plans };
      return done(exported({ columns: room.columns, wanted, total: keys.length, detail, next }));
    },
  };
}
