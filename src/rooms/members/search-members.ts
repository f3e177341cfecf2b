import { done, type IsoDate, type Result, refused } from '../../kernel/index.ts';
import type { AskMembers, MemberFilter, MemberLine } from './ask-members.ts';

export interface SearchAsked extends Pick<MemberFilter, 'plan' | 'county' | 'ecm' | 'program' | 'sort'> {
  /** `ram`, `ramirez, an` or `ramirez an`: the beginnings of surname and given name. */
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
  const [last = '', first = ''] = (asked.name ?? '')
    .normalize('NFC')
    .split(/\s*,\s*|\s+/)
    .filter(Boolean)
    .concat('', '');
  const isNarrow = county !== undefined || ecm !== undefined || program !== undefined;
  if (last.length < LEAST && (last !== '' || !isNarrow)) {
    return refused('invalid', `at least ${LEAST} letters of the surname, a county, ECM or a program is needed`);
  }
  const filter = { plan, last, first, county, ecm, program, sort, on: today, isDescending: descending };
  const { total, members: found } = await members.search(filter, { number: asked.page, size: asked.size });
  return done({ total, page: asked.page, pages: Math.max(1, Math.ceil(total / asked.size)), members: found });
}
