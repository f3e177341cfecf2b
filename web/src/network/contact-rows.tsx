import { Button, Group, NativeSelect, Text, TextInput } from '@mantine/core';
import { useSay } from '../words/use-say.ts';
import type { Channel, SiteDraft } from './site-draft.ts';

type Contacts = SiteDraft['contacts'];
const CHANNELS: readonly Channel[] = [
  'phone',
  'toll_free',
  'cell',
  'direct_line',
  'tty',
  'fax',
  'electronic_fax',
  'email',
  'website',
];

/** Phones, faxes, e-mail: how the place is reached. */
export function ContactRows({ contacts, set }: { readonly contacts: Contacts; readonly set: (to: Contacts) => void }) {
  const say = useSay();
  const put = (at: number, next: Partial<Contacts[number]>) =>
    set(contacts.map((one, i) => (i === at ? { ...one, ...next } : one)));
  return (
    <fieldset style={{ border: 0, padding: 0, margin: 0 }}>
      <Text component="legend" size="sm" fw={500}>
        {say('site.contacts')}
      </Text>
      <Text size="xs" c="dimmed">
        {say('site.contacts_hint')}
      </Text>
      {contacts.map((one, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row has no name until it is saved
        <Group key={i} align="flex-end" gap="xs" mt="xs" wrap="wrap">
          <NativeSelect
            label={say('site.channel')}
            value={one.channel}
            onChange={(event) => put(i, { channel: event.currentTarget.value as Channel })}
            data={CHANNELS.map((channel) => ({ value: channel, label: say.data('channel_kind', channel) }))}
          />
          <TextInput
            label={say('site.number')}
            value={one.value ?? ''}
            placeholder={one.unknown ? say('value.unknown') : undefined}
            maxLength={300}
            onChange={(event) => put(i, { value: event.currentTarget.value })}
            style={{ flex: '1 1 200px' }}
          />
          <Button
            variant="default"
            aria-label={say('site.remove_contact', { n: i + 1 })}
            onClick={() => set(contacts.filter((_, k) => k !== i))}
          >
            {say('site.remove')}
          </Button>
        </Group>
      ))}
      <Button variant="default" mt="xs" onClick={() => set([...contacts, { channel: 'phone', value: '' }])}>
        {say('site.add_contact')}
      </Button>
    </fieldset>
  );
}
