import { Badge, Button, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ask } from '../client.ts';
import type { EnteredCommunication, LibraryApi } from '../contract/library.ts';
import { Empty, Loaded, Trouble } from '../parts/states.tsx';
import { usePlan } from '../shell/use-plan.ts';
import { useSay } from '../words/use-say.ts';
import { useTongue } from '../words/words-provider.tsx';
import { PublishForm } from './publish-form.tsx';
import { useDesk } from './use-desk.ts';

/** Provider relations write communications here and take them off the recent list. @cites HN-COM-01, HN-COM-02 */
export function Publishing() {
  const say = useSay();
  const { plan } = usePlan();
  const { language } = useTongue();
  const desk = useDesk();
  const found = useQuery({
    queryKey: ['library-entered', plan, language],
    queryFn: ({ signal }) =>
      ask<LibraryApi['entered']>('GET', '/api/library/:plan/entered', {
        params: { plan },
        query: { language },
        signal,
      }),
  });
  return (
    <Stack maw={860}>
      <Loaded query={desk}>{(given) => <PublishForm key={plan} desk={given} />}</Loaded>
      <section className="sheet" aria-labelledby="entered">
        <Title order={2} size="h4" id="entered">
          {say('publish.entered')}
        </Title>
        <Loaded query={found}>
          {({ entered }) =>
            entered.length === 0 ? (
              <Empty icon="library" title={say('publish.none')}>
                {say('publish.none_next')}
              </Empty>
            ) : (
              <ul style={{ listStyle: 'none', padding: 0, margin: 0 }}>
                {entered.map((one) => (
                  <Entered key={one.page} one={one} />
                ))}
              </ul>
            )
          }
        </Loaded>
      </section>
    </Stack>
  );
}

function Entered({ one }: { readonly one: EnteredCommunication }) {
  const say = useSay();
  const client = useQueryClient();
  const { plan } = usePlan();
  const archive = useMutation({
    mutationFn: () =>
      ask<LibraryApi['archive']>('POST', '/api/library/:plan/pages/:page/archive', {
        params: { plan, page: one.page },
        body: {},
      }),
    onSuccess: () =>
      client.invalidateQueries({
        predicate: ({ queryKey: [first] }) => first === 'library-entered' || first === 'communications',
      }),
  });
  const state = one.archived ? 'archived' : one.coming ? 'coming' : 'shown';
  return (
    <li style={{ padding: '10px 0', borderBlockEnd: '1px solid var(--line)' }}>
      {one.coming ? (
        <strong>{one.title}</strong>
      ) : (
        <Link to="/library/$plan/$page" params={{ plan, page: one.page }} style={{ fontWeight: 650 }}>
          {one.title}
        </Link>
      )}{' '}
      <Badge variant="outline" color="gray" c="var(--mantine-color-text)">
        {say(`publish.${state}`)}
      </Badge>
      <Text size="sm" c="dimmed">
        {[
          one.number,
          ...(one.published ? [say('publish.from', { on: say.date(one.published) })] : []),
          ...(one.provider_types.length > 0 ? [say.list(one.provider_types)] : []),
          ...(one.brands.length > 0 ? [say.list(one.brands.map((brand) => say.data('plan', brand)))] : []),
          say('publish.by', { by: one.by, at: say.time(one.at) }),
        ].join(' · ')}
      </Text>
      {archive.error && <Trouble error={archive.error} />}
      {!one.archived && (
        <Button
          size="xs"
          mt={4}
          variant="default"
          loading={archive.isPending}
          onClick={() => archive.mutate()}
          aria-label={say('publish.archive_one', { number: one.number })}
        >
          {say('publish.archive')}
        </Button>
      )}
    </li>
  );
}
