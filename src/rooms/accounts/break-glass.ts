import { type Actor, type Result, refused } from '../../kernel/index.ts';
import type { Limits } from './access-policy.ts';

/** Who is meant, exactly. */
export type MemberIdentity =
  | { readonly cin: string }
  | { readonly last: string; readonly first: string; readonly born: string };

export interface FoundMember {
  readonly plan: string;
  readonly member: string;
  readonly handle: string;
}

/** How members are found and named; the app hands it in from the members' room. */
export interface MemberDesk {
  /** Members of the plans with exactly this identity, whoever asks. */
  readonly findExact: (
    plans: readonly string[],
    identity: MemberIdentity,
    today: string,
  ) => Promise<readonly FoundMember[]>;
  readonly handlesOf: (members: readonly Omit<FoundMember, 'handle'>[]) => Promise<readonly string[]>;
}

export interface GlassStore {
  open(session: string, found: FoundMember, reason: string, now: Date): Promise<void>;
}

/**
 * The verb for an emergency: the whole page of one member, until the session ends, for a reason that compliance reads. Only who
 * already knows exactly whom they mean may ask; a guess finds nobody.
 */
export async function breakGlass(
  actor: Actor,
  { identity, reason }: { readonly identity: MemberIdentity; readonly reason: string },
  store: GlassStore,
  { desk, limits, now, today }: { desk: MemberDesk; limits: Limits; now: Date; today: string },
): Promise<Result<FoundMember>> {
  const least = limits.break_glass.least_reason_characters;
  if (new Set(reason).size < 5 || [...reason].length < least) {
    return refused('reason_needed', `say in at least ${least} characters why the page must be opened now`);
  }
  const found = await desk.findExact(actor.plans, identity, today);
  const [member] = found;
  if (!member || found.length > 1) return refused('not_found', 'no member of your plans has exactly this identity');
  await store.open(actor.session, member, reason, now);
  return { ok: true, value: member };
}
