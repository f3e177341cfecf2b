import { type Finding, finding } from '../../kernel/index.ts';
import type { Database, Queryable } from '../../platform/db/index.ts';
import {
  canBeJudgedAgain,
  type DecidedClaim,
  type DecisionChange,
  type DecisionContext,
  goneAmong,
  loadDirectory,
  readjudicate,
  SqlClaimStore,
  type Standing,
  standingClaims,
} from '../../rooms/claims/index.ts';
import type { CompiledPolicy } from '../../rules/index.ts';

/** Claims by their numbers, or those that stand and wait or came since a day. */
export type Chosen = { readonly ids: readonly string[] } | Standing;

export interface Readjudication {
  judged: number;
  readonly changes: DecisionChange[];
  /** Why a claim that was named was not judged again. */
  readonly findings: Finding[];
}

/** Each page is one transaction, as a file's batches are. */
export async function readjudicateClaims(
  db: Database,
  policy: CompiledPolicy,
  context: DecisionContext,
  chosen: Chosen,
): Promise<Readonly<Readjudication>> {
  const run: Readjudication = { judged: 0, changes: [], findings: [] };
  for await (const ids of pagesOf(db, context.plan, chosen)) {
    await db.transaction((session) => judgeAgain(session, policy, context, ids, run));
  }
  return run;
}

/** The same in one transaction that is given up: every decision as it would come out, and nothing changed. */
export async function wouldReadjudicate(
  db: Database,
  policy: CompiledPolicy,
  context: DecisionContext,
  chosen: Chosen,
): Promise<Readonly<Readjudication>> {
  const run: Readjudication = { judged: 0, changes: [], findings: [] };
  await db.transaction(async (session) => {
    for await (const ids of pagesOf(db, context.plan, chosen)) await judgeAgain(session, policy, context, ids, run);
    return { ok: false };
  });
  return run;
}

async function judgeAgain(
  session: Queryable,
  policy: CompiledPolicy,
  context: DecisionContext,
  ids: readonly string[],
  run: Readjudication,
): Promise<void> {
  const network = policy.plan;
  const whole = { network, careTies: policy.careTies, ...context };
  const store = new SqlClaimStore(session, whole, await loadDirectory(session, context.plan, network), new Map());
  // Read under the lock: what was decided meanwhile is seen.
  const standing = await store.decidedAmong(ids);
  const gone = await goneAmong(session, context.plan, ids);
  const open: DecidedClaim[] = [];
  for (const id of ids) {
    const decided = standing.get(id);
    if (!decided) run.findings.push(finding('readjudicate.unknown_claim', `claim ${id}`));
    else if (gone.has(id)) run.findings.push(finding('readjudicate.stands_no_more', `claim ${id}`));
    else if (!canBeJudgedAgain(decided)) run.findings.push(finding('readjudicate.never_entered', `claim ${id}`));
    else open.push(decided);
  }
  run.changes.push(...(await readjudicate(policy, store, open)));
  run.judged += open.length;
}

async function* pagesOf(db: Database, plan: string, chosen: Chosen): AsyncGenerator<readonly string[]> {
  if ('ids' in chosen) {
    yield [...new Set(chosen.ids)];
    return;
  }
  for await (const page of standingClaims(db, plan, chosen)) {
    const ids = page.filter(canBeJudgedAgain).map((d) => d.claim.id);
    if (ids.length > 0) yield ids;
  }
}
