declare module 'pg-copy-streams' {
  import type { Readable, Writable } from 'node:stream';
  import type { Submittable } from 'pg';

  /** `query_timeout` overrides the connection's: a long COPY is not a stuck one. */
  export function from(text: string): Writable & Submittable & { rowCount: number; query_timeout?: number };
  export function to(
    text: string,
  ): Readable & Submittable & { rowCount: number; query_timeout?: number; callback?: () => void };
}
