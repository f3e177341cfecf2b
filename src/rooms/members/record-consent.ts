import { done, type IsoDate, isIsoDate, type Result, refused } from '../../kernel/index.ts';
import type { AskMembers, WholeMember } from './ask-members.ts';
import { consentBy, type Speaker } from './choice.ts';
import type { Consent, ConsentKind } from './consent.ts';

export interface ConsentAsked {
  readonly kind: ConsentKind;
  readonly action: 'give' | 'withdraw';
  readonly by: Consent['by'];
  readonly method?: Consent['method'];
  /** When it was said; today where absent. */
  readonly on?: IsoDate;
}

/** Writes down a member's yes, or its end, and that it was said. Told again it stands as it was. */
export async function recordConsent(
  members: AskMembers,
  member: WholeMember,
  asked: ConsentAsked,
  speaker: Speaker,
  today: IsoDate,
  actor: string,
): Promise<Result<readonly Consent[]>> {
  const { record } = member;
  const on = asked.on ?? today;
  if (!isIsoDate(on) || on > today || on < (record.born ?? '')) {
    return refused('invalid', 'a consent is given or withdrawn on a day between birth and today');
  }
  const by = consentBy(speaker, asked.by);
  const standing = record.consents.find((c) => c.kind === asked.kind && c.withdrawn === undefined);
  const said = (value: 'given' | 'withdrawn') =>
    members.keepChoices(member, [{ what: asked.kind, value, by, on }], actor);
  if (asked.action === 'give') {
    if (standing && standing.given <= on) return done(record.consents);
    const method = asked.method === undefined ? {} : { method: asked.method };
    const given: Consent = { kind: asked.kind, given: on, by, ...method };
    await members.keepConsent(member, given, actor);
    await said('given');
    const others = record.consents.filter((c) => !(c.kind === given.kind && c.given === given.given));
    return done([...others, given]);
  }
  if (!standing) return refused('conflict', 'there is no consent of that kind to withdraw');
  if (on < standing.given) return refused('invalid', 'a consent is not withdrawn before it was given');
  const ended: Consent = { ...standing, withdrawn: on };
  await members.keepConsent(member, ended, actor);
  await said('withdrawn');
  await leaveTexting(members, member, asked.kind);
  return done(record.consents.map((c) => (c === standing ? ended : c)));
}

/**
 * Who takes back the approval of texts is not reached by text any longer.
 *
 * @cites HN-CS-08
 */
async function leaveTexting(members: AskMembers, member: WholeMember, kind: ConsentKind): Promise<void> {
  const { channel, ...others } = member.record.preferences;
  if (kind === 'text' && channel === 'text') await members.keepPreferences(member, others);
}
