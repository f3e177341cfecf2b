import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database } from './connect.ts';
import { CATALOG } from './schema-catalog.ts';

interface Line {
  readonly object: string;
  readonly part: string;
  readonly line: string;
}

/**
 * The shape of the database as text, the same for the same shape: for reviews, and to see that nobody forgot a migration.
 * Tables, columns, constraints, indexes, triggers, policies, rights, views, functions, types, sequences, comments, extensions.
 * Does not hold roles (they belong to the server), data, or what an extension brought. For reading: not meant to be run.
 */
export async function dumpSchema(database: Database): Promise<string> {
  const objects = new Map<string, Line[]>();
  const major = await majorOf(database);
  await database.transaction(
    async (tx) => {
      for (const question of CATALOG) {
        const { rows } = await tx.query<Line>(question);
        for (const row of rows) objects.set(row.object, [...(objects.get(row.object) ?? []), row]);
      }
    },
    { readOnly: true, isolation: 'repeatable read', settings: { search_path: '' } },
  );
  const texts = [...objects.values()].map(objectText);
  return `${[header(major), ...texts].join('\n\n')}\n`;
}

function header(major: string): string {
  return `-- The schema after the last migration, as PostgreSQL ${major} tells it. Made by dumpSchema; to change it, write a migration.`;
}

function objectText(lines: readonly Line[]): string {
  const of = (...parts: string[]) => lines.filter((line) => parts.includes(line.part)).map((line) => line.line);
  const head = of('0 head').join('\n');
  const items = of('1 item', '2 item').map((item) => `  ${item}`);
  const tail = of('3 tail').map((text) => `${text === '' ? '' : ` ${text}`};`);
  const inside = items.length > 0 ? ` (\n${items.join(',\n')}\n)` : '';
  const body = inside + tail.join('');
  return [head + body, ...of('4 indexes', '5 triggers', '6 security', '7 rights', '8 rights', '9 comments')].join('\n');
}

/** Where the committed `schema.sql` and the database part ways, or undefined when they agree. */
export async function schemaDifference(database: Database, folder: string): Promise<string | undefined> {
  const committed = (await readFile(join(folder, 'schema.sql'), 'utf8')).replaceAll('\r\n', '\n').split('\n');
  const actual = (await dumpSchema(database)).split('\n');
  const same = committed[0] === actual[0] ? exactly : unqualified;
  const first = same === exactly ? 0 : 1;
  for (let line = first; line < Math.max(committed.length, actual.length); line++) {
    if (same(committed[line] ?? '') === same(actual[line] ?? '')) continue;
    return `schema.sql line ${line + 1} says "${committed[line] ?? ''}", the migrations make "${actual[line] ?? ''}"`;
  }
  return undefined;
}

function exactly(line: string): string {
  return line;
}

/** PostgreSQL 16 and newer write fewer table names in front of columns of a view than older ones. */
function unqualified(line: string): string {
  return line.replace(/\b\w+\.(?=\w)/g, '');
}

async function majorOf(database: Database): Promise<string> {
  const { rows } = await database.query<{ major: string }>(
    `select current_setting('server_version_num')::int / 10000 || '' as major`,
  );
  return rows[0]?.major ?? '';
}
