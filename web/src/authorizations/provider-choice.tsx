import { Autocomplete, Checkbox, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { ask } from '../client.ts';
import type { RequestApi } from '../contract/authorizations.ts';
import { useSay } from '../words/use-say.ts';
import { type NamedProvider, NOBODY, type OutsideDraft } from './request-sheet.ts';

interface ProviderChoiceProps {
  readonly plan: string;
  readonly label: string;
  readonly hint: string;
  readonly value: NamedProvider;
  readonly change: (value: NamedProvider) => void;
  /** Whether one whom the network does not have may be named. */
  readonly mayBeOutside: boolean;
  readonly required?: boolean;
  /** What is said where the network has nobody of that name. */
  readonly none?: string;
}

const ENOUGH = 3;

/** Who asks, who serves, where: the network is searched first; one it does not have is named by NPI. */
export function ProviderChoice({
  plan,
  label,
  hint,
  value,
  change,
  mayBeOutside,
  required = false,
  none,
}: ProviderChoiceProps) {
  const say = useSay();
  const [like] = useDebouncedValue(value.text.trim(), 300);
  const found = useQuery({
    queryKey: ['providers-like', plan, like],
    enabled: like.length >= ENOUGH,
    queryFn: ({ signal }) =>
      ask<RequestApi['providers']>('POST', '/api/requests/providers', { body: { plan, like }, signal }),
  });
  const isSearched = like.length >= ENOUGH && like === value.text.trim();
  const isChosen = /, \d{10}$/.test(value.text);
  const options = [...new Set((found.data?.providers ?? []).map(({ name, npi }) => `${name}, ${npi}`))];
  const { outside } = value;
  return (
    <Stack gap={6} component="div">
      {outside ? (
        <Outside who={label} value={outside} change={(next) => change({ ...value, outside: next })} />
      ) : (
        <Autocomplete
          label={label}
          description={hint}
          value={value.text}
          maxLength={120}
          required={required}
          withAsterisk={false}
          data={options}
          maxDropdownHeight={480}
          filter={({ options: all }) => all}
          comboboxProps={{ withinPortal: false }}
          onChange={(text) => change({ text })}
        />
      )}
      <Text size="sm" c="dimmed" role="status">
        {!outside &&
          !isChosen &&
          isSearched &&
          found.data &&
          (options.length === 0 ? (none ?? say('new.provider_none')) : say('new.provider_some', { n: options.length }))}
      </Text>
      {mayBeOutside && (outside || (like.length >= ENOUGH && !isChosen)) && (
        <Checkbox
          label={say('new.outside_who', { who: label })}
          checked={outside !== undefined}
          onChange={(event) =>
            change(
              event.currentTarget.checked ? { text: value.text, outside: startOf(value.text) } : { text: value.text },
            )
          }
        />
      )}
    </Stack>
  );
}

function startOf(text: string): OutsideDraft {
  const typed = text.trim();
  return /^\d+$/.test(typed) ? { ...NOBODY, npi: typed } : { ...NOBODY, name: typed };
}

interface OutsideProps {
  readonly who: string;
  readonly value: OutsideDraft;
  readonly change: (value: OutsideDraft) => void;
}

function Outside({ who, value, change }: OutsideProps) {
  const say = useSay();
  const put = (name: keyof OutsideDraft) => (event: { readonly currentTarget: { readonly value: string } }) =>
    change({ ...value, [name]: event.currentTarget.value });
  return (
    <fieldset className="outside">
      <legend>{say('new.outside_who', { who })}</legend>
      <TextInput
        label={say('new.outside_npi')}
        inputMode="numeric"
        pattern="\s*\d{10}\s*"
        title={say('new.outside_npi_shape')}
        required
        withAsterisk={false}
        value={value.npi}
        onChange={put('npi')}
      />
      <TextInput
        label={say('new.outside_name')}
        required
        withAsterisk={false}
        maxLength={200}
        value={value.name}
        onChange={put('name')}
      />
      <TextInput label={say('new.outside_county')} maxLength={60} value={value.county} onChange={put('county')} />
      <TextInput label={say('new.outside_phone')} maxLength={40} value={value.phone} onChange={put('phone')} />
      <TextInput
        label={say('new.outside_fax')}
        description={say('new.outside_fax_hint')}
        maxLength={40}
        value={value.fax}
        onChange={put('fax')}
      />
    </fieldset>
  );
}
