import { NativeSelect, TextInput } from '@mantine/core';
import type { Facets } from '../contract/network.ts';
import { useSay } from '../words/use-say.ts';

/** What the address holds: nothing in it says where somebody lives. */
export interface Filters {
  readonly need?: string | undefined;
  readonly county?: string | undefined;
  readonly miles?: string | undefined;
  readonly language?: string | undefined;
  readonly accepting?: string | undefined;
  readonly population?: string | undefined;
  readonly standing?: string | undefined;
  readonly view?: string | undefined;
}
/** City and ZIP are where somebody is: kept in memory only. */
export interface Near {
  readonly city?: string | undefined;
  readonly zip?: string | undefined;
}

interface FiltersProps {
  readonly choices: Facets;
  readonly filters: Filters;
  readonly near: Near;
  readonly set: (filters: Filters) => void;
  readonly setNear: (near: Near) => void;
}

const MILES = ['5', '10', '25', '50'] as const;
const STANDINGS = ['contracted', 'published', 'plan', 'listed'] as const;

/** Need, county, city, ZIP and distance, language, whether new members are taken, populations, standing. */
export function DirectoryFilters({ choices, filters, near, set, setNear }: FiltersProps) {
  const say = useSay();
  const any = { value: '', label: say('filter.any') };
  const typed = (name: keyof Near) => ({
    defaultValue: near[name] ?? '',
    onBlur: (event: { currentTarget: { value: string } }) =>
      setNear({ ...near, [name]: event.currentTarget.value.trim() || undefined }),
    onKeyDown: (event: { key: string; currentTarget: { blur: () => void; focus: () => void } }) => {
      if (event.key !== 'Enter') return;
      event.currentTarget.blur();
      event.currentTarget.focus();
    },
  });
  const chosen = (name: keyof Filters) => ({
    value: filters[name] ?? '',
    onChange: (event: { currentTarget: { value: string } }) => set({ [name]: event.currentTarget.value || undefined }),
  });
  const counted = (all: Facets['services']) => [
    any,
    ...all
      .filter(({ listings }) => listings > 0)
      .map(({ key, say: words, listings }) => ({
        value: key,
        label: say('directory.need_count', { need: say.local(words), n: listings }),
      })),
  ];
  const badZip = near.zip !== undefined && !/^\d{5}$/.test(near.zip);
  const first = (
    <>
      <NativeSelect label={say('directory.need')} {...chosen('need')} data={counted(choices.services)} />
      <NativeSelect label={say('member.county')} {...chosen('county')} data={[any, ...choices.counties]} />
      <TextInput label={say('directory.city')} maxLength={60} autoComplete="off" {...typed('city')} />
      <TextInput
        label={say('directory.zip')}
        inputMode="numeric"
        maxLength={5}
        autoComplete="off"
        error={badZip ? say('directory.zip_wrong') : undefined}
        {...typed('zip')}
      />
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
    </>
  );
  const rest = (
    <>
      <NativeSelect
        label={say('directory.accepting')}
        {...chosen('accepting')}
        data={[any, { value: 'yes', label: say('value.yes') }, { value: 'no', label: say('value.no') }]}
      />
      {choices.populations.length > 0 && (
        <NativeSelect
          label={say('directory.populations')}
          {...chosen('population')}
          data={counted(choices.populations)}
        />
      )}
      <NativeSelect
        label={say('directory.standing')}
        {...chosen('standing')}
        data={[any, ...STANDINGS.map((key) => ({ value: key, label: say.data('standing', key) }))]}
      />
    </>
  );
  const isNarrowed = [filters.accepting, filters.population, filters.standing].some(Boolean);
  return (
    <section className="sheet no-print" aria-label={say('filter.title')}>
      <div className="filters">{first}</div>
      <details open={isNarrowed} style={{ marginBlockStart: 8 }}>
        <summary style={{ minHeight: 24, cursor: 'pointer' }}>{say('filter.more')}</summary>
        <div className="filters">{rest}</div>
      </details>
    </section>
  );
}
