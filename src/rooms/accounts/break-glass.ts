import { type Actor, type Refusal, type Result, refused } from '../../kernel/index.ts';
import type { Limits } from './access-policy.ts';
import { reasonRefusal } from './reason-rule.ts';

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
  /** One that was opened, as far as the request reaches. */
  opened(glimpse: string): Promise<OpenedGlimpse | undefined>;
  review(glimpse: string, found: 'justified' | 'not_justified', by: string, now: Date): Promise<void>;
}
export interface OpenedGlimpse {
  readonly plan: string;
  /** The account that opened it. */
  readonly by: string;
  readonly isReviewed: boolean;
}

export const NO_GLIMPSE: Refusal = { code: 'not_found', because: 'no page of your plans was opened so' };

/** Compliance looks at each once, and nobody at his own. */
export function reviewRefusal(opened: OpenedGlimpse | undefined, by: string): Refusal | undefined {
  if (!opened) return NO_GLIMPSE;
  if (opened.by === by) return { code: 'own_review', because: 'somebody else looks at what you opened' };
  if (opened.isReviewed) return { code: 'conflict', because: 'this was looked at already' };
  return undefined;
}

/**
 * The verb for an emergency: the whole page of one member, until the session ends, for a reason that compliance reads. Only who
 * already knows exactly whom they mean may ask; a guess finds nobody.
 */
export async function breakGlass(
  actor: Actor,
  { identity, reason }: { readonly identity: MemberIdentity; readonly reason: string },
  store: Pick<GlassStore, 'open'>,
  { desk, limits, now, today }: { desk: MemberDesk; limits: Limits; now: Date; today: string },
): Promise<Result<FoundMember>> {
  const unsaid = reasonRefusal(reason, limits);
  if (unsaid) return { ok: false, refusal: unsaid };
  const found = await desk.findExact(actor.plans, identity, today);
  const [member] = found;
  if (!member || found.length > 1) return refused('not_found', 'no member of your plans has exactly this identity');
  await store.open(actor.session, member, reason, now);
  return { ok: true, value: member };
}
