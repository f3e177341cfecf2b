import { done, type IsoDate, type Result, refused } from '../../kernel/index.ts';
import type { AskMembers, MemberFilter, MemberLine } from './ask-members.ts';
import { nameKey } from './name-key.ts';

export interface SearchAsked extends Pick<MemberFilter, 'plan' | 'county' | 'ecm' | 'program' | 'sort'> {
  /** `ram`, `ramirez, an`, `ramirez an` or `de la cruz an`: the beginnings of surname and given name. */
  readonly name?: string | undefined;
  readonly descending: boolean;
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

/**
 * A plan's own people look for members by the beginning of the name, by county, by who holds them for ECM, by program. Something
 * must be asked for. The total is counted, not guessed.
 */
export async function searchMembers(
  members: AskMembers,
  asked: SearchAsked,
  today: IsoDate,
): Promise<Result<SearchAnswer>> {
  const { plan, county, ecm, program, sort, descending } = asked;
  const name = asked.name ?? '';
  const names = readings(name).filter(({ last }) => last.length >= LEAST);
  const isNarrow = county !== undefined || ecm !== undefined || program !== undefined;
  if (names.length === 0 && (name.trim() !== '' || !isNarrow)) {
    return refused('invalid', `at least ${LEAST} letters of the surname, a county, ECM or a program is needed`);
  }
  const filter = { plan, names, county, ecm, program, sort, on: today, isDescending: descending };
  const { total, members: found } = await members.search(filter, { number: asked.page, size: asked.size });
  return done({ total, page: asked.page, pages: Math.max(1, Math.ceil(total / asked.size)), members: found });
}

/** Where the surname ends is said by a comma. Without one it may end after any word: `de la cruz an` is read in each of those ways. */
function readings(name: string): MemberFilter['names'] {
  const [before = '', ...after] = name.split(',');
  if (after.length > 0) return [{ last: nameKey(before), first: nameKey(after.join(' ')) }];
  const words = name.split(/\s+/).filter(Boolean);
  return words.map((_, i) => ({
    last: nameKey(words.slice(0, i + 1).join('')),
    first: nameKey(words.slice(i + 1).join('')),
  }));
}
