import { Anchor, Badge, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { Found } from '../contract/network.ts';
import { Citations } from '../parts/citations.tsx';
import { Pairs } from '../parts/pairs.tsx';
import { Phone } from '../parts/phone.tsx';
import { useSitting } from '../shell/session-context.tsx';
import { type Say, useSay } from '../words/use-say.ts';
import { useNeedName } from './use-facets.ts';

/** One entry. What its source does not give is said to be unknown: the plan is asked. */
export function DirectoryCard({ found }: { readonly found: Found }) {
  const say = useSay();
  const needName = useNeedName();
  const { session, may } = useSitting();
  const { listing, contacts, miles, standing } = found;
  const canEdit =
    listing.source !== 'published' &&
    (may('directory.edit') || (may('directory.edit_own') && session.seat?.organization.id === listing.organization));
  const { address } = listing;
  const place = [address?.attention, address?.line, address?.city, address?.zip].filter(Boolean).join(', ');
  const lost = [
    ...(address?.unknown?.parts.map((part) => say.data('field', part)) ?? []),
    ...contacts.flatMap((one) => (one.unknown ? [say.data('channel_kind', one.channel)] : [])),
    ...listing.unknown.map((one) => say.local(one.what)),
  ];
  return (
    <article className="sheet" style={{ height: '100%' }}>
      <Title order={2} size="h5">
        {listing.name}
      </Title>
      <Badge variant="outline" color={standing === 'contracted' ? 'teal' : 'gray'} c="var(--mantine-color-text)">
        {say.data('standing', standing)}
      </Badge>
      <Text size="sm" c="dimmed">
        {[
          say.data('directory_kind', listing.kind),
          ...(listing.counties.length > 0 ? [say.list(listing.counties)] : []),
          ...(miles === undefined ? [] : [say('directory.away', { n: Math.round(miles) })]),
        ].join(' · ')}
      </Text>
      <Pairs
        pairs={[
          place && [say('directory.address'), place],
          ...contacts.flatMap((one) =>
            one.value === undefined
              ? []
              : [[say.data('channel_kind', one.channel), <Contact key={one.value} contact={one} />] as const],
          ),
          listing.hours && [
            say('library.hours'),
            listing.hours.say
              ? say.local(listing.hours.say)
              : say('directory.open', {
                  days: openDays(say, listing.hours.days),
                  opens: listing.hours.opens,
                  closes: listing.hours.closes,
                }),
          ],
          listing.services.length > 0 && [say('directory.services'), say.list(listing.services.map(needName))],
          listing.populations &&
            listing.populations.length > 0 && [
              say('directory.populations'),
              say.list(listing.populations.map(needName)),
            ],
          listing.delivery && [say('directory.delivery'), say.data('delivery_way', listing.delivery)],
          listing.languages &&
            listing.languages.length > 0 && [
              say('directory.languages'),
              say.list(listing.languages.map((tag) => say.data('tongue', tag))),
            ],
          listing.accepting !== undefined && [
            say('directory.accepting'),
            say(listing.accepting ? 'value.yes' : 'value.no'),
          ],
        ]}
      />
      {lost.length > 0 && (
        <Text size="sm" mt={4}>
          {say('directory.unknown', { what: say.list([...new Set(lost)]) })}
        </Text>
      )}
      {listing.notes.map((note) => (
        <Text key={note.say.en} size="sm" mt={4}>
          {say.local(note.say)}
        </Text>
      ))}
      <Text size="xs" c="dimmed" mt={8} component="div">
        {listing.checkedOn
          ? say('directory.checked', {
              on: listing.checkedOn.length === 10 ? say.date(listing.checkedOn) : listing.checkedOn,
            })
          : say('directory.never_checked')}{' '}
        {listing.checkedBy && `${say(`directory.checked_by_${listing.checkedBy}`)} `}
        {listing.source === 'synthetic' && `${say('member.synthetic_entry')} `}
        <Citations ids={listing.cites.slice(0, 4)} />
        {canEdit && (
          <div className="no-print">
            <Link to="/network/sites/$site" params={{ site: listing.id }}>
              {say('site.change', { name: listing.name })}
            </Link>
          </div>
        )}
      </Text>
    </article>
  );
}

function Contact({ contact }: { readonly contact: Found['contacts'][number] }) {
  const say = useSay();
  const { channel, value = '', extension, use, unverified } = contact;
  const more = [
    ...(extension ? [say('directory.extension', { n: extension })] : []),
    ...(use ? [say.local(use)] : []),
    ...(unverified ? [say.local(unverified)] : []),
  ];
  return (
    <>
      {channel === 'email' ? (
        <Anchor href={`mailto:${value}`}>{value}</Anchor>
      ) : channel === 'website' || channel === 'portal' ? (
        <Web address={value} />
      ) : channel.includes('fax') ? (
        <Phone number={value} />
      ) : (
        <Phone number={value} />
      )}
      {more.length > 0 && ` (${more.join('; ')})`}
    </>
  );
}

const WEEK = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

/** Monday to Friday, where no day between is left out. */
function openDays(say: Say, days: readonly string[]): string {
  const at = WEEK.flatMap((day, i) => (days.includes(day) ? [i] : []));
  const [first = 0] = at;
  const last = at.at(-1) ?? 0;
  const named = (i: number) => say.data('day', WEEK[i] ?? '');
  return at.length > 2 && last - first + 1 === at.length
    ? say('directory.days', { first: named(first), last: named(last) })
    : say.list(at.map(named));
}

/** Only an address of the web becomes a link. */
function Web({ address }: { readonly address: string }) {
  const url = /^https?:\/\//.test(address) ? address : `https://${address}`;
  return URL.canParse(url) ? (
    <Anchor href={url} target="_blank" rel="noreferrer noopener">
      {address}
    </Anchor>
  ) : (
    address
  );
}
