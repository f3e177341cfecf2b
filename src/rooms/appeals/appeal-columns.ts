import { instantText } from '../../kernel/index.ts';
import type { AppealLine } from './spoken-appeal.ts';

/** Columns of a worklist, on the screen and as a file. */
export const APPEAL_COLUMNS = [
  'due',
  'number',
  'kind',
  'member',
  'category',
  'state',
  'awaits',
  'assigned',
  'filed_by',
  'request',
  'received',
  'line_of_business',
  'plan',
] as const;

export const AS_TEXT: Readonly<Record<(typeof APPEAL_COLUMNS)[number], (line: AppealLine) => string>> = {
  due: ({ due }) => (due === undefined ? '' : instantText(due)),
  number: ({ number }) => number,
  kind: ({ kind, expedited }) => (expedited ? `${kind}, expedited` : kind),
  member: ({ member }) => (member ? [member.name.last, member.name.first].join(', ') : ''),
  category: ({ category }) => category,
  state: ({ state, outcome, after }) => after ?? outcome ?? state,
  awaits: ({ awaits }) => awaits ?? '',
  assigned: ({ assigned }) => assigned?.name ?? '',
  filed_by: (line) => line.filed_by,
  request: ({ request, continuity }) => request ?? continuity ?? '',
  received: ({ received }) => instantText(received),
  line_of_business: (line) => line.line_of_business,
  plan: ({ plan }) => plan,
};
