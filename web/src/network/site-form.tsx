import { Button, Checkbox, Group, MultiSelect, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import outlines from '../../../policy/places/california-counties.json' with { type: 'json' };
import type { Listing, SiteChange } from '../contract/network.ts';
import { useFacets } from '../directory/use-facets.ts';
import { Trouble } from '../parts/states.tsx';
import type { Say } from '../words/use-say.ts';
import { useSay } from '../words/use-say.ts';
import { ContactRows } from './contact-rows.tsx';
import { changeOf, draftOf, type SiteDraft } from './site-draft.ts';

interface SiteFormProps {
  readonly listing: Listing | undefined;
  readonly save: (change: SiteChange) => void;
  readonly isSaving: boolean;
  readonly error: unknown;
}

const DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
const LANGUAGES = [
  'en',
  'es',
  'hmn',
  'zh',
  'yue',
  'cmn',
  'vi',
  'tl',
  'ko',
  'hy',
  'ru',
  'ar',
  'fa',
  'km',
  'lo',
  'pa',
  'hi',
  'ja',
  'th',
  'uk',
  'mxb',
  'ta',
];
const COUNTIES = outlines.counties.map(({ name }) => name).sort();

/** What the directory says of a place. Saving says that all of it is so today. */
export function SiteForm({ listing, save, isSaving, error }: SiteFormProps) {
  const say = useSay();
  const facets = useFacets();
  const [draft, setDraft] = useState<SiteDraft>(() => draftOf(listing));
  const put = (next: Partial<SiteDraft>) => setDraft((had) => ({ ...had, ...next }));
  const text = (field: 'name' | 'line' | 'city' | 'zip' | 'opens' | 'closes' | 'to') => ({
    value: draft[field],
    onChange: (event: { currentTarget: { value: string } }) => put({ [field]: event.currentTarget.value }),
  });
  const many = (field: 'languages' | 'services' | 'populations' | 'counties') => ({
    value: [...draft[field]],
    onChange: (values: string[]) => put({ [field]: values }),
    searchable: true,
    comboboxProps: { withinPortal: false },
    clearButtonProps: { 'aria-label': say('act.clear') },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save(changeOf(listing, draft));
  };
  return (
    <form onSubmit={submit} className="sheet" noValidate>
      <Stack>
        <TextInput label={say('me.name')} required maxLength={300} {...text('name')} />
        <MultiSelect
          label={say('directory.services')}
          required
          data={named(facets.data?.services, say)}
          {...many('services')}
        />
        <Group grow preventGrowOverflow={false} align="flex-start">
          <TextInput label={say('site.line')} maxLength={200} {...text('line')} />
          <TextInput label={say('directory.city')} maxLength={80} {...text('city')} />
          <TextInput label={say('directory.zip')} inputMode="numeric" maxLength={5} {...text('zip')} />
        </Group>
        <MultiSelect
          label={say('site.counties')}
          description={say('site.counties_hint')}
          data={COUNTIES}
          {...many('counties')}
        />
        <ContactRows contacts={draft.contacts} set={(contacts) => put({ contacts })} />
        <fieldset style={{ border: 0, padding: 0, margin: 0 }}>
          <Text component="legend" size="sm" fw={500}>
            {say('library.hours')}
          </Text>
          <Group gap="md" mb="xs">
            {DAYS.map((day) => (
              <Checkbox
                key={day}
                label={say.data('day', day)}
                checked={draft.days.includes(day)}
                onChange={() => put({ days: DAYS.filter((d) => draft.days.includes(d) !== (d === day)) })}
              />
            ))}
          </Group>
          <Group>
            <TextInput type="time" label={say('site.opens')} {...text('opens')} />
            <TextInput type="time" label={say('site.closes')} {...text('closes')} />
          </Group>
        </fieldset>
        <MultiSelect
          label={say('directory.languages')}
          data={LANGUAGES.map((tag) => ({ value: tag, label: say.data('tongue', tag) }))}
          {...many('languages')}
        />
        <MultiSelect
          label={say('directory.populations')}
          data={named(facets.data?.populations, say)}
          {...many('populations')}
        />
        <NativeSelect
          label={say('directory.accepting')}
          value={draft.accepting}
          onChange={(event) => put({ accepting: event.currentTarget.value as SiteDraft['accepting'] })}
          data={[
            { value: '', label: say('value.unknown') },
            { value: 'yes', label: say('value.yes') },
            { value: 'no', label: say('value.no') },
          ]}
        />
        <TextInput
          type="date"
          label={say('site.last_day')}
          description={say('site.last_day_hint')}
          {...text('to')}
          maw={260}
        />
        {error !== null && error !== undefined && <Trouble error={error} />}
        <Group>
          <Button type="submit" loading={isSaving}>
            {say(listing ? 'site.save' : 'site.add')}
          </Button>
          <Text size="sm" c="dimmed">
            {say('site.save_hint')}
          </Text>
        </Group>
      </Stack>
    </form>
  );
}

function named(
  all: readonly { readonly key: string; readonly say: { readonly en: string } }[] | undefined,
  say: Say,
): { value: string; label: string }[] {
  return (all ?? []).map(({ key, say: words }) => ({ value: key, label: say.local(words) }));
}
