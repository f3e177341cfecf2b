import { instantText } from '../../kernel/index.ts';
import type { ContinuityLine } from './spoken-continuity.ts';

/** Columns of a worklist, on the screen and as a file. */
export const CONTINUITY_COLUMNS = [
  'due',
  'number',
  'urgency',
  'member',
  'kind',
  'program',
  'provider',
  'state',
  'until',
  'owed',
  'received',
  'review',
  'plan',
] as const;

export const AS_TEXT: Readonly<Record<(typeof CONTINUITY_COLUMNS)[number], (line: ContinuityLine) => string>> = {
  due: ({ due }) => (due === undefined ? '' : instantText(due)),
  number: ({ number }) => number,
  urgency: ({ urgency }) => urgency,
  member: ({ member }) => (member ? [member.name.last, member.name.first].join(', ') : ''),
  kind: ({ kind }) => kind,
  program: ({ program }) => program,
  provider: ({ provider }) => provider?.name ?? '',
  state: ({ state, outcome }) => outcome ?? state,
  until: ({ until }) => until ?? '',
  owed: ({ owed }) => owed.map(({ label }) => label).join('; '),
  received: ({ received }) => instantText(received),
  review: (line) => line.review_on ?? '',
  plan: ({ plan }) => plan,
};
