import type { Cents, IsoDate } from '../../kernel/index.ts';
import type { Queryable } from '../../platform/db/index.ts';
import type { Claim } from './claim.ts';
import type { DecidedClaim } from './decided-claim.ts';

/** A claim as the database keeps it with its latest decision. */
export interface StoredRow extends Record<string, unknown> {
  readonly claim_id: string;
  readonly file_id: string | null;
  readonly position: number;
  readonly outcome: DecidedClaim['outcome'];
  readonly paid: Cents;
  readonly received: IsoDate;
  readonly stated: Claim;
  readonly answer: Omit<DecidedClaim, 'claim' | 'outcome' | 'paid'>;
}

const COLUMNS = 'c.claim_id, c.file_id, c.position, c.outcome, c.paid, c.received, c.stated, c.answer';
export const STORED = `select ${COLUMNS} from claim c`;
const TRACED = `
  select ${COLUMNS}, e.body
  from claim c left join lateral (
    select body from claim_event e where e.plan = c.plan and e.claim_id = c.claim_id and e.kind = 'decided'
    order by sequence desc limit 1) e on true`;
/** Nothing has taken its place, and nobody took it back. */
const STANDS = `not exists (
  select from claim_event e where e.plan = c.plan and e.claim_id = c.claim_id and e.kind in ('replaced', 'voided'))`;
const PAGE = 1_000;

export function restored({ outcome, paid, stated, answer }: StoredRow): DecidedClaim {
  return { ...answer, claim: stated, outcome, paid };
}

/** What the table keeps beside the claim: without the traces, which stand in the event. */
export function answerOf({ lines, recoveries, reversed, findings, duplicateOf }: DecidedClaim): StoredRow['answer'] {
  const bare = lines.map(({ trace: _, ...line }) => line);
  return { lines: bare, recoveries, reversed, findings, ...(duplicateOf === undefined ? {} : { duplicateOf }) };
}

export async function storedClaims(
  db: Queryable,
  plan: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, DecidedClaim>> {
  if (ids.length === 0) return new Map();
  const { rows } = await db.query<StoredRow>(`${STORED} where c.plan = $1 and c.claim_id = any($2)`, [plan, ids]);
  return new Map(rows.map((row) => [row.claim_id, restored(row)]));
}

/** The decisions on a file's claims with their traces, in file order, a page at a time. */
export async function* tracedClaims(
  db: Queryable,
  plan: string,
  file: string,
): AsyncGenerator<readonly DecidedClaim[]> {
  for (let after = 0; ; ) {
    const { rows } = await db.query<StoredRow & { body: string | null }>(
      `${TRACED} where c.plan = $1 and c.file_id = $2 and c.position > $3 order by c.position limit ${PAGE}`,
      [plan, file, after],
    );
    const last = rows.at(-1);
    if (!last) return;
    yield rows.map((row) => withTraces(restored(row), row.body));
    after = last.position;
  }
}

/** Which claims are meant: those that wait, or all that were received from a day on. */
export interface Standing {
  readonly outcome?: 'pended';
  readonly receivedFrom?: IsoDate;
}

/** Claims that stand, in the order they came, a page at a time. */
export async function* standingClaims(
  db: Queryable,
  plan: string,
  { outcome, receivedFrom }: Standing,
): AsyncGenerator<readonly DecidedClaim[]> {
  let after: readonly unknown[] = ['0001-01-01', '', 0];
  for (;;) {
    const { rows } = await db.query<StoredRow>(
      `${STORED} where c.plan = $1 and ${STANDS} and ${outcome === undefined ? 'true' : "c.outcome = 'pended'"} and c.received >= $2
       and (c.received, coalesce(c.file_id, ''), c.position) > ($3, $4, $5)
       order by c.received, coalesce(c.file_id, ''), c.position limit ${PAGE}`,
      [plan, receivedFrom ?? '0001-01-01', ...after],
    );
    const last = rows.at(-1);
    if (!last) return;
    yield rows.map(restored);
    after = [last.received, last.file_id ?? '', last.position];
  }
}

/** Of these claims, those that stand no more. */
export async function goneAmong(db: Queryable, plan: string, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await db.query<{ claim_id: string }>(
    `select c.claim_id from claim c where c.plan = $1 and c.claim_id = any($2) and not ${STANDS}`,
    [plan, ids],
  );
  return new Set(rows.map((r) => r.claim_id));
}

function withTraces(decided: DecidedClaim, body: string | null): DecidedClaim {
  const traces = traceTexts(body);
  const lines = decided.lines.map((line) => {
    const trace = traces.get(line.number);
    return trace === undefined ? line : { ...line, trace };
  });
  return { ...decided, lines };
}

function traceTexts(body: string | null): ReadonlyMap<string, string> {
  if (body === null) return new Map();
  const event: { lines?: { line: string; trace: unknown }[] } = JSON.parse(body);
  return new Map((event.lines ?? []).filter((l) => l.trace).map((l) => [l.line, JSON.stringify(l.trace)]));
}
