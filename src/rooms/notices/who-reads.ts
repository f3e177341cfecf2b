import type { Actor, Permission } from '../../kernel/index.ts';
import { caseOfKind, NOTICE_CASES, type NoticeCase } from './case-of-kind.ts';
import type { KeptNotice } from './notice-row.ts';

const READ: Readonly<Record<NoticeCase, readonly Permission[]>> = {
  authorization: ['authorization.read', 'member.own'],
  appeal: ['appeal.work', 'appeal.file', 'member.own'],
  grievance: ['appeal.work', 'appeal.file', 'member.own'],
  continuity: ['continuity.work', 'continuity.file', 'member.own'],
};
const WORK: Readonly<Record<NoticeCase, Permission>> = {
  authorization: 'authorization.review',
  appeal: 'appeal.work',
  grievance: 'appeal.work',
  continuity: 'continuity.work',
};

/** Who reads cases of a sort reads their letters. */
export function casesRead({ permissions }: Actor): NoticeCase[] {
  return NOTICE_CASES.filter((one) => READ[one].some((permission) => permissions.has(permission)));
}

/** Who works on cases of a sort mends their letters. */
export function casesWorked({ permissions }: Actor): NoticeCase[] {
  return NOTICE_CASES.filter((one) => permissions.has(WORK[one]));
}

/** The plan's people see what waits; everybody else what went out. */
export function isFor(actor: Actor, { state, kind }: KeptNotice): boolean {
  return casesRead(actor).includes(caseOfKind(kind)) && (actor.reach === 'plan' || state === 'sent');
}
