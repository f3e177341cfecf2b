import type { FastifyRequest } from 'fastify';
import type { Actor } from '../../kernel/index.ts';
import type { Database, Session, TransactionOptions } from '../db/index.ts';

export interface AuditLine {
  readonly action: string;
  readonly subject: string;
  readonly detail?: Readonly<Record<string, unknown>>;
}

/** What the server is handed by the app: the world outside, and how a request is tied to who asks. */
export interface Doors {
  readonly db: Database;
  /** What a wish, by its name, needs that may still be on its way: waited for before a connection is taken, of which there are few. */
  readonly ready?: (wish: string) => Promise<unknown>;
  /** Counts a try where something could be guessed. Seconds to wait when there were too many from this address, on any node. */
  readonly guessed: (address: string, now: Date) => Promise<number | undefined>;
  /** What a column of an exported list is called. */
  readonly columnName: (column: string, language: string) => string;
  readonly now: () => Date;
  readonly languageOf: (request: FastifyRequest) => string;
  /** Role and settings that row-level security reads. */
  readonly scopeOf: (actor: Actor | undefined, now: Date) => TransactionOptions;
  /** Appends to the actor's chain in the request's own transaction. */
  readonly append: (tx: Session, actor: Actor | undefined, now: Date, lines: readonly AuditLine[]) => Promise<void>;
  /** The same in a transaction of its own, for what was refused and undone. */
  readonly audited: (actor: Actor, now: Date, lines: readonly AuditLine[]) => Promise<void>;
  /** The session behind a cookie: the actor, or why there is none. */
  readonly recognise: (token: string, csrf: string | undefined, isRead: boolean, now: Date) => Promise<Recognised>;
}

export type Recognised =
  | { readonly actor: Actor }
  | { readonly trouble: 'not_signed_in' | 'session_ended' | 'forged' | 'second_factor_needed' };

declare module 'fastify' {
  interface FastifyRequest {
    actor: Actor | undefined;
    /** A cookie was sent and is no good. */
    trouble: string | undefined;
  }
}
