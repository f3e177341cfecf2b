import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import { csvLine } from '../../formats/csv/index.ts';
import type { Actor, Exported } from '../../kernel/index.ts';
import type { Session } from '../db/index.ts';
import type { Doors } from './doors.ts';

interface Asking {
  readonly actor: Actor | undefined;
  readonly now: Date;
  readonly language: string;
}

/** A spreadsheet reads a file without this mark in the alphabet of its own country. */
const BYTE_ORDER_MARK = '\uFEFF';

/** The list as it is read, page by page; nothing of it is held here. */
export function sendList(
  reply: FastifyReply,
  name: string,
  list: Exported<Session>,
  { actor, now, language }: Asking,
  { db, scopeOf, columnName }: Doors,
): FastifyReply {
  const scope = { ...scopeOf(actor, now), readOnly: true };
  async function* lines() {
    yield BYTE_ORDER_MARK + csvLine(list.columns.map((column) => columnName(column, language)));
    for await (const rows of list.pages((work) => db.transaction(work, scope))) yield rows.map(csvLine).join('');
  }
  const file = `madrone-${name.replaceAll(/[._]/g, '-')}.csv`;
  return reply
    .type('text/csv; charset=utf-8')
    .header('content-disposition', `attachment; filename="${file}"`)
    .send(Readable.from(lines()));
}
