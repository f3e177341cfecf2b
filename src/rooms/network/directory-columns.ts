import type { DIRECTORY_COLUMNS } from './directory-api.ts';
import type { ListingContact } from './listing.ts';
import type { FoundListing } from './search-directory.ts';

type Column = (typeof DIRECTORY_COLUMNS)[number];

/** What a found place says in a flat file, in a language for what the directory words itself. */
export function directoryColumns(language: string): Readonly<Record<Column, (found: FoundListing) => string>> {
  const local = (words: { readonly en: string; readonly [tag: string]: string | undefined }) =>
    words[language] ?? words.en;
  const contact = ({ channel, value, extension, use }: ListingContact) =>
    value === undefined
      ? []
      : [`${channel}: ${value}${extension ? ` x${extension}` : ''}${use ? ` (${local(use)})` : ''}`];
  return {
    name: ({ listing }) => listing.name,
    kind: ({ listing }) => listing.kind,
    services: ({ listing }) => listing.services.join('; '),
    address: ({ listing: { address } }) =>
      [address?.line, address?.city, address?.state, address?.zip].filter(Boolean).join(', '),
    counties: ({ listing }) => listing.counties.join('; '),
    languages: ({ listing }) => (listing.languages ?? []).join('; '),
    contacts: ({ contacts }) => contacts.flatMap(contact).join('; '),
    notes: ({ listing }) => listing.notes.map(({ say }) => local(say)).join('; '),
    checked: ({ listing }) => listing.checkedOn ?? '',
    miles: ({ miles }) => (miles === undefined ? '' : String(miles)),
  };
}
