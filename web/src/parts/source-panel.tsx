import { Drawer, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { ask } from '../client.ts';
import type { PolicyApi, Topic } from '../contract/benefits.ts';
import { useSay } from '../words/use-say.ts';
import { useTongue } from '../words/words-provider.tsx';
import { SourceContext } from './source-context.ts';
import { StatementView } from './statement-view.tsx';
import { Loaded } from './states.tsx';
import { TopicLink } from './topic-link.tsx';

/** A side panel for the whole portal: the statement, its document and date, the rules and cases that rest on it. */
export function SourcePanel({ children }: { readonly children: ReactNode }) {
  const say = useSay();
  const [id, setId] = useState<string>();
  const { language } = useTongue();
  const found = useQuery({
    queryKey: ['statement', id, language],
    enabled: id !== undefined,
    queryFn: ({ signal }) => ask<PolicyApi['topic']>('GET', '/api/policy/topic', { query: { what: id ?? '' }, signal }),
  });
  const close = () => setId(undefined);
  return (
    <SourceContext value={setId}>
      {children}
      <Drawer
        opened={id !== undefined}
        onClose={close}
        position="right"
        size="md"
        title={say('source.title')}
        closeButtonProps={{ 'aria-label': say('act.close') }}
      >
        <Loaded query={found}>{(topic) => <Panel topic={topic} close={close} />}</Loaded>
      </Drawer>
    </SourceContext>
  );
}

function Panel({ topic, close }: { readonly topic: Topic; readonly close: () => void }) {
  const say = useSay();
  return (
    <Stack>
      {topic.statements.map((statement) => (
        <StatementView key={statement.id} statement={statement} />
      ))}
      <TopicLink what={topic.name} chosen={close}>
        {say('source.whole')}
      </TopicLink>
      <div>
        <Title order={3} size="h5">
          {say('source.rules')}
        </Title>
        {topic.rules.length === 0 && (
          <Text size="sm" c="dimmed">
            {say('source.no_rules')}
          </Text>
        )}
        <ul style={{ margin: '4px 0', paddingInlineStart: 20 }}>
          {topic.rules.map((rule) => (
            <li key={rule.id}>
              <TopicLink what={rule.id} chosen={close}>
                {rule.title}
              </TopicLink>{' '}
              <span className="code">{rule.id}</span>{' '}
              <Text span size="sm">
                {rule.dates}
              </Text>
            </li>
          ))}
        </ul>
      </div>
      <div>
        <Title order={3} size="h5">
          {say('source.cases')}
        </Title>
        {topic.cases.length === 0 && (
          <Text size="sm" c="dimmed">
            {say('source.no_cases')}
          </Text>
        )}
        <ul style={{ margin: '4px 0', paddingInlineStart: 20 }} lang="en">
          {topic.cases.map((one) => (
            <li key={`${one.file} ${one.name}`}>{one.name}</li>
          ))}
        </ul>
      </div>
    </Stack>
  );
}
