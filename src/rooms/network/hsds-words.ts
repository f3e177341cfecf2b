import { stableId } from '../../formats/hsds/index.ts';
import type { ContactChannel } from '../../rules/index.ts';

/** Under this name our own identifiers and attributes travel in HSDS. */
export const MADRONE = 'madrone';

export const TAXONOMY = {
  name: 'Madrone services',
  description: 'What a directory of Medi-Cal care can be searched for.',
} as const;

/** Which kind of HSDS telephone a channel is; an e-mail or a web address is none. */
export const HSDS_PHONE: Readonly<Partial<Record<ContactChannel, string>>> = {
  phone: 'voice',
  toll_free: 'voice',
  direct_line: 'voice',
  cell: 'cell',
  tty: 'textphone',
  fax: 'fax',
  electronic_fax: 'fax',
};

/** The channel of a telephone that another publisher lists. */
export const CHANNEL_OF: Readonly<Record<string, ContactChannel>> = {
  voice: 'phone',
  cell: 'cell',
  textphone: 'tty',
  fax: 'fax',
};

/** The row of the telephone or e-mail that is the contact at this position. */
export function contactId(location: string, position: number): string {
  return stableId(`contact ${location} ${position}`);
}
