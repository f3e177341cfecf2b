import { Group, SimpleGrid, Text, TextInput, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { ask } from '../client.ts';
import type { BenefitLine, PolicyApi } from '../contract/benefits.ts';
import { Screen } from '../parts/screen.tsx';
import { Empty, Loaded } from '../parts/states.tsx';
import { usePlan } from '../shell/use-plan.ts';
import { useSay } from '../words/use-say.ts';
import { useTongue } from '../words/words-provider.tsx';

const route = getRouteApi('/app/benefits');
const SHOWN_CODES = 6;

/** What a plan covers, as its policy says it; nothing here is written by hand. */
export function Guide() {
  const say = useSay();
  const { plan } = usePlan();
  const { language } = useTongue();
  const { text = '' } = route.useSearch();
  const [search] = useDebouncedValue(text, 200);
  const go = route.useNavigate();
  const found = useQuery({
    queryKey: ['guide', plan, search, language],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      ask<PolicyApi['guide']>('GET', '/api/benefits', { query: { plan, ...(search ? { search } : {}) }, signal }),
  });
  return (
    <Screen title={say('guide.title')} lead={say('guide.lead', { plan: say.data('plan', plan) })}>
      <TextInput
        mb="md"
        maw={420}
        type="search"
        label={say('guide.search')}
        description={say('guide.search_hint')}
        value={text}
        maxLength={60}
        onChange={(event) =>
          void go({ search: event.currentTarget.value ? { text: event.currentTarget.value } : {}, replace: true })
        }
      />
      <Loaded query={found}>{({ benefits }) => <Groups plan={plan} benefits={benefits} />}</Loaded>
    </Screen>
  );
}

function Groups({ plan, benefits }: { readonly plan: string; readonly benefits: readonly BenefitLine[] }) {
  const say = useSay();
  if (benefits.length === 0)
    return (
      <section className="sheet">
        <Empty icon="book" title={say('guide.none')}>
          {say('guide.none_next')}
        </Empty>
      </section>
    );
  return (
    <>
      <Text size="sm" mb="sm" role="status">
        {say('guide.count', { n: benefits.length })}
      </Text>
      {[...Map.groupBy(benefits, (b) => b.group)].map(([group, lines]) => (
        <section key={group} style={{ marginBlockEnd: 24 }}>
          <Title order={2} size="h4" mb="xs">
            {say.data('group', group)}
          </Title>
          <SimpleGrid cols={{ base: 1, md: 2 }}>
            {lines.map((line) => (
              <article key={`${line.plan}/${line.benefit}`} className="sheet">
                <Title order={3} size="h5">
                  <Link to="/benefits/$plan/$benefit" params={{ plan, benefit: line.benefit }}>
                    {line.title}
                  </Link>
                </Title>
                <Text size="sm">{line.description}</Text>
                <Group gap={6} mt="xs">
                  {line.codes.slice(0, SHOWN_CODES).map((code) => (
                    <span key={code} className="code">
                      {code}
                    </span>
                  ))}
                  {line.codes.length > SHOWN_CODES && (
                    <Text size="sm">{say('guide.more_codes', { n: line.codes.length - SHOWN_CODES })}</Text>
                  )}
                </Group>
              </article>
            ))}
          </SimpleGrid>
        </section>
      ))}
    </>
  );
}
