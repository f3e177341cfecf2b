import type { Queryable } from '../../platform/db/index.ts';
import { type AuditEvent, type ChainedEvent, chained, type Head } from './chain.ts';

/** Columns and what an array of their values is in SQL. */
const COLUMNS = {
  plan: 'text',
  at: 'timestamptz',
  actor: 'text',
  action: 'text',
  subject: 'text',
  detail: 'json',
  chain: 'text',
  link: 'bigint',
  organization_id: 'text',
  hash: 'bytea',
} as const;

/** Appends to one chain, in the caller's transaction: what happened and its record are kept together or not at all. */
export async function appendAudit(tx: Queryable, chain: string, events: readonly AuditEvent[]): Promise<void> {
  if (events.length === 0) return;
  const links = chained(chain, await lockedHead(tx, chain), events);
  const last = links.at(-1);
  if (!last) return;
  await insertLinks(tx, links);
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

/** By arrays: COPY would be refused where row-level security binds who appends. */
async function insertLinks(tx: Queryable, links: readonly ChainedEvent[]): Promise<void> {
  const rows = links.map(row);
  const names = Object.keys(COLUMNS) as (keyof typeof COLUMNS)[];
  const arrays = Object.values(COLUMNS).map((type, i) => `$${i + 1}::${type}[]`);
  await tx.query(
    `insert into audit_event (${names.join(', ')}) select * from unnest(${arrays.join(', ')})`,
    names.map((name) => rows.map((each) => each[name])),
  );
}

function row({ event, chain, link, hash, detail }: ChainedEvent) {
  const { plan, at, actor, action, subject, organization } = event;
  return {
    plan,
    at: at.toISOString(),
    actor,
    action,
    subject,
    detail,
    chain,
    link,
    organization_id: organization ?? null,
    hash: `\\x${hash.toString('hex')}`,
  };
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
