import { type ClientBase, escapeIdentifier, escapeLiteral } from 'pg';
import { DatabaseDefect, databaseDefect } from './database-defect.ts';
import { runScript, Session } from './session.ts';

export interface TransactionOptions {
  readonly isolation?: 'read committed' | 'repeatable read' | 'serializable';
  readonly readOnly?: boolean;
  /** `SET LOCAL ROLE`: row-level security binds only a role that neither owns the tables nor bypasses it. */
  readonly role?: string;
  /** Local to the transaction, e.g. `{ 'app.organization': '7' }`; read with `nullif(current_setting(name, true), '')`. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** `onLost` is told when the connection did not survive the rollback. */
export async function inTransaction<T>(
  client: ClientBase,
  options: TransactionOptions,
  work: (tx: Session) => Promise<T>,
  onLost: (defect: DatabaseDefect) => void,
): Promise<T> {
  const tx = new Session(client);
  try {
    await runScript(client, opening(options));
    const value = await work(tx);
    if (!isRefusal(value)) {
      await commit(client, tx);
      return value;
    }
    await undo(client, tx, onLost);
    return value;
  } catch (error) {
    await undo(client, tx, onLost);
    throw error;
  }
}

/** One trip: four trips for begin, role, setting and statement cost three quarters of the speed of a small read. */
function opening(options: TransactionOptions): string {
  const parts = ['begin'];
  if (options.isolation) parts[0] += ` isolation level ${options.isolation}`;
  if (options.readOnly) parts[0] += ' read only';
  if (options.role) parts.push(`set local role ${escapeIdentifier(options.role)}`);
  for (const [name, value] of Object.entries(options.settings ?? {})) {
    parts.push(`select set_config(${escapeLiteral(name)}, ${escapeLiteral(value)}, true)`);
  }
  return parts.join('; ');
}

function isRefusal(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'ok' in value && value.ok === false;
}

async function commit(client: ClientBase, tx: Session): Promise<void> {
  await tx.end();
  let command: string;
  try {
    ({ command } = await client.query('commit'));
  } catch (error) {
    // An error with an answer means rolled back. No answer means nobody knows.
    throw databaseDefect(error, { commitUnknown: databaseDefect(error).fatal });
  }
  // PostgreSQL answers COMMIT of a failed transaction with a quiet ROLLBACK.
  if (command === 'ROLLBACK') {
    throw new DatabaseDefect('an error inside the transaction was ignored; nothing was stored', { code: '25P02' });
  }
}

/** After a failed COMMIT there is nothing left to undo, and ROLLBACK is then only a warning. */
async function undo(client: ClientBase, tx: Session, onLost: (defect: DatabaseDefect) => void): Promise<void> {
  await tx.end();
  try {
    await runScript(client, 'rollback');
  } catch (error) {
    onLost(databaseDefect(error)); // the server rolls back by itself; the caller needs the first error, not this one
  }
}
