import { Button, Group, NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { FormEvent } from 'react';
import { ask } from '../client.ts';
import type { IndexEntry, PolicyApi } from '../contract/benefits.ts';
import { Screen } from '../parts/screen.tsx';
import { Empty, Loaded } from '../parts/states.tsx';
import { type Column, Worklist } from '../parts/worklist.tsx';
import { usePlan } from '../shell/use-plan.ts';
import { useSay } from '../words/use-say.ts';
import { useTongue } from '../words/words-provider.tsx';
import { entriesThatFit, sortedEntries } from './entry-search.ts';

const route = getRouteApi('/app/policy');

/** Everything the plan's policy judges: benefits and questions to browse, and one box for an id, code, rule or clause. */
export function Rules() {
  const say = useSay();
  const { plan } = usePlan();
  const { language } = useTongue();
  const { text = '', kind = '' } = route.useSearch();
  const go = route.useNavigate();
  const found = useQuery({
    queryKey: ['policy-index', plan, language],
    staleTime: 300_000,
    queryFn: ({ signal }) => ask<PolicyApi['index']>('GET', '/api/policy', { query: { plan }, signal }),
  });
  const columns: readonly Column<IndexEntry>[] = [
    {
      id: 'title',
      header: say('rule.title'),
      cell: (e) => <strong>{e.title}</strong>,
      text: (e) => e.title,
      width: '50%',
    },
    { id: 'kind', header: say('policy.kind'), cell: (e) => say.data('entry', e.kind), text: (e) => e.kind },
    { id: 'pack', header: say('policy.pack'), cell: (e) => say.data('plan', e.pack), text: (e) => e.pack },
    { id: 'id', header: say('policy.id'), cell: (e) => <span className="code">{e.id}</span>, text: (e) => e.id },
  ];
  const set = (next: Readonly<Record<string, string>>) =>
    void go({
      search: (had) => Object.fromEntries(Object.entries({ ...had, ...next }).filter(([, v]) => v)),
      replace: true,
    });
  const lookUp = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const what = String(new FormData(event.currentTarget).get('what')).trim();
    if (what.length >= 2) void go({ to: '/policy/topic', search: { what } });
  };
  return (
    <Screen title={say('nav.policy')} lead={say('policy.lead')}>
      <form onSubmit={lookUp} className="sheet" style={{ marginBlockEnd: 16 }}>
        <Group align="flex-end" wrap="wrap">
          <TextInput
            name="what"
            label={say('policy.look_up')}
            description={say('policy.look_up_hint')}
            minLength={2}
            maxLength={100}
            style={{ flex: '1 1 260px', maxWidth: 420 }}
            required
            withAsterisk={false}
          />
          <Button type="submit">{say('policy.open')}</Button>
        </Group>
      </form>
      <Group align="flex-end" mb="md" wrap="wrap">
        <TextInput
          type="search"
          label={say('policy.search')}
          value={text}
          maxLength={60}
          onChange={(event) => set({ text: event.currentTarget.value })}
          style={{ flex: '1 1 260px', maxWidth: 420 }}
        />
        <NativeSelect
          label={say('policy.kind')}
          value={kind}
          onChange={(event) => set({ kind: event.currentTarget.value })}
          data={[
            { value: '', label: say('filter.any') },
            { value: 'benefit', label: say.data('entry', 'benefit') },
            { value: 'question', label: say.data('entry', 'question') },
          ]}
        />
      </Group>
      <Loaded query={found}>
        {({ entries }) => {
          const fitting = entriesThatFit(entries, text, kind);
          return (
            <Worklist
              caption={say('nav.policy')}
              columns={columns}
              rowKey={(e) => `${e.kind}/${e.pack}/${e.id}`}
              queryKey={['policy-shown', plan, language, text, kind]}
              sort="title"
              load={async ({ offset, limit, sort }) => ({
                total: fitting.length,
                rows: sortedEntries(fitting, sort).slice(offset, offset + limit),
              })}
              open={(e) => void go({ to: '/policy/topic', search: { what: e.id } })}
              empty={
                <Empty icon="rule" title={say('policy.none')}>
                  {say('policy.none_next')}
                </Empty>
              }
              exportName="madrone-policy"
            />
          );
        }}
      </Loaded>
    </Screen>
  );
}
