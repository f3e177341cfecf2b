import { Group, NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { ask, type Sent } from '../client.ts';
import type { MemberApi } from '../contract/members.ts';
import { useSay } from '../words/use-say.ts';
import { useTongue } from '../words/words-provider.tsx';

export type MemberFilter = Pick<Sent<MemberApi['search']>['body'], 'name' | 'county' | 'ecm' | 'program'>;

export const LEAST = 2;

/** The beginning of the name, the county, who holds the member for ECM, a program. None of it stands in the address. */
export function MemberFilters({
  plan,
  filter,
  change,
}: {
  readonly plan: string;
  readonly filter: MemberFilter;
  readonly change: (filter: MemberFilter) => void;
}) {
  const say = useSay();
  const { language } = useTongue();
  const facets = useQuery({
    queryKey: ['member-facets', plan, language],
    queryFn: ({ signal }) =>
      ask<MemberApi['facets']>('GET', '/api/members/facets', { query: { plan, language }, signal }),
  });
  const any = { value: '', label: say('members.any') };
  const chosen = (value: string) => (value === '' ? undefined : value);
  const programs = facets.data?.programs ?? [];
  return (
    <Group align="flex-end" mb="md">
      <TextInput
        miw={240}
        label={say('members.text')}
        description={say('members.text_hint', { least: LEAST })}
        value={filter.name ?? ''}
        onChange={(event) => change({ ...filter, name: event.currentTarget.value })}
        maxLength={80}
        autoComplete="off"
      />
      <NativeSelect
        label={say('member.county')}
        value={filter.county ?? ''}
        onChange={(event) => change({ ...filter, county: chosen(event.currentTarget.value) })}
        data={[any, ...(facets.data?.counties ?? [])]}
      />
      <NativeSelect
        label={say('members.ecm')}
        value={filter.ecm ?? ''}
        onChange={(event) => change({ ...filter, ecm: chosen(event.currentTarget.value) as MemberFilter['ecm'] })}
        data={[
          any,
          ...['enrolled', 'pending_outreach', 'none'].map((value) => ({ value, label: say.data('ecm', value) })),
        ]}
      />
      {programs.length > 0 && (
        <NativeSelect
          label={say('members.program')}
          value={filter.program ?? ''}
          onChange={(event) => change({ ...filter, program: chosen(event.currentTarget.value) })}
          data={[any, ...programs.map(({ key, name }) => ({ value: key, label: name }))]}
        />
      )}
    </Group>
  );
}
