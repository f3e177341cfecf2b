import { DatabaseError } from 'pg';

export interface DatabaseDefectFields {
  /** SQLSTATE, or the system's code (`ECONNREFUSED`), or `driver`. */
  readonly code: string;
  readonly constraint?: string;
  readonly table?: string;
  readonly column?: string;
  /** The server function that refused; tells apart errors that share a code. */
  readonly routine?: string;
  /** Character of the statement, from 1, when the server could not read it. */
  readonly position?: number;
  /** Line of the COPY, from 1. */
  readonly copyLine?: number;
  /** The connection is unusable after this. */
  readonly fatal?: boolean;
  /** The answer to COMMIT never arrived: the work may be stored. Retry only with an idempotency key. */
  readonly commitUnknown?: boolean;
}

/**
 * Trouble between us and PostgreSQL: a bug, or the outside world. Thrown, logged, retried when `retryable`.
 * Carries no bound parameter, key value, `detail`, `where` or `cause`: those can quote a member's data, and a defect is logged.
 */
export class DatabaseDefect extends Error {
  override readonly name = 'DatabaseDefect';
  readonly code: string;
  readonly constraint: string | undefined;
  readonly table: string | undefined;
  readonly column: string | undefined;
  readonly routine: string | undefined;
  readonly position: number | undefined;
  readonly copyLine: number | undefined;
  readonly fatal: boolean;
  readonly commitUnknown: boolean;
  readonly retryable: boolean;

  constructor(message: string, fields: DatabaseDefectFields) {
    super(message);
    this.code = fields.code;
    this.constraint = fields.constraint;
    this.table = fields.table;
    this.column = fields.column;
    this.routine = fields.routine;
    this.position = fields.position;
    this.copyLine = fields.copyLine;
    this.fatal = fields.fatal ?? false;
    this.commitUnknown = fields.commitUnknown ?? false;
    this.retryable = RETRYABLE.test(fields.code);
  }
}

/** Lost or refused connections, lost races, a server that is full, starting or stopping: the same wish may succeed later. */
const RETRYABLE = /^(08...|40...|53...|55P03|57P0[1-5]|25P0[34]|E[A-Z_]+)$/;

/** Classes whose messages name tables, settings and limits, never a value from a row. All others are replaced by a phrase. */
const MESSAGE_IS_SAFE = /^(08|0A|25|26|28|3D|3F|40|42|53|55|57|58)/;

const PHRASES: Readonly<Record<string, string>> = {
  '22001': 'text too long for its column',
  '22003': 'number out of range',
  '22007': 'not a date or time',
  '22008': 'no such date or time',
  '22021': 'bytes that are not UTF-8 text, or a NUL character',
  '22P02': 'text that does not read as the type of its column',
  '22P04': 'COPY data the server could not read',
  '22P05': 'a character that cannot be stored',
  '23502': 'a value is missing',
  '23503': 'foreign key violation',
  '23505': 'unique violation',
  '23514': 'check violation',
  '23P01': 'exclusion violation',
  '42601': 'syntax error',
  P0001: 'refused by a function or trigger',
};

/** The defect for whatever the driver threw. A defect passes through unchanged. */
export function databaseDefect(error: unknown, extra: { commitUnknown?: boolean } = {}): DatabaseDefect {
  if (error instanceof DatabaseDefect) return error;
  if (error instanceof DatabaseError) return fromServer(error, extra);
  const message = error instanceof Error ? error.message : 'the driver threw something that is not an error';
  const code = systemCode(error) ?? (LOST.test(message) ? '08006' : 'driver');
  return new DatabaseDefect(message, { code, fatal: code !== 'driver', ...extra });
}

const LOST =
  /^(Connection terminated|timeout exceeded|timeout expired|Query read timeout|Client has encountered|Client was closed)/;

function systemCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' && /^E[A-Z_]+$/.test(error.code) ? error.code : undefined;
}

function fromServer(error: DatabaseError, extra: { commitUnknown?: boolean }): DatabaseDefect {
  const code = error.code ?? 'XX000';
  const copy = /^COPY [^,]*, line (\d+)(?:, column ([\w$]+))?/.exec(error.where ?? '');
  const column = error.column ?? copy?.[2];
  const phrase =
    PHRASES[code] ?? (MESSAGE_IS_SAFE.test(code) ? error.message : 'the server refused (message withheld)');
  const places = [
    error.table && `table ${error.table}`,
    column && `column ${column}`,
    error.constraint && `constraint ${error.constraint}`,
    copy && `COPY line ${copy[1]}`,
    code === '42601' && error.position && `character ${error.position}`,
  ].filter(Boolean);
  return new DatabaseDefect(`${phrase} [${code}]${places.length > 0 ? ` in ${places.join(', ')}` : ''}`, {
    code,
    fatal: error.severity === 'FATAL' || error.severity === 'PANIC',
    ...(error.constraint ? { constraint: error.constraint } : {}),
    ...(error.table ? { table: error.table } : {}),
    ...(column ? { column } : {}),
    ...(error.routine ? { routine: error.routine } : {}),
    ...(error.position ? { position: Number(error.position) } : {}),
    ...(copy ? { copyLine: Number(copy[1]) } : {}),
    ...extra,
  });
}
