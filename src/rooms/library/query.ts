import { done, type Result, refused } from '../../kernel/index.ts';
import { type Desk, deskSays } from './desk.ts';

/**
 * What a reader typed, trimmed, when it is long enough and not too long. Counted in Unicode characters; a text that does
 * not fit is refused whole, never cut, and no search is run. @cites HN-LAC-03, HN-LAC-04
 */
export function queryOf(desk: Desk, typed: string, language: string): Result<string> {
  const query = typed.trim();
  const length = [...query].length;
  const { at_least, at_most } = desk.policy.search ?? {};
  const no = (code: string, characters: number, cite: readonly string[]) =>
    refused(code, deskSays(desk, 'labels', code, language, { characters }).text, cite);
  if (at_least && length < at_least.characters) return no('too_short', at_least.characters, at_least.cite);
  if (at_most && length > at_most.characters) return no('too_long', at_most.characters, at_most.cite);
  return done(query);
}
