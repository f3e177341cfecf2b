import { Anchor, Text, Title } from '@mantine/core';
import type { Found } from '../contract/network.ts';
import { Citations } from '../parts/citations.tsx';
import { Pairs } from '../parts/pairs.tsx';
import { Phone } from '../parts/phone.tsx';
import { useSay } from '../words/use-say.ts';

/** One entry. What its source does not give is said to be unknown: the plan is asked. */
export function DirectoryCard({ found }: { readonly found: Found }) {
  const say = useSay();
  const { listing, contacts, miles } = found;
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
      <Text size="sm" c="dimmed">
        {[
          say.data('directory_kind', listing.kind),
          ...(listing.counties.length > 0 ? [say.list(listing.counties)] : []),
          ...(miles === undefined ? [] : [say('directory.away', { n: Math.round(miles) })]),
        ].join(' · ')}
      </Text>
      <Pairs
        pairs={[
          ...(place ? ([[say('directory.address'), place]] as const) : []),
          ...contacts.flatMap((one) =>
            one.value === undefined
              ? []
              : [[say.data('channel_kind', one.channel), <Contact key={one.value} contact={one} />] as const],
          ),
          ...(listing.delivery
            ? ([[say('directory.delivery'), say.data('delivery_way', listing.delivery)]] as const)
            : []),
          ...(listing.languages && listing.languages.length > 0
            ? ([
                [say('directory.languages'), say.list(listing.languages.map((tag) => say.data('tongue', tag)))],
              ] as const)
            : []),
          ...(listing.accepting === undefined
            ? []
            : ([[say('directory.accepting'), say(listing.accepting ? 'value.yes' : 'value.no')]] as const)),
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
        {listing.source === 'synthetic' && `${say('member.synthetic_entry')} `}
        <Citations ids={listing.cites.slice(0, 4)} />
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
        <span dir="ltr">{value}</span>
      ) : (
        <Phone number={value} />
      )}
      {more.length > 0 && ` (${more.join('; ')})`}
    </>
  );
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
