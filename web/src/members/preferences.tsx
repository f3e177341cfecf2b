import { Button, Group, NativeSelect, Stack, Text, TextInput, Title } from '@mantine/core';
import type { FormEvent } from 'react';
import type { MemberDepths } from '../contract/members.ts';
import { Trouble } from '../parts/states.tsx';
import { useSitting } from '../shell/session-context.tsx';
import { useSay } from '../words/use-say.ts';
import { RuleLine } from './rule-line.tsx';
import { useMemberWishes } from './use-member-wishes.ts';

const FORMATS = ['standard', 'large_print', 'braille', 'audio_cd', 'data_cd'] as const;
const CHANNELS = ['phone', 'mail', 'text', 'email'] as const;
const TIMES = ['morning', 'afternoon', 'evening'] as const;
const CONTACTS = ['mobile', 'phone', 'work', 'email'] as const;

/**
 * In which languages, in what print and by what way the member wants to be reached; and a new number to reach the member by.
 * @cites HN-CS-07, HN-CS-08
 */
export function Preferences({ full, handle }: { readonly full: MemberDepths; readonly handle: string }) {
  const say = useSay();
  const { may } = useSitting();
  const { prefer } = useMemberWishes(handle);
  const closed = !may('member.prefer');
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const now = {
      spoken: full.spoken,
      written: full.written,
      format: full.format,
      channel: full.channel,
      best_time: full.best_time,
    };
    const chosen = Object.entries(now).flatMap(([name, was]) => {
      const value = String(form.get(name) ?? '');
      return value === '' || value === was ? [] : [[name, value] as const];
    });
    const value = String(form.get('contact') ?? '').trim();
    const contact = value === '' ? {} : { contact: { kind: form.get('contact_kind') as 'phone', value } };
    prefer.mutate({ ...Object.fromEntries(chosen), ...contact });
  };
  const options = (family: string, values: readonly string[], chosen: string | undefined) => [
    ...(chosen === undefined ? [{ value: '', label: say('wishes.choose') }] : []),
    ...[...new Set([...values, ...(chosen ? [chosen] : [])])].map((value) => ({
      value,
      label: say.data(family, value),
    })),
  ];
  return (
    <form onSubmit={submit} className="sheet" aria-labelledby="preferences" key={JSON.stringify(full.history[0] ?? '')}>
      <Title order={2} size="h4" id="preferences">
        {say('wishes.preferences')}
      </Title>
      <Stack gap="md" mt="sm">
        <div>
          <Group grow preventGrowOverflow={false}>
            <NativeSelect
              name="spoken"
              label={say('wishes.spoken')}
              disabled={closed}
              defaultValue={full.spoken ?? ''}
              data={options('tongue', say.names('tongue'), full.spoken)}
            />
            <NativeSelect
              name="written"
              label={say('wishes.written')}
              disabled={closed}
              defaultValue={full.written ?? ''}
              data={options('tongue', say.names('tongue'), full.written)}
            />
          </Group>
          <RuleLine full={full} what="language" />
        </div>
        <div>
          <NativeSelect
            name="format"
            label={say('wishes.format')}
            disabled={closed}
            defaultValue={full.format}
            data={options('format', FORMATS, full.format)}
          />
          <RuleLine full={full} what="format" />
        </div>
        <div>
          <Group grow preventGrowOverflow={false}>
            <NativeSelect
              name="channel"
              label={say('wishes.channel')}
              disabled={closed}
              defaultValue={full.channel ?? ''}
              data={options('channel', CHANNELS, full.channel)}
            />
            <NativeSelect
              name="best_time"
              label={say('wishes.best_time')}
              disabled={closed}
              defaultValue={full.best_time ?? ''}
              data={options('best_time', TIMES, full.best_time)}
            />
          </Group>
          <RuleLine full={full} what="channel" />
        </div>
        <div>
          <Group grow preventGrowOverflow={false}>
            <NativeSelect
              name="contact_kind"
              label={say('wishes.contact_kind')}
              disabled={closed}
              data={options('contact', CONTACTS, 'mobile')}
            />
            <TextInput
              name="contact"
              label={say('wishes.contact')}
              disabled={closed}
              maxLength={100}
              autoComplete="off"
            />
          </Group>
          <RuleLine full={full} what="contact" />
        </div>
        {prefer.error && <Trouble error={prefer.error} />}
        {!closed && (
          <Group>
            <Button type="submit" mih={44} loading={prefer.isPending}>
              {say('wishes.save')}
            </Button>
            <Text role="status" size="sm">
              {prefer.isSuccess && say('wishes.saved')}
            </Text>
          </Group>
        )}
      </Stack>
    </form>
  );
}
