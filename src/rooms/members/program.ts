import { addDays, done, type IsoDate, isIsoDate, type Result, refused } from '../../kernel/index.ts';
import type { CompiledPolicy } from '../../rules/index.ts';
import type { AskMembers, WholeMember } from './ask-members.ts';
import { isWithin } from './member.ts';
import type { ProgramMembership } from './record.ts';

/** The memberships after one was told: what begins the same day is the same, said anew. */
export function withProgram(
  programs: readonly ProgramMembership[],
  told: ProgramMembership,
): readonly ProgramMembership[] {
  const others = programs.filter((p) => !(p.program === told.program && p.from === told.from));
  return [...others, told].sort((a, b) => ((a.from ?? '') < (b.from ?? '') ? -1 : 1));
}

export interface ProgramAsked {
  readonly program: string;
  readonly action: 'join' | 'leave';
  /** The first day in the program, or the last; today where absent. */
  readonly on?: IsoDate;
}

/** Staff write down that a member joined a program of the plan, or left it. Told again it stands as it was. */
export async function recordProgram(
  members: AskMembers,
  policy: CompiledPolicy,
  member: WholeMember,
  asked: ProgramAsked,
  today: IsoDate,
): Promise<Result<readonly ProgramMembership[]>> {
  const { programs, born } = member.record;
  const on = asked.on ?? today;
  if (!policy.programs.some((p) => p.key === asked.program)) {
    return refused('unknown_program', 'the plan has no program of that name');
  }
  if (!isIsoDate(on) || on > today || on < (born ?? '')) {
    return refused('invalid', 'a program is joined or left on a day between birth and today');
  }
  const standing = programs.find((p) => p.program === asked.program && isWithin(p, on));
  if (asked.action === 'join') {
    if (standing) return done(programs);
    const next = programs.find((p) => p.program === asked.program && (p.from ?? '') > on);
    const to = next?.from === undefined ? {} : { to: addDays(next.from, -1) };
    return done(await kept(members, member, { program: asked.program, from: on, ...to, source: 'plan' }));
  }
  if (!standing) return refused('conflict', 'the member is not in that program then');
  return done(await kept(members, member, { ...standing, to: on }));
}

async function kept(members: AskMembers, member: WholeMember, told: ProgramMembership) {
  await members.keepProgram(member, told);
  return withProgram(member.record.programs, told);
}
