import { done, type IsoDate, type Result, refused } from '../../kernel/index.ts';
import type { CompiledPolicy } from '../../rules/index.ts';
import type { AskMembers, WholeMember } from './ask-members.ts';
import { choicesOf, type Speaker, wishBy } from './choice.ts';
import { mayContact } from './consent.ts';
import { type ContactPoint, isReachable, LANGUAGE_TAG } from './contact.ts';
import type { Preferences } from './record.ts';

export interface PreferencesAsked extends Preferences {
  /** A new way to reach the member, with who says so. */
  readonly contact?: ContactPoint;
}

/**
 * How the member wants to be reached. A text message is no choice until the member approved being texted.
 *
 * @cites HN-CS-08
 */
export async function setPreferences(
  members: AskMembers,
  policy: CompiledPolicy,
  member: WholeMember,
  asked: PreferencesAsked,
  speaker: Speaker,
  today: IsoDate,
  actor: string,
): Promise<Result<Preferences>> {
  const { contact, ...wishes } = asked;
  const { record } = member;
  if (Object.values(wishes.languages ?? {}).some((tag) => !LANGUAGE_TAG.test(tag))) {
    return refused('language_shape', 'a language is named by its tag, as es, hmn or zh-Hant');
  }
  if (contact && !isReachable(contact)) {
    return refused('contact_shape', 'a telephone number is written 831-555-0100, an e-mail address name@example.org');
  }
  if (wishes.channel !== undefined) {
    const { answer, cite } = mayContact(policy, record.consents, wishes.channel, today);
    if (answer !== 'yes') {
      return refused('text_not_approved', 'the member has not approved text messages; record the consent first', cite);
    }
  }
  const preferences: Preferences = {
    ...record.preferences,
    ...wishes,
    ...(wishes.languages ? { languages: { ...record.preferences.languages, ...wishes.languages } } : {}),
  };
  if (Object.keys(wishes).length > 0) await members.keepPreferences(member, preferences);
  if (contact) await members.keepContact(member, contact);
  await members.keepChoices(member, choicesOf(asked, wishBy(speaker), today), actor);
  return done(preferences);
}
