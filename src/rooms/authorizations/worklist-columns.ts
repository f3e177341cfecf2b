import { instantText } from '../../kernel/index.ts';
import type { RequestLine } from './spoken-request.ts';

/** Columns of a worklist, on the screen and as a file. */
export const WORKLIST_COLUMNS = [
  'number',
  'member',
  'due',
  'urgency',
  'request_kind',
  'codes',
  'requester',
  'state',
  'awaits',
  'assigned',
  'handler',
  'received',
  'line_of_business',
  'plan',
  'discharge',
] as const;

export const AS_TEXT: Readonly<Record<(typeof WORKLIST_COLUMNS)[number], (line: RequestLine) => string>> = {
  number: ({ number }) => number,
  member: ({ member }) => (member ? [member.name.last, member.name.first].join(', ') : ''),
  due: ({ due }) => (due === undefined ? '' : instantText(due)),
  urgency: ({ urgency }) => urgency,
  request_kind: ({ kind }) => kind,
  codes: ({ codes, what }) => (codes.length > 0 ? codes.join(' ') : (what ?? '')),
  requester: ({ requester }) => requester.name || requester.id,
  state: ({ state, outcome }) => outcome ?? state,
  awaits: ({ awaits }) => awaits ?? '',
  assigned: ({ assigned }) => assigned?.name ?? '',
  handler: ({ group }) => (group ? group.name || group.id : ''),
  received: ({ received }) => instantText(received),
  line_of_business: (line) => line.line_of_business,
  plan: ({ plan }) => plan,
  discharge: (line) => line.discharge_on ?? '',
};
