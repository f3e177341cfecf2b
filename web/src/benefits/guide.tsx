import { Badge, Group, SimpleGrid, Text, TextInput, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { ask } from '../client.ts';
import type { BenefitLine, BenefitsApi } from '../contract/benefits.ts';
import { Screen } from '../parts/screen.tsx';
import { Empty, Loaded } from '../parts/states.tsx';
import { usePlan } from '../shell/use-plan.ts';
import { useSay } from '../words/use-say.ts';
import { useTongue } from '../words/words-provider.tsx';
import { fits } from './fits.ts';

const route = getRouteApi('/app/benefits');

/** What a plan covers, as its policy says it; nothing here is written by hand. */
export function Guide() {
  const say = useSay();
  const { plan } = usePlan();
  const { language } = useTongue();
  const { text = '' } = route.useSearch();
  const go = route.useNavigate();
  const found = useQuery({
    queryKey: ['guide', plan, language],
    queryFn: ({ signal }) => ask<BenefitsApi['guide']>('GET', '/api/plans/:plan/benefits', { params: { plan }, signal }),
  });
  return (
    <Screen title={say('guide.title')} lead={found.data ? say('guide.lead', { plan: found.data.plan.name }) : undefined}>
      <TextInput
        mb="md"
        maw={420}
        type="search"
        label={say('guide.search')}
        description={say('guide.search_hint')}
        value={text}
        maxLength={60}
        onChange={(event) => void go({ search: event.currentTarget.value ? { text: event.currentTarget.value } : {}, replace: true })}
      />
      <Loaded query={found}>{({ benefits }) => <Groups plan={plan} benefits={benefits.filter((b) => fits(b, text))} />}</Loaded>
    </Screen>
  );
}

function Groups({ plan, benefits }: { readonly plan: string; readonly benefits: readonly BenefitLine[] }) {
  const say = useSay();
  if (benefits.length === 0) return <Empty icon="book" title={say('guide.none')}>{say('guide.none_next')}</Empty>;
  return (
    <>
      <Text size="sm" mb="sm" role="status">{say('guide.count', { n: benefits.length })}</Text>
      {[...Map.groupBy(benefits, (b) => b.group)].map(([group, lines]) => (
        <section key={group} style={{ marginBlockEnd: 24 }}>
          <Title order={2} size="h4" mb="xs">{say.data('group', group)}</Title>
          <SimpleGrid cols={{ base: 1, md: 2 }}>
            {lines.map((line) => (
              <article key={`${line.pack}/${line.key}`} className="sheet">
                <Title order={3} size="h5">
                  <Link to="/benefits/$plan/$pack/$key" params={{ plan, pack: line.pack, key: line.key }}>{line.title}</Link>
                </Title>
                <Text size="sm">{line.description}</Text>
                <Group gap={6} mt="xs">
                  <Badge>{say.data('authorization_need', line.authorization)}</Badge>
                  {line.codes.slice(0, 6).map((code) => <span key={code} className="code">{code}</span>)}
                  {line.codes.length > 6 && <Text size="sm">{say('guide.more_codes', { n: line.codes.length - 6 })}</Text>}
                </Group>
              </article>
            ))}
          </SimpleGrid>
        </section>
      ))}
    </>
  );
}
