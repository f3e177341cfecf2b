import { cinFrom, done, isIsoDate, type Result, refused } from '../../kernel/index.ts';
import type { AskMembers, Identity, MemberLine } from './ask-members.ts';
import { nameKey } from './name-key.ts';

export interface FindAsked {
  readonly cin?: string | undefined;
  readonly last?: string | undefined;
  readonly first?: string | undefined;
  readonly born?: string | undefined;
}

/** What cannot be an identity finds nobody, like one nobody has: a miss never says why. */
export const NOBODY = refused('not_found', 'no member has exactly that number, or that name and date of birth');

/**
 * Finds a member by exact identity: the Client Index Number, or name and date of birth.
 *
 * @cites HN-PORT-01
 */
export async function findMember(members: AskMembers, asked: FindAsked): Promise<Result<readonly MemberLine[]>> {
  const identity = identityOf(asked);
  if (!identity) return NOBODY;
  const found = await members.glimpse([identity]);
  if (found.length === 0) return NOBODY;
  return done(await members.lines([...new Set(found.map((f) => f.handle))]));
}

export function identityOf({ cin, last, first, born }: FindAsked): Identity | undefined {
  if (cin !== undefined && cin.trim() !== '') {
    const number = cinFrom(cin);
    return number === undefined ? undefined : { cin: number };
  }
  const [l = '', f = '', b = ''] = [last, first, born].map((text) => text?.trim());
  return nameKey(l) !== '' && nameKey(f) !== '' && isIsoDate(b) ? { last: l, first: f, born: b } : undefined;
}
