import { done, type IsoDate, type Result, refused } from '../../kernel/index.ts';
import type { Credential } from './credential.ts';

export interface PaperChange {
  /** Which of the papers is put right, counted from 0; absent for one that was not there. */
  readonly position?: number | undefined;
  /** `null` takes a paper away that should never have been there. */
  readonly paper: Credential | null;
}

/** Somebody's papers after one was added, put right or taken away. */
export function keepPaper(
  papers: readonly Credential[],
  { position, paper }: PaperChange,
  today: IsoDate,
): Result<readonly Credential[]> {
  if (position !== undefined && position >= papers.length) return refused('not_found', 'there is no such paper');
  if (paper === null) {
    return position === undefined
      ? refused('invalid', 'which paper is taken away is not said')
      : done(papers.filter((_, i) => i !== position));
  }
  if (paper.on > today) return refused('paper_not_yet', 'a paper is dated today or before');
  if (paper.expires !== undefined && paper.expires < paper.on) {
    return refused('dates_reversed', 'a paper ends on or after its first day');
  }
  return done(position === undefined ? [...papers, paper] : papers.map((p, i) => (i === position ? paper : p)));
}
