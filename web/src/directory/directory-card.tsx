import { Text, Title } from '@mantine/core';
import type { DirectoryRow, NetworkApi } from '../contract/network.ts';
import { Citations } from '../parts/citations.tsx';
import { Pairs } from '../parts/pairs.tsx';
import { Phone } from '../parts/phone.tsx';
import { useSay } from '../words/use-say.ts';

interface CardProps {
  readonly row: DirectoryRow;
  readonly whom: NetworkApi['search']['answer']['ask'];
}

/** One entry. What its source does not give is said to be unknown, with whom to ask. */
export function DirectoryCard({ row, whom }: CardProps) {
  const say = useSay();
  const place = [row.address, row.city, row.zip].filter(Boolean).join(', ');
  return (
    <article className="sheet" style={{ height: '100%' }}>
      <Title order={2} size="h5">{row.name}</Title>
      <Text size="sm" c="dimmed">
        {row.need}
        {row.county && ` · ${row.county}`}
        {row.miles !== undefined && ` · ${say('directory.away', { n: Math.round(row.miles) })}`}
      </Text>
      <Pairs
        pairs={[
          ...(place ? ([[say('directory.address'), place]] as const) : []),
          ...(row.phone ? ([[say('value.phone'), <Phone key="phone" number={row.phone} />]] as const) : []),
          ...(row.fax ? ([[say('directory.fax'), <span key="fax" dir="ltr">{row.fax}</span>]] as const) : []),
          ...(row.email ? ([[say('sign_in.email'), <a key="email" href={`mailto:${row.email}`}>{row.email}</a>]] as const) : []),
          ...(row.languages.length > 0 ? ([[say('directory.languages'), say.list(row.languages.map((tag) => say.data('tongue', tag)))]] as const) : []),
        ]}
      />
      {row.unknown.length > 0 && (
        <Text size="sm" mt={4}>
          {say('directory.unknown', { what: say.list(row.unknown.map((field) => say.data('field', field))) })}{' '}
          {say('directory.ask', { plan: whom.name })} {whom.phone && <Phone number={whom.phone} />}
        </Text>
      )}
      {row.notes.map((note) => (
        <Text key={note} size="sm" mt={4}>{note}</Text>
      ))}
      <Text size="xs" c="dimmed" mt={8} component="div">
        {row.checked ? say('directory.checked', { on: say.date(row.checked) }) : say('directory.never_checked')} <Citations ids={row.cites} />
      </Text>
    </article>
  );
}
