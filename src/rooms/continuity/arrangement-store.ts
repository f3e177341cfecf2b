import { dateOfDayNumber, dayAt } from '../../kernel/index.ts';
import type { Queryable } from '../../platform/db/index.ts';
import { tieMember, writeApprovals } from '../authorizations/index.ts';
import { arrangementsOf } from './arrangement.ts';
import type { Continuity } from './open-continuity.ts';

/** Writes what stands granted where claims look for it. Written again, after it ended or went on, it changes days only. */
export async function putArrangements(tx: Queryable, one: Continuity): Promise<void> {
  const { plan, number, body, decision } = one;
  const arrangements = arrangementsOf(one);
  if (!decision || arrangements.length === 0) return;
  await writeApprovals(tx, { plan, member: body.member, vehicle: 'continuity' }, arrangements);
  if (one.state === 'decided') await tieMember(tx, { plan, number }, dateOfDayNumber(dayAt(decision.at)), arrangements);
}
