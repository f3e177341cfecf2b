import type { z } from 'zod';
import type { Result } from './result.ts';

/** What somebody may ask for; which role may, is data (`policy/access/roles.yaml`). */
export const PERMISSIONS = [
  'account.manage',
  'account.read',
  'appeal.work',
  'audit.read',
  'audit.verify',
  'authorization.deny',
  'authorization.read',
  'authorization.review',
  'benefit.check',
  'break_glass.review',
  'capacity.read',
  'capacity.report',
  'claim.read',
  'directory.edit',
  'directory.edit_own',
  'eligibility.check',
  'library.edit',
  'member.break_glass',
  'member.consent',
  'member.find',
  'member.load',
  'member.prefer',
  'member.read',
  'member.search',
  'policy.propose',
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
  readonly may: Permission | 'signed_in' | 'anyone';
  readonly params?: z.ZodType;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  readonly answer: z.ZodType;
  /** Largest body in bytes, where it is not the usual small one. */
  readonly bodyLimit?: number;
  /** Answers a text of this media type instead of JSON. */
  readonly media?: 'text/csv' | 'application/json';
}
export type Api = Readonly<Record<string, Route>>;

type Read<T> = T extends z.ZodType ? z.output<T> : undefined;

/** What a handler is given. `tx` runs as the ordinary role under row-level security and ends with the request. */
export interface Call<R extends Route, Tx> {
  readonly actor: R['may'] extends 'anyone' ? Actor | undefined : Actor;
  readonly params: Read<R['params']>;
  readonly query: Read<R['query']>;
  readonly body: Read<R['body']>;
  readonly tx: Tx;
  readonly now: Date;
  readonly language: string;
  /** Records who did this to what, in the same transaction. A refusal undoes the work and is recorded by itself. */
  readonly audit: (action: string, subject: string, detail?: Readonly<Record<string, unknown>>) => void;
}

export type Handlers<A extends Api, Tx> = {
  readonly [K in keyof A]: (call: Call<A[K], Tx>) => Promise<Result<z.input<A[K]['answer']>>>;
};
