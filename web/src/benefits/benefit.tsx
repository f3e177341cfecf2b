import { Button, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { ask } from '../client.ts';
import type { BenefitPage, PolicyApi } from '../contract/benefits.ts';
import { Citations } from '../parts/citations.tsx';
import { Icon } from '../parts/icon.tsx';
import { RuleView } from '../parts/rule-view.tsx';
import { Screen } from '../parts/screen.tsx';
import { Loaded } from '../parts/states.tsx';
import { TopicLink } from '../parts/topic-link.tsx';
import { useSitting } from '../shell/session-context.tsx';
import { useSay } from '../words/use-say.ts';
import { useTongue } from '../words/words-provider.tsx';

const route = getRouteApi('/app/benefits/$plan/$benefit');

/** One benefit: what it is, then each rule as policy holds it, with where it comes from. */
export function Benefit() {
  const say = useSay();
  const { may } = useSitting();
  const { language } = useTongue();
  const params = route.useParams();
  const found = useQuery({
    queryKey: ['benefit', params, language],
    queryFn: ({ signal }) =>
      ask<PolicyApi['benefit']>('GET', '/api/benefits/:plan/:benefit', { params, query: {}, signal }),
  });
  const code = found.data?.rules.flatMap((rule) => firstCode(rule.applies.map((part) => part.value)))[0];
  return (
    <Screen
      title={found.data?.title ?? say('guide.title')}
      actions={
        <>
          {may('benefit.check') && code && (
            <Button renderRoot={(props) => <Link {...props} to="/check" search={{ code }} />}>
              {say('guide.check')}
            </Button>
          )}
          <Button variant="default" leftSection={<Icon name="print" size={18} />} onClick={() => window.print()}>
            {say('act.print')}
          </Button>
        </>
      }
    >
      <Loaded query={found}>{(page) => <Body page={page} />}</Loaded>
    </Screen>
  );
}

function Body({ page }: { readonly page: BenefitPage }) {
  return (
    <Stack>
      <section className="sheet">
        <Text mb="xs">{page.description}</Text>
        {page.notes.length > 0 && (
          <ul style={{ paddingInlineStart: 20, margin: '8px 0' }}>
            {page.notes.map((note) => (
              <li key={note.say}>
                {note.say} <Citations ids={note.cites} />
              </li>
            ))}
          </ul>
        )}
        <Citations ids={page.cites} />
      </section>
      {page.rules.map((rule) => (
        <section key={rule.id} className="sheet">
          <Title order={2} size="h4">
            <TopicLink what={rule.id}>{rule.say ?? rule.id}</TopicLink>
          </Title>
          <RuleView rule={rule} />
        </section>
      ))}
    </Stack>
  );
}

/** A code the benefit's rules name, to begin a pre-check with. */
function firstCode(values: readonly string[]): string[] {
  return values.flatMap((value) => /\b[A-Z]?\d{4,5}[A-Z]?\b/.exec(value)?.[0] ?? []);
}
