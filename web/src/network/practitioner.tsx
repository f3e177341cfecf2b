import { Button, Stack, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { ask } from '../client.ts';
import type { NetworkApi, Paper, PractitionerPage } from '../contract/network.ts';
import { Clause } from '../parts/clause.tsx';
import { Pairs } from '../parts/pairs.tsx';
import { Screen } from '../parts/screen.tsx';
import { Loaded } from '../parts/states.tsx';
import { usePlan } from '../shell/use-plan.ts';
import { useSay } from '../words/use-say.ts';
import { useTongue } from '../words/words-provider.tsx';
import { PaperDialog } from './paper-dialog.tsx';
import { PaperTable } from './paper-table.tsx';
import { PapersMark } from './papers-mark.tsx';
import { Versions } from './versions.tsx';

const route = getRouteApi('/app/network/practitioners/$practitioner');

/** Somebody's papers beside what the plan asks of the role, clause by clause. @cites HN-DOU-35, HN-CHW-17 */
export function Practitioner() {
  const say = useSay();
  const { plan } = usePlan();
  const { language } = useTongue();
  const params = route.useParams();
  const found = useQuery({
    queryKey: ['practitioner', plan, params.practitioner, language],
    queryFn: ({ signal }) =>
      ask<NetworkApi['practitioner']>('GET', '/api/network/practitioners/:practitioner', {
        params,
        query: { plan },
        signal,
      }),
  });
  return (
    <Screen title={say('papers.title')} heading={found.data?.name ?? say('papers.title')}>
      <Loaded query={found}>{(whole) => <Body whole={whole} />}</Loaded>
    </Screen>
  );
}

function Body({ whole }: { readonly whole: PractitionerPage }) {
  const say = useSay();
  const [editing, setEditing] = useState<{ position?: number; paper?: Paper }>();
  return (
    <Stack maw={960}>
      <section className="sheet">
        <Pairs
          pairs={[
            [say('papers.role'), say.data('provider_type', whole.role)],
            [say('me.organization'), whole.organizationName],
            whole.npi && [say('papers.npi'), whole.npi],
            [say('papers.state'), <PapersMark key="state" state={whole.answer} />],
          ]}
        />
      </section>
      <section className="sheet" aria-labelledby="papers">
        <div style={{ display: 'flex', flexWrap: 'wrap', gap: 8, justifyContent: 'space-between' }}>
          <Title order={2} size="h4" id="papers">
            {say('network.papers')}
          </Title>
          <Button variant="default" onClick={() => setEditing({})}>
            {say('papers.add')}
          </Button>
        </div>
        <PaperTable
          papers={whole.papers}
          today={whole.on}
          edit={(position, paper) => setEditing({ position, paper })}
        />
      </section>
      {whole.questions.map(({ question, title, answer, clauses }) => (
        <section key={question} className="sheet" aria-labelledby={question}>
          <Title order={2} size="h4" id={question}>
            {title}
          </Title>
          <PapersMark state={answer} />
          <ul style={{ listStyle: 'none', padding: 0, margin: 0 }}>
            {clauses.map((clause) => (
              <Clause key={clause.id} clause={clause} />
            ))}
          </ul>
        </section>
      ))}
      <section className="sheet" aria-labelledby="versions">
        <Title order={2} size="h4" id="versions">
          {say('versions.title')}
        </Title>
        <Versions versions={whole.versions} />
      </section>
      {editing && <PaperDialog whole={whole} {...editing} close={() => setEditing(undefined)} />}
    </Stack>
  );
}
