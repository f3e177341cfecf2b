import { NativeSelect, TextInput } from '@mantine/core';
import type { Facets } from '../contract/network.ts';
import { useSay } from '../words/use-say.ts';

export interface Filters {
  readonly need?: string | undefined;
  readonly county?: string | undefined;
  readonly city?: string | undefined;
  readonly zip?: string | undefined;
  readonly miles?: string | undefined;
  readonly language?: string | undefined;
  readonly view?: string | undefined;
}

interface FiltersProps {
  readonly choices: Facets;
  readonly filters: Filters;
  readonly set: (filters: Filters) => void;
}

const MILES = ['5', '10', '25', '50'] as const;

/** Need, county, city, ZIP and distance, language. */
export function DirectoryFilters({ choices, filters, set }: FiltersProps) {
  const say = useSay();
  const any = { value: '', label: say('filter.any') };
  const typed = (name: 'city' | 'zip') => ({
    defaultValue: filters[name] ?? '',
    onBlur: (event: { currentTarget: { value: string } }) =>
      set({ [name]: event.currentTarget.value.trim() || undefined }),
    onKeyDown: (event: { key: string; currentTarget: { blur: () => void } }) =>
      event.key === 'Enter' && event.currentTarget.blur(),
  });
  const chosen = (name: keyof Filters) => ({
    value: filters[name] ?? '',
    onChange: (event: { currentTarget: { value: string } }) => set({ [name]: event.currentTarget.value || undefined }),
  });
  return (
    <section className="filters sheet" aria-label={say('filter.title')}>
      <NativeSelect
        label={say('directory.need')}
        {...chosen('need')}
        data={[
          any,
          ...choices.services.map((need) => ({
            value: need.key,
            label: say('directory.need_count', { need: say.local(need.say), n: need.listings }),
          })),
        ]}
      />
      <NativeSelect label={say('member.county')} {...chosen('county')} data={[any, ...choices.counties]} />
      <TextInput label={say('directory.city')} maxLength={60} {...typed('city')} />
      <TextInput label={say('directory.zip')} inputMode="numeric" maxLength={5} {...typed('zip')} />
      <NativeSelect
        label={say('directory.within')}
        {...chosen('miles')}
        data={[any, ...MILES.map((miles) => ({ value: miles, label: say('directory.miles', { n: Number(miles) }) }))]}
      />
      <NativeSelect
        label={say('directory.language')}
        {...chosen('language')}
        data={[any, ...choices.languages.map((tag) => ({ value: tag, label: say.data('tongue', tag) }))]}
      />
    </section>
  );
}
