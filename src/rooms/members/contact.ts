import type { IsoDate } from '../../kernel/index.ts';

export const CONTACT_KINDS = ['phone', 'mobile', 'work', 'email'] as const;
export type ContactKind = (typeof CONTACT_KINDS)[number];

/** A way to reach the member, and who said so. */
export interface ContactPoint {
  readonly kind: ContactKind;
  readonly value: string;
  /** The enrolment file, the member, the plan's staff, or a provider. */
  readonly source: 'enrollment' | 'member' | 'plan' | 'provider';
  /** The organization, when a provider said it. */
  readonly by?: string;
  readonly on: IsoDate;
}

/** How the ways to reach somebody, and the languages, are written, whoever tells them. */
export const TELEPHONE = /^[\d .()+-]{7,20}$/;
export const EMAIL = /^[^\s@]+@[^\s@]+$/;
export const LANGUAGE_TAG = /^[a-z]{2,3}(-[A-Za-z\d]{2,8})*$/;

export function isReachable({ kind, value }: Pick<ContactPoint, 'kind' | 'value'>): boolean {
  return (kind === 'email' ? EMAIL : TELEPHONE).test(value);
}

/**
 * A contact point told anew stands beside those of other sources and replaces only its own source's earlier word: what a
 * provider reports never overwrites what the enrolment file says.
 */
export function withContact(contacts: readonly ContactPoint[], told: ContactPoint): readonly ContactPoint[] {
  const isSame = (c: ContactPoint) => c.kind === told.kind && c.source === told.source && c.by === told.by;
  const earlier = contacts.find(isSame);
  if (earlier && (earlier.on > told.on || (earlier.on === told.on && earlier.value === told.value))) return contacts;
  return [...contacts.filter((c) => !isSame(c)), told];
}

const TRUST: Readonly<Record<ContactPoint['source'], number>> = { member: 0, plan: 1, enrollment: 2, provider: 3 };

/** In the order to try: the member's own word, the plan's, the enrolment file's, a provider's; newest first within each. */
export function inOrder(contacts: readonly ContactPoint[]): readonly ContactPoint[] {
  return contacts.toSorted(
    (a, b) =>
      TRUST[a.source] - TRUST[b.source] || (a.on < b.on ? 1 : a.on > b.on ? -1 : 0) || (a.kind < b.kind ? -1 : 1),
  );
}
