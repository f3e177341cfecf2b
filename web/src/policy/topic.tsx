import { Badge, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { ask } from '../client.ts';
import type { PolicyApi, Topic } from '../contract/benefits.ts';
import { RuleView } from '../parts/rule-view.tsx';
import { Screen } from '../parts/screen.tsx';
import { StatementView } from '../parts/statement-view.tsx';
import { Empty, Loaded } from '../parts/states.tsx';
import { TopicLink } from '../parts/topic-link.tsx';
import { usePlan } from '../shell/use-plan.ts';
import { useSay } from '../words/use-say.ts';
import { useTongue } from '../words/words-provider.tsx';

const route = getRouteApi('/app/policy/topic');

/** What a name of the policy stands for: its rules in words, their dated versions, sources, and the cases that prove them. */
export function TopicPage() {
  const say = useSay();
  const { plan } = usePlan();
  const { language } = useTongue();
  const { what = '' } = route.useSearch();
  const found = useQuery({
    queryKey: ['topic', plan, what, language],
    enabled: what.length >= 2,
    queryFn: ({ signal }) => ask<PolicyApi['topic']>('GET', '/api/policy/topic', { query: { what, plan }, signal }),
  });
  const { data } = found;
  return (
    <Screen
      title={
        data ? say('policy.topic_title', { kind: say.data('entry', data.kind), name: data.name }) : say('nav.policy')
      }
    >
      <Loaded query={found}>{(topic) => <Body topic={topic} />}</Loaded>
    </Screen>
  );
}

function Body({ topic }: { readonly topic: Topic }) {
  const say = useSay();
  const shown = new Set(topic.rules.map((rule) => rule.id));
  return (
    <Stack>
      {topic.rules.length === 0 && topic.statements.length === 0 && (
        <section className="sheet">
          <Empty icon="rule" title={say('policy.none')}>
            {say('policy.none_next')}
          </Empty>
        </section>
      )}
      {topic.rules.map((rule) => (
        <section key={rule.id} className="sheet">
          <Title order={2} size="h4">
            {rule.title}
          </Title>
          <Text size="sm">
            <span className="code">{rule.id}</span> <span className="code">{rule.place}</span>
          </Text>
          {rule.say && <Text my="xs">{rule.say}</Text>}
          <RuleView rule={rule} />
        </section>
      ))}
      {topic.versions.length > 0 && (
        <section className="sheet">
          <Title order={2} size="h4">
            {say('rule.versions')}
          </Title>
          <ul style={{ paddingInlineStart: 20 }}>
            {topic.versions.map((version) => (
              <li key={version.id}>
                {version.dates}: <TopicLink what={version.id}>{version.id}</TopicLink>
                {shown.has(version.id) && shown.size === 1 && <Badge ms={8}>{say('rule.this_one')}</Badge>}
              </li>
            ))}
          </ul>
        </section>
      )}
      {topic.general.length > 0 && (
        <section className="sheet">
          <Title order={2} size="h4">
            {say('policy.general')}
          </Title>
          <ul style={{ paddingInlineStart: 20 }}>
            {topic.general.map((rule) => (
              <li key={rule.id}>
                <TopicLink what={rule.id}>{rule.title}</TopicLink> <span className="code">{rule.id}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {topic.statements.length > 0 && (
        <section className="sheet">
          <Title order={2} size="h4" mb="sm">
            {say('rule.sources')}
          </Title>
          <Stack gap="lg">
            {topic.statements.map((statement) => (
              <StatementView key={statement.id} statement={statement} />
            ))}
          </Stack>
        </section>
      )}
      <section className="sheet">
        <Title order={2} size="h4">
          {say('rule.cases', { n: topic.cases.length })}
        </Title>
        {topic.cases.length === 0 && (
          <Empty icon="check" title={say('source.no_cases')}>
            {say('rule.no_cases_next')}
          </Empty>
        )}
        <ul style={{ paddingInlineStart: 20 }} lang="en">
          {topic.cases.map((one) => (
            <li key={`${one.file} ${one.name}`}>
              {one.name} <span className="code">{one.file}</span>
            </li>
          ))}
        </ul>
      </section>
    </Stack>
  );
}
