import type { z } from 'zod';
import type { Exported } from './export.ts';
import type { Result } from './result.ts';

/** What somebody may ask for; which role may, is data (`policy/access/roles.yaml`). */
export const PERMISSIONS = [
  'account.manage',
  'account.read',
  'account.recover',
  'appeal.file',
  'appeal.work',
  'audit.read',
  'audit.verify',
  'authorization.deny',
  'authorization.discharge',
  'authorization.intake',
  'authorization.oversee',
  'authorization.read',
  'authorization.review',
  'authorization.submit',
  'benefit.check',
  'break_glass.review',
  'capacity.read',
  'capacity.report',
  'claim.read',
  'continuity.file',
  'continuity.work',
  'directory.edit',
  'directory.edit_own',
  'eligibility.check',
  'library.edit',
  'member.break_glass',
  'member.consent',
  'member.find',
  'member.load',
  'member.merge',
  'member.own',
  'member.prefer',
  'member.program',
  'member.read',
  'member.search',
  'notice.translate',
  'referral.make',
  'referral.read',
  'referral.work',
] as const;
export type Permission = (typeof PERMISSIONS)[number];

/** Whose records: all of the plans', those tied to the organization, or one's own and one's wards'. */
export type Reach = 'plan' | 'organization' | 'person';

/** Somebody signed in, in the seat of one organization. */
export interface Actor {
  readonly account: string;
  readonly session: string;
  readonly name: string;
  readonly language: string;
  readonly organization: string;
  readonly organizationName: string;
  /** Keys of the plans the organization works for today. */
  readonly plans: readonly string[];
  readonly roles: readonly string[];
  readonly permissions: ReadonlySet<Permission>;
  readonly reach: Reach;
}

/**
 * One wish as HTTP speaks it: a value that server, typed client, OpenAPI page and access test all read.
 * Identifiers of members travel in bodies only; `:handle` means nothing outside.
 */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: `/api/${string}`;
  readonly summary: string;
  /** One of several is enough. */
  readonly may: Permission | readonly Permission[] | 'signed_in' | 'anyone';
  readonly params?: z.ZodType;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  readonly answer: z.ZodType;
  /** Largest body in bytes, where it is not the usual small one. */
  readonly bodyLimit?: number;
  /** Answers a text of this media type instead of JSON, or a `SentFile` in the type it says. */
  readonly media?: 'text/csv' | 'application/json' | 'file';
  /** Answers a whole list as a flat file; that somebody took it, and how many rows, is in the record before the first row leaves. */
  readonly exports?: true;
  /**
   * Opens its own transactions, as the owner of the tables: sign-in, before row-level security can know for whom. Such a
   * wish records its own audit lines.
   */
  readonly opensOwn?: true;
  /** Answered from the published policy alone: no transaction is opened, and nothing is recorded. */
  readonly published?: true;
  /** Something could be guessed here: asked less often from one address. */
  readonly guessable?: true;
}
export type Api = Readonly<Record<string, Route>>;

type Read<T> = T extends z.ZodType ? z.output<T> : undefined;

/** What every handler is given. */
interface Asked<R extends Route> {
  readonly actor: R['may'] extends 'anyone' ? Actor | undefined : Actor;
  readonly params: Read<R['params']>;
  readonly query: Read<R['query']>;
  readonly body: Read<R['body']>;
  readonly now: Date;
  readonly language: string;
}

/** `tx` runs as the ordinary role under row-level security and ends with the request. */
interface Scoped<Tx> {
  readonly tx: Tx;
  /** Records who did this to what, in the same transaction. A refusal undoes the work and is recorded by itself. */
  readonly audit: (action: string, subject: string, detail?: Readonly<Record<string, unknown>>) => void;
}

/** Where a request comes from, for the routes that tie it to somebody. */
export interface Caller {
  readonly address: string;
  /** What the browser calls itself. */
  readonly device: string;
  readonly cookie: (name: string) => string | undefined;
}

/** The cookie by which a session is known. */
export const SESSION_COOKIE = 'madrone_session';

/** What a route with `media: 'file'` answers; shown in the browser, never run. */
export interface SentFile {
  readonly bytes: Uint8Array;
  readonly type: string;
  readonly name: string;
}

/** Never readable by a script, sent to this site only. Without a value it is taken away. */
export interface SentCookie {
  readonly name: string;
  readonly value?: string;
  readonly path: string;
  readonly seconds?: number;
}

/** What the handler of a route with `opensOwn` is given instead of a transaction. A cookie goes out only with a granted wish. */
interface AtTheDoor {
  readonly caller: Caller;
  readonly setCookie: (cookie: SentCookie) => void;
}

export type Call<R extends Route, Tx> = Asked<R> &
  (R['opensOwn'] extends true ? AtTheDoor : R['published'] extends true ? unknown : Scoped<Tx>);

export type Handlers<A extends Api, Tx> = {
  readonly [K in keyof A]: (call: Call<A[K], Tx>) => Promise<Result<Answered<A[K], Tx>>>;
};
type Answered<R extends Route, Tx> = R['exports'] extends true ? Exported<Tx> : z.input<R['answer']>;
