import type { Say } from '../words/use-say.ts';

/** A reason in the reader's language where the catalogue knows its code; else in the server's own words. */
export function sayClosed(say: Say, { code, because }: { readonly code: string; readonly because: string }): string {
  return say.data('refusal', code, because);
}
