import type { IsoDate, Reach } from '../../kernel/index.ts';
import type { Consent } from './consent.ts';
import type { ContactPoint } from './contact.ts';
import type { Preferences } from './record.ts';

/** One thing a member decided, as it is kept for good beside the answer that stands now. */
export interface Choice {
  /** A kind of consent, or `spoken`, `written`, `format`, `channel`, `best_time`, `contact`. */
  readonly what: string;
  readonly value: string;
  readonly by: Consent['by'] | 'plan' | 'provider';
  readonly on: IsoDate;
}

/** Who says what: a member for himself, a guardian for a ward, staff what they were told. */
export interface Speaker {
  readonly reach: Reach;
  /** Of an account of members, to the member that is spoken for. */
  readonly relation?: 'self' | 'guardian';
}

/** Whose word a consent is. Nobody signed in as a member says that somebody else agreed. */
export function consentBy({ reach, relation }: Speaker, stated: Consent['by']): Consent['by'] {
  if (reach !== 'person') return stated;
  if (relation === 'self') return 'member';
  return stated === 'member' ? 'guardian' : stated;
}

export function wishBy({ reach, relation }: Speaker): Choice['by'] {
  if (reach === 'person') return relation === 'self' ? 'member' : 'guardian';
  return reach === 'plan' ? 'plan' : 'provider';
}

/** Every wish that was said, one by one. */
export function choicesOf(
  wishes: Preferences & { readonly contact?: ContactPoint },
  by: Choice['by'],
  on: IsoDate,
): readonly Choice[] {
  const { channel, bestTime, languages, format, contact } = wishes;
  const said: readonly (readonly [string, string | undefined])[] = [
    ['spoken', languages?.spoken],
    ['written', languages?.written],
    ['format', format],
    ['channel', channel],
    ['best_time', bestTime],
    ['contact', contact && `${contact.kind} ${contact.value}`],
  ];
  return said.flatMap(([what, value]) => (value === undefined ? [] : [{ what, value, by, on }]));
}
