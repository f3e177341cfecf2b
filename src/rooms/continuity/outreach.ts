import type { Result } from '../../kernel/index.ts';
import { continuityBody } from './continuity.ts';
import type { ContinuityAsking, ContinuityDesk } from './continuity-desk.ts';
import { openContinuity } from './open-case.ts';
import type { Continuity } from './open-continuity.ts';

/** A list of members who come from Covered California: one call to make for each, and none twice [AAH-UM-COCR-06]. */
export async function openOutreach(
  desk: ContinuityDesk,
  members: readonly string[],
  { viewer, now }: ContinuityAsking,
): Promise<readonly { readonly member: string; readonly opened: Result<Continuity> }[]> {
  const tasks: { member: string; opened: Result<Continuity> }[] = [];
  for (const member of members) {
    const body = continuityBody.parse({ kind: 'outreach', member, askedBy: 'plan', program: 'covered_california' });
    tasks.push({ member, opened: await openContinuity(desk, { body, door: 'list', viewer, now }) });
  }
  return tasks;
}
