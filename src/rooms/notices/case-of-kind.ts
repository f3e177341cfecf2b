import type { NoticeKind } from '../../rules/index.ts';

export const NOTICE_CASES = ['authorization', 'appeal', 'grievance', 'continuity'] as const;
export type NoticeCase = (typeof NOTICE_CASES)[number];

/** Which sort of case a letter is about. */
export function caseOfKind(kind: NoticeKind): NoticeCase {
  const [first] = kind.split('_');
  if (first === 'appeal' || first === 'grievance' || first === 'continuity') return first;
  return first === 'exemption' ? 'continuity' : 'authorization';
}
