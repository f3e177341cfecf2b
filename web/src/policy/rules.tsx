import { Group, NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { ask } from '../client.ts';
import type { BenefitsApi, RuleLine } from '../contract/benefits.ts';
import { Citations } from '../parts/citations.tsx';
import { Screen } from '../parts/screen.tsx';
import { Empty, Loaded } from '../parts/states.tsx';
import { type Column, Worklist } from '../parts/worklist.tsx';
import { usePlan } from '../shell/use-plan.ts';
import { useSay } from '../words/use-say.ts';
import { useTongue } from '../words/words-provider.tsx';
import { rulesThatFit, sortedRules } from './rule-search.ts';

const route = getRouteApi('/app/policy');

/** Every rule that binds the plan: its codes, its dates, its sources. */
export function Rules() {
  const say = useSay();
  const { plan } = usePlan();
  const { language } = useTongue();
  const { text = '', state = '' } = route.useSearch();
  const go = route.useNavigate();
  const found = useQuery({
    queryKey: ['rules', plan, language],
    staleTime: 300_000,
    queryFn: ({ signal }) => ask<BenefitsApi['rules']>('GET', '/api/plans/:plan/rules', { params: { plan }, signal }),
  });
  const columns: readonly Column<RuleLine>[] = [
    { id: 'title', header: say('rule.title'), cell: (r) => <><strong>{r.title}</strong><br /><span className="code">{r.id}</span></>, text: (r) => `${r.title} ${r.id}`, width: '36%' },
    { id: 'codes', header: say('value.codes'), cell: (r) => (r.codes.length === 0 ? say('rule.all_lines') : r.codes.slice(0, 8).join(', ') + (r.codes.length > 8 ? ' …' : '')), text: (r) => r.codes.join(' ') },
    { id: 'dates', header: say('rule.in_force'), cell: (r) => dates(r), text: (r) => dates(r) },
    { id: 'clauses', header: say('rule.conditions'), cell: (r) => say.number(r.clauses), text: (r) => String(r.clauses) },
    { id: 'cites', header: say('rule.sources'), cell: (r) => <Citations ids={r.cites.slice(0, 4)} />, text: (r) => r.cites.join(' ') },
  ];
  const dates = ({ from, to }: RuleLine) =>
    from && to ? say('value.from_to', { from: say.date(from), to: say.date(to) }) : from ? say('value.from_on', { from: say.date(from) }) : to ? say('value.until', { to: say.date(to) }) : say('value.always');
  const set = (next: { text?: string; state?: string }) =>
    void go({ search: (had) => Object.fromEntries(Object.entries({ ...had, ...next }).filter(([, v]) => v)), replace: true });
  return (
    <Screen title={say('nav.policy')} lead={say('policy.lead')}>
      <Group align="flex-end" mb="md" wrap="wrap">
        <TextInput type="search" label={say('policy.search')} description={say('policy.search_hint')} value={text} maxLength={60} onChange={(event) => set({ text: event.currentTarget.value })} style={{ flex: '1 1 260px', maxWidth: 420 }} />
        <NativeSelect
          label={say('rule.in_force')}
          value={state}
          onChange={(event) => set({ state: event.currentTarget.value })}
          data={[
            { value: '', label: say('filter.any') },
            { value: 'now', label: say('policy.now') },
            { value: 'past', label: say('policy.past') },
            { value: 'future', label: say('policy.future') },
          ]}
        />
      </Group>
      <Loaded query={found}>
        {({ rules }) => {
          const fitting = rulesThatFit(rules, text, state, new Date());
          return (
            <Worklist
              caption={say('nav.policy')}
              columns={columns}
              rowKey={(r) => r.id}
              queryKey={['rules-shown', plan, language, text, state]}
              sort="title"
              load={async ({ offset, limit, sort }) => ({ total: fitting.length, rows: sortedRules(fitting, sort).slice(offset, offset + limit) })}
              open={(r) => {
                const [pack = '', id = ''] = r.id.split('/');
                void go({ to: '/policy/$pack/$id', params: { pack, id } });
              }}
              empty={<Empty icon="rule" title={say('policy.none')}>{say('policy.none_next')}</Empty>}
              exportName="madrone-rules"
            />
          );
        }}
      </Loaded>
    </Screen>
  );
}
