import { Anchor, Drawer, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { ask } from '../client.ts';
import type { BenefitsApi, Statement } from '../contract/benefits.ts';
import { useSay } from '../words/use-say.ts';
import { useTongue } from '../words/words-provider.tsx';
import { Pairs } from './pairs.tsx';
import { SourceContext } from './source-context.ts';
import { Loaded } from './states.tsx';

/** A side panel for the whole portal: the statement, its document and date, the rules and cases that rest on it. */
export function SourcePanel({ children }: { readonly children: ReactNode }) {
  const say = useSay();
  const [id, setId] = useState<string>();
  const { language } = useTongue();
  const found = useQuery({
    queryKey: ['statement', id, language],
    enabled: id !== undefined,
    queryFn: ({ signal }) =>
      ask<BenefitsApi['statement']>('GET', '/api/statements/:id', { params: { id: id ?? '' }, signal }),
  });
  return (
    <SourceContext value={setId}>
      {children}
      <Drawer
        opened={id !== undefined}
        onClose={() => setId(undefined)}
        position="right"
        size="md"
        title={id === undefined ? '' : say('source.title', { id })}
        closeButtonProps={{ 'aria-label': say('act.close') }}
      >
        <Loaded query={found}>{(statement) => <StatementView statement={statement} close={() => setId(undefined)} />}</Loaded>
      </Drawer>
    </SourceContext>
  );
}

function StatementView({ statement, close }: { readonly statement: Statement; readonly close: () => void }) {
  const say = useSay();
  const { document } = statement;
  return (
    <Stack gap="md">
      <Text lang="en">{statement.statement}</Text>
      {statement.reading && (
        <div>
          <Title order={3} size="h5">{say('source.reading')}</Title>
          <Text size="sm" lang="en">{statement.reading}</Text>
        </div>
      )}
      <Pairs
        pairs={[
          [say('source.document'), document.url ? <Anchor href={document.url} target="_blank" rel="noreferrer noopener">{document.title}</Anchor> : document.title],
          [say('source.publisher'), document.publisher],
          [say('source.dated'), document.dated ? say.date(document.dated) : say('value.unknown')],
          [say('source.kind'), statement.kind],
        ]}
      />
      <div>
        <Title order={3} size="h5">{say('source.rules')}</Title>
        {statement.rules.length === 0 && <Text size="sm" c="dimmed">{say('source.no_rules')}</Text>}
        <ul style={{ margin: '4px 0', paddingInlineStart: 20 }}>
          {statement.rules.map((rule) => {
            const [pack = '', name = ''] = rule.id.split('/');
            return (
              <li key={rule.id}>
                <Anchor renderRoot={(props) => <Link {...props} to="/policy/$pack/$id" params={{ pack, id: name }} onClick={close} />}>{rule.title}</Anchor>{' '}
                <span className="code">{rule.id}</span> {rule.dates}
              </li>
            );
          })}
        </ul>
      </div>
      <div>
        <Title order={3} size="h5">{say('source.cases')}</Title>
        {statement.cases.length === 0 && <Text size="sm" c="dimmed">{say('source.no_cases')}</Text>}
        <ul style={{ margin: '4px 0', paddingInlineStart: 20 }} lang="en">
          {statement.cases.map((one) => (
            <li key={`${one.file} ${one.name}`}>{one.name}</li>
          ))}
        </ul>
      </div>
    </Stack>
  );
}
