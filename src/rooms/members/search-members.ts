import { done, type Result, refused } from '../../kernel/index.ts';
import type { AskMembers, MemberLine } from './ask-members.ts';

export interface SearchAsked {
  readonly plan: string;
  /** `ram`, `ramirez, an` or `ramirez an`: the beginnings of surname and given name. */
  readonly name: string;
  readonly page: number;
  readonly size: number;
}

export interface SearchAnswer {
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  readonly members: readonly MemberLine[];
}

const LEAST = 2;

/** A plan's own people look for members by the beginning of the name. The total is counted, not guessed. */
export async function searchMembers(members: AskMembers, asked: SearchAsked): Promise<Result<SearchAnswer>> {
  const [last = '', first = ''] = asked.name
    .normalize('NFC')
    .split(/\s*,\s*|\s+/)
    .filter(Boolean)
    .concat('', '');
  if (last.length < LEAST) return refused('invalid', `at least ${LEAST} letters of the surname are needed`);
  const { total, members: found } = await members.search(asked.plan, last, first, {
    number: asked.page,
    size: asked.size,
  });
  return done({ total, page: asked.page, pages: Math.max(1, Math.ceil(total / asked.size)), members: found });
}
