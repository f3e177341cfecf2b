import type { Queryable } from '../../platform/db/index.ts';
import { type AuditEvent, type ChainedEvent, chained, type Head } from './chain.ts';

const COLUMNS = ['plan', 'at', 'actor', 'action', 'subject', 'detail', 'chain', 'link', 'organization_id', 'hash'];
/** More than this many at once go in by COPY. */
const FEW = 20;

/** Appends to one chain, in the caller's transaction: what happened and its record are kept together or not at all. */
export async function appendAudit(tx: Queryable, chain: string, events: readonly AuditEvent[]): Promise<void> {
  if (events.length === 0) return;
  const links = chained(chain, await lockedHead(tx, chain), events);
  const last = links.at(-1);
  if (!last) return;
  if (links.length > FEW) await copyLinks(tx, links);
  else await insertLinks(tx, links);
  await tx.query('update audit_head set link = $2, hash = $3 where chain = $1', [chain, last.link, last.hash]);
}

/** The head is held until the transaction ends: two writers of one chain take turns. */
async function lockedHead(tx: Queryable, chain: string): Promise<Head> {
  const { rows } = await tx.query<{ link: number; hash: Buffer }>(
    `insert into audit_head (chain, link, hash) values ($1, 0, '')
     on conflict (chain) do update set link = audit_head.link returning link, hash`,
    [chain],
  );
  const [head] = rows;
  if (!head) throw new Error('audit_head gave no row back');
  return head;
}

async function copyLinks(tx: Queryable, links: readonly ChainedEvent[]): Promise<void> {
  const copied = await tx.copyIn('audit_event', COLUMNS, links.map(row));
  if (!copied.ok) throw new Error(`audit_event: ${copied.findings.map((f) => `${f.at} ${f.code}`).join('; ')}`);
}

async function insertLinks(tx: Queryable, links: readonly ChainedEvent[]): Promise<void> {
  const values = links.map((_, i) => `(${COLUMNS.map((__, j) => `$${i * COLUMNS.length + j + 1}`).join(', ')})`);
  await tx.query(`insert into audit_event (${COLUMNS.join(', ')}) values ${values.join(', ')}`, links.flatMap(row));
}

function row({ event, chain, link, hash, detail }: ChainedEvent) {
  const { plan, at, actor, action, subject, organization } = event;
  return [
    plan,
    at.toISOString(),
    actor,
    action,
    subject,
    detail,
    chain,
    link,
    organization ?? null,
    `\\x${hash.toString('hex')}`,
  ];
}

export interface StoredLink extends Head {
  readonly chain: string;
  readonly plan: string;
  readonly at: Date;
  readonly actor: string;
  readonly organization_id: string | null;
  readonly action: string;
  readonly subject: string;
  readonly detail: string;
}

const PAGE = 10_000;

/** Every record that belongs to a chain, chain by chain, in order. */
export async function* storedLinks(db: Queryable): AsyncGenerator<StoredLink> {
  let after: readonly [string, number] = ['', 0];
  for (;;) {
    const { rows } = await db.query<StoredLink>(
      `select chain, link, plan, at, actor, organization_id, action, subject, detail::text as detail, hash from audit_event
       where chain is not null and (chain, link) > ($1, $2) order by chain, link limit ${PAGE}`,
      after,
    );
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return;
    after = [last.chain, last.link];
  }
}

export async function storedHeads(db: Queryable): Promise<ReadonlyMap<string, Head>> {
  const { rows } = await db.query<Head & { chain: string }>('select chain, link, hash from audit_head order by chain');
  return new Map(rows.map(({ chain, link, hash }) => [chain, { link, hash }]));
}
