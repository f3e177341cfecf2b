import { Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ask } from '../client.ts';
import type { LibraryApi } from '../contract/library.ts';
import type { MembersApi } from '../contract/members.ts';
import type { NetworkApi } from '../contract/network.ts';
import { DirectoryCard } from '../directory/directory-card.tsx';
import { HitList } from '../library/hit-list.tsx';
import { FoundMembers } from '../members/found-members.tsx';
import { Private } from '../parts/private.tsx';
import { Screen } from '../parts/screen.tsx';
import { Empty, Loaded } from '../parts/states.tsx';
import { looksLike, useLookedFor } from '../shell/looked-for.ts';
import { useSitting } from '../shell/session-context.tsx';
import { usePlan } from '../shell/use-plan.ts';
import { useSay } from '../words/use-say.ts';
import { useTongue } from '../words/words-provider.tsx';

const [LEAST, MOST] = [4, 60];

/** What the one search box found: a member by number, a provider by NPI or name, a communication by material number, pages. @cites HN-LAC-06 */
export function Search() {
  const say = useSay();
  const text = useLookedFor();
  const { may } = useSitting();
  if (text === '') return <Screen title={say('search.title')}><Empty icon="search" title={say('search.nothing')}>{say('search.nothing_next')}</Empty></Screen>;
  const looks = looksLike(text);
  return (
    <Screen title={say('search.title')} heading={<>{say('search.heading')} <Private>{text}</Private></>}>
      <Stack gap="lg">
        {looks === 'cin' && may('member.find') && <Section title={say('nav.members')}><ByCin cin={text} /></Section>}
        {looks === 'words' && may('member.search') && <Section title={say('nav.members')}><ByName text={text} /></Section>}
        {looks === 'words' && !may('member.search') && may('member.find') && <Text size="sm" c="dimmed">{say('search.exact_only')}</Text>}
        {looks !== 'cin' && looks !== 'material' && <Section title={say('nav.directory')}><Providers text={text} /></Section>}
        {looks !== 'cin' && looks !== 'npi' && <Section title={say('nav.library')}><Pages text={text} /></Section>}
      </Stack>
    </Screen>
  );
}

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="sheet">
      <Title order={2} size="h4" mb="xs">{title}</Title>
      {children}
    </section>
  );
}

function ByCin({ cin }: { readonly cin: string }) {
  const found = useQuery({
    queryKey: ['find', cin],
    queryFn: () => ask<MembersApi['find']>('POST', '/api/members/find', { body: { cin: cin.replaceAll(/[\s-]/g, '').toUpperCase() } }),
  });
  return <Loaded query={found}>{({ members }) => <FoundMembers members={members} />}</Loaded>;
}

function ByName({ text }: { readonly text: string }) {
  const found = useQuery({
    queryKey: ['find-name', text],
    queryFn: () => ask<MembersApi['search']>('POST', '/api/members/search', { body: { text, offset: 0, limit: 10, sort: 'name' } }),
  });
  return <Loaded query={found}>{({ rows }) => <FoundMembers members={rows} />}</Loaded>;
}

function Providers({ text }: { readonly text: string }) {
  const say = useSay();
  const { plan } = usePlan();
  const found = useQuery({
    queryKey: ['directory-text', plan, text],
    queryFn: () => ask<NetworkApi['search']>('POST', '/api/plans/:plan/directory/search', { params: { plan }, body: { text, offset: 0, limit: 5 } }),
  });
  return (
    <Loaded query={found}>
      {({ rows, ask: whom }) =>
        rows.length === 0 ? <Empty icon="place" title={say('directory.none')}>{say('directory.none_next')}</Empty> : (
          <Stack>{rows.map((row) => <DirectoryCard key={row.id} row={row} whom={whom} />)}</Stack>
        )
      }
    </Loaded>
  );
}

function Pages({ text }: { readonly text: string }) {
  const say = useSay();
  const { language } = useTongue();
  const fits = text.length >= LEAST && text.length <= MOST;
  const found = useQuery({
    queryKey: ['library-search', text, 'all', language],
    enabled: fits,
    queryFn: () => ask<LibraryApi['search']>('POST', '/api/library/search', { body: { text, scope: 'all', offset: 0, limit: 10 } }),
  });
  if (!fits) return <Text size="sm">{say('library.length', { least: LEAST, most: MOST })}</Text>;
  return (
    <Loaded query={found} label={say('library.wait')}>
      {({ rows, total }) => (
        <>
          <Text size="sm" role="status">{say('library.displaying', { shown: rows.length, total })}</Text>
          <HitList hits={rows} />
        </>
      )}
    </Loaded>
  );
}
