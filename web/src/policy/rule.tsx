import { Badge, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { ask } from '../client.ts';
import type { BenefitsApi, RulePage } from '../contract/benefits.ts';
import { RuleView } from '../parts/rule-view.tsx';
import { Screen } from '../parts/screen.tsx';
import { Empty, Loaded } from '../parts/states.tsx';
import { usePlan } from '../shell/use-plan.ts';
import { useSay } from '../words/use-say.ts';
import { useTongue } from '../words/words-provider.tsx';

const route = getRouteApi('/app/policy/$pack/$id');

/** One rule: in words, with the cases that prove it and how it changed over time. */
export function Rule() {
  const say = useSay();
  const { plan } = usePlan();
  const { language } = useTongue();
  const { pack, id } = route.useParams();
  const found = useQuery({
    queryKey: ['rule', plan, pack, id, language],
    queryFn: ({ signal }) => ask<BenefitsApi['rule']>('GET', '/api/plans/:plan/rules/:pack/:id', { params: { plan, pack, id }, signal }),
  });
  return (
    <Screen title={found.data?.rule.title ?? say('rule.title')} lead={<span className="code">{`${pack}/${id}`}</span>}>
      <Loaded query={found}>{(page) => <Body page={page} />}</Loaded>
    </Screen>
  );
}

function Body({ page }: { readonly page: RulePage }) {
  const say = useSay();
  const { rule } = page;
  return (
    <Stack>
      <section className="sheet">
        {rule.say && <Text mb="sm">{rule.say}</Text>}
        <RuleView rule={rule} />
      </section>
      <section className="sheet">
        <Title order={2} size="h4">{say('rule.versions')}</Title>
        <ul style={{ paddingInlineStart: 20 }}>
          {page.versions.map((version) => {
            const [pack = '', id = ''] = version.id.split('/');
            return (
              <li key={version.id}>
                {version.dates}: {version.current ? <strong>{version.id}</strong> : <Link to="/policy/$pack/$id" params={{ pack, id }}>{version.id}</Link>}
                {version.current && <Badge ms={8}>{say('rule.this_one')}</Badge>}
              </li>
            );
          })}
        </ul>
        <Text size="sm" c="dimmed">{say('rule.policy_version', { version: page.policy })}</Text>
      </section>
      <section className="sheet">
        <Title order={2} size="h4">{say('rule.cases', { n: page.cases.length })}</Title>
        {page.cases.length === 0 && <Empty icon="check" title={say('source.no_cases')}>{say('rule.no_cases_next')}</Empty>}
        <ul style={{ paddingInlineStart: 20 }} lang="en">
          {page.cases.map((one) => (
            <li key={`${one.file} ${one.name}`}>{one.name} <span className="code">{one.file}</span></li>
          ))}
        </ul>
      </section>
    </Stack>
  );
}
