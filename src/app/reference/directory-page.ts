import {
  citesOfEntry,
  type DirectoryEntry,
  type Pack,
  type Services,
  Speech,
  type WhyUnknown,
} from '../../rules/index.ts';
import { codes, generatedBy, page, table } from './markdown.ts';
import { REFERENCE_COMMAND } from './reason-page.ts';
import type { Shelf } from './shelf.ts';

const WHY: Readonly<Record<WhyUnknown, string>> = {
  source_gap: 'ask the plan (lost in the document)',
  masked: 'ask the plan (hidden in the document)',
  not_published: 'ask the plan (none published)',
};

/** `policy-directory-<plan>.md`: every published entry with all its contacts, and what is unknown said to be so. */
export function directoryPage(shelf: Shelf, pack: Pack): string {
  const speech = new Speech(shelf.book, 'en');
  const files = pack.directory ?? [];
  return page(
    `# Directory: ${speech.local(pack.plan.name)}`,
    generatedBy(REFERENCE_COMMAND),
    'Whom the published documents name, as they print it. What a document lost stays unknown.',
    ...files.flatMap((file) => [
      `## ${speech.local(file.title)}`,
      file.checked_on === undefined
        ? 'The document carries no date: when these were last checked is unknown.'
        : `Last checked: ${file.checked_on}, the date of the document.`,
      table(
        ['entry', 'for', 'where', 'contacts', 'notes', 'sources'],
        file.entries.map((entry) => [
          nameOf(entry),
          [...new Set(entry.services.map(({ service }) => serviceName(speech, shelf.book.services, service)))].join(
            '; ',
          ),
          whereOf(entry),
          entry.contacts.map((contact) => sayContact(speech, contact)).join('; '),
          notesOf(speech, entry),
          codes(citesOfEntry(entry)),
        ]),
      ),
    ]),
  );
}

function nameOf({ name, business }: DirectoryEntry): string {
  return business === undefined ? name : `${name} (${business})`;
}

function serviceName(speech: Speech, services: Services | undefined, service: string): string {
  const known = services?.[service];
  return known ? speech.local(known.say) : service;
}

function whereOf({ address, counties, places, delivery, brands }: DirectoryEntry): string {
  const lost = address?.unknown;
  const printed = address
    ? [address.attention, address.line, address.city, [address.state, address.zip].filter(Boolean).join(' ')]
        .filter((part) => part !== undefined && part !== '')
        .join(', ')
    : '';
  return [
    printed,
    ...(lost ? [`${lost.parts.join(' and ')}: ${WHY[lost.why]}`] : []),
    ...(counties ? [`${counties.join(', ')} County`] : []),
    ...(places ? [`only ${places.join(', ')}`] : []),
    ...(delivery ? [delivery.replaceAll('_', ' ')] : []),
    ...(brands ? [`members of ${brands.join(', ')}`] : []),
  ]
    .filter((part) => part !== '')
    .join('; ');
}

function sayContact(speech: Speech, contact: DirectoryEntry['contacts'][number]): string {
  const { channel, value, unknown, extension, option, vanity, counties, brands, language, use, unverified } = contact;
  const more = [
    ...(extension === undefined ? [] : [`extension ${extension}`]),
    ...(option === undefined ? [] : [`option ${option}`]),
    ...(vanity ? [vanity.join(', ')] : []),
    ...(counties ? [counties.join(', ')] : []),
    ...(brands ? [brands.join(', ')] : []),
    ...(language === undefined ? [] : [language]),
    ...(use ? [speech.local(use)] : []),
    ...(unverified ? [speech.local(unverified)] : []),
  ];
  const said = value ?? (unknown ? WHY[unknown] : '');
  return `${channel.replaceAll('_', ' ')} ${said}${more.length > 0 ? ` (${more.join('; ')})` : ''}`;
}

function notesOf(speech: Speech, { notes, unknown, hours }: DirectoryEntry): string {
  return [
    ...(hours ? [speech.local(hours.say)] : []),
    ...notes.map((note) => `${note.asterisk ? '\\* ' : ''}${speech.local(note.say)}`),
    ...unknown.map(({ what, why }) => `${speech.local(what)}: ${WHY[why]}`),
  ].join(' ');
}
