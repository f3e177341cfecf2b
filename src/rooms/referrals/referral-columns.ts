import { instantText } from '../../kernel/index.ts';
import type { ReferralLine } from './spoken-referral.ts';

/** Columns of the worklist, on the screen and as a file. */
export const REFERRAL_COLUMNS = [
  'due',
  'number',
  'member',
  'service',
  'state',
  'to',
  'by',
  'received',
  'plan',
] as const;

export const AS_TEXT: Readonly<Record<(typeof REFERRAL_COLUMNS)[number], (line: ReferralLine) => string>> = {
  due: ({ due }) => (due === undefined ? '' : instantText(due)),
  number: ({ number }) => number,
  member: ({ member }) => (member ? [member.name.last, member.name.first].join(', ') : ''),
  service: ({ service, detail }) => [service.label, ...(detail === undefined ? [] : [detail])].join(': '),
  state: ({ state }) => state,
  to: ({ to }) => to?.name ?? '',
  by: ({ by }) => by,
  received: ({ received }) => instantText(received),
  plan: ({ plan }) => plan,
};
