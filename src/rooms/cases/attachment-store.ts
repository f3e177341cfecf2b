import type { Queryable } from '../../platform/db/index.ts';
import type { MediaType } from './recognise-attachment.ts';

export interface KeptAttachment {
  readonly id: string;
  readonly name: string;
  readonly type: MediaType;
  readonly size: number;
  readonly scanned: 'clean' | 'not_scanned';
  readonly internal: boolean;
  readonly sent: number;
}

export interface NewAttachment extends Omit<KeptAttachment, 'id' | 'size'> {
  readonly plan: string;
  readonly organization: string;
  readonly account: string;
  readonly bytes: Uint8Array;
}

const COLUMNS =
  'attachment_id as id, name, media_type as type, size, scanned, internal, (extract(epoch from sent_at) * 1000)::float8 as sent';

/** Stored whole. It belongs to who sent it until a case names it. */
export async function putAttachment(tx: Queryable, sent: NewAttachment): Promise<KeptAttachment> {
  const { plan, organization, account, name, type, bytes, scanned, internal } = sent;
  const { rows } = await tx.query<KeptAttachment & Record<string, unknown>>(
    `insert into attachment (plan, organization_id, account_id, name, media_type, bytes, size, sha256, scanned, internal, sent_at)
     values ($1, $2, $3, $4, $5, $6, length($6::bytea), sha256($6::bytea), $7, $8, to_timestamp($9::float8 / 1000)) returning ${COLUMNS}`,
    [plan, organization, account, name, type, Buffer.from(bytes), scanned, internal, sent.sent],
  );
  const [kept] = rows;
  if (!kept) throw new Error('an attachment that was just kept is gone');
  return kept;
}

export async function attachmentBytes(
  tx: Queryable,
  id: string,
): Promise<
  { readonly plan: string; readonly name: string; readonly type: string; readonly bytes: Buffer } | undefined
> {
  const { rows } = await tx.query<{ plan: string; name: string; type: string; bytes: Buffer }>(
    'select plan, name, media_type as type, bytes from attachment where attachment_id = $1',
    [id],
  );
  return rows[0];
}

export async function attachmentsOf(tx: Queryable, plan: string, number: string): Promise<readonly KeptAttachment[]> {
  const { rows } = await tx.query<KeptAttachment & Record<string, unknown>>(
    `select ${COLUMNS} from attachment where plan = $1 and number = $2 order by sent_at, attachment_id`,
    [plan, number],
  );
  return rows;
}

/** Whether all of them are there to be named: the asker's own, and of no case yet. */
export async function areFree(tx: Queryable, plan: string, ids: readonly string[]): Promise<boolean> {
  if (ids.length === 0) return true;
  const { rows } = await tx.query<{ free: number }>(
    'select count(*)::int as free from attachment where plan = $1 and attachment_id = any($2) and number is null',
    [plan, ids],
  );
  return rows[0]?.free === new Set(ids).size;
}

/** They belong to a case from now on. */
export async function bindAttachments(
  tx: Queryable,
  plan: string,
  number: string,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return;
  await tx.query('update attachment set number = $2 where plan = $1 and attachment_id = any($3) and number is null', [
    plan,
    number,
    ids,
  ]);
}
