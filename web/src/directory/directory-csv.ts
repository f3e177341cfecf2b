import type { Found } from '../contract/network.ts';
import { csvText } from '../parts/csv.ts';
import type { Say } from '../words/use-say.ts';

/** Entries as a file for a spreadsheet, everything in the reader's words. */
export function directoryCsv(rows: readonly Found[], say: Say, needName: (key: string) => string): string {
  const columns: readonly (readonly [string, (found: Found) => string])[] = [
    [say('me.name'), ({ listing }) => listing.name],
    [say('directory.standing'), ({ standing }) => say.data('standing', standing)],
    [say('library.kind'), ({ listing }) => say.data('directory_kind', listing.kind)],
    [say('directory.services'), ({ listing }) => listing.services.map(needName).join('; ')],
    [say('member.county'), ({ listing }) => listing.counties.join('; ')],
    [say('directory.address'), ({ listing }) => listing.address?.line ?? ''],
    [say('directory.city'), ({ listing }) => listing.address?.city ?? ''],
    [say('directory.zip'), ({ listing }) => listing.address?.zip ?? ''],
    [say('channel_kind.phone'), (found) => reached(found, (channel) => !NO_CALL.test(channel))],
    [say('channel_kind.fax'), (found) => reached(found, (channel) => channel.includes('fax'))],
    [say('channel_kind.email'), (found) => reached(found, (channel) => channel === 'email')],
    [
      say('directory.languages'),
      ({ listing }) => (listing.languages ?? []).map((tag) => say.data('tongue', tag)).join('; '),
    ],
    [
      say('directory.accepting'),
      ({ listing }) =>
        listing.accepting === undefined ? say('value.unknown') : say(listing.accepting ? 'value.yes' : 'value.no'),
    ],
    [say('directory.miles_away'), ({ miles }) => (miles === undefined ? '' : String(miles))],
    [say('directory.checked_on'), ({ listing }) => listing.checkedOn ?? say('value.unknown')],
  ];
  return csvText(
    columns.map(([header]) => header),
    rows.map((row) => columns.map(([, cell]) => cell(row))),
  );
}

const NO_CALL = /fax|email|website|portal/;

function reached({ contacts }: Found, fits: (channel: string) => boolean): string {
  return contacts.flatMap(({ channel, value }) => (value !== undefined && fits(channel) ? [value] : [])).join('; ');
}
