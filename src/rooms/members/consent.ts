import type { IsoDate } from '../../kernel/index.ts';
import { answerQuestion, type CompiledPolicy } from '../../rules/index.ts';

export const CONSENT_KINDS = ['text', 'email', 'ecm', 'share_information', 'research'] as const;
export type ConsentKind = (typeof CONSENT_KINDS)[number];

/** A member's yes, and its end. By whom, how and when, because somebody may ask. */
export interface Consent {
  readonly kind: ConsentKind;
  readonly given: IsoDate;
  readonly withdrawn?: IsoDate;
  readonly by: 'member' | 'guardian' | 'parent' | 'authorized_representative';
  readonly method?: 'verbal' | 'written' | 'electronic';
}

/** Whether a consent stands on a day; undefined when the member was never asked. The day of withdrawal no longer counts. */
export function consentOn(consents: readonly Consent[], kind: ConsentKind, on: IsoDate): boolean | undefined {
  const told = consents.filter((c) => c.kind === kind && c.given <= on);
  if (told.length === 0) return undefined;
  return told.some((c) => c.withdrawn === undefined || c.withdrawn > on);
}

export interface ContactAnswer {
  readonly answer: 'yes' | 'no' | 'review' | 'unknown';
  readonly cite: readonly string[];
}

/**
 * May this member be contacted this way? Asked of the plan's policy, where the rule that texting needs approval stands.
 *
 * @cites HN-CS-08
 */
export function mayContact(
  policy: CompiledPolicy,
  consents: readonly Consent[],
  channel: string,
  on: IsoDate,
): ContactAnswer {
  const approved = consentOn(consents, 'text', on);
  const asked = answerQuestion(policy, 'member-text', {
    on,
    open: true,
    member: '',
    provider: '',
    values: { 'contact.channel': channel, ...(approved === undefined ? {} : { 'contact.text_approved': approved }) },
    history: [],
    authorizations: [],
    documents: [],
    pregnancies: [],
  });
  return { answer: asked?.answer ?? 'unknown', cite: asked?.cites ?? [] };
}
