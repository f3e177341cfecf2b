import { Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { FoundAppeals } from '../appeals/found-appeals.tsx';
import { RequestList } from '../authorizations/due-requests.tsx';
import { ask } from '../client.ts';
import { ContinuityList } from '../continuity/due-continuity.tsx';
import type { RequestApi } from '../contract/authorizations.ts';
import type { ContinuityApi } from '../contract/continuity.ts';
import type { MemberApi } from '../contract/members.ts';
import type { NetworkApi } from '../contract/network.ts';
import { DirectoryCard } from '../directory/directory-card.tsx';
import { SearchResults } from '../library/search-results.tsx';
import { useDesk } from '../library/use-desk.ts';
import { FoundMembers } from '../members/found-members.tsx';
import { Private } from '../parts/private.tsx';
import { Screen } from '../parts/screen.tsx';
import { Empty, Loaded } from '../parts/states.tsx';
import { FoundReferrals } from '../referrals/found-referrals.tsx';
import { looksLike, useLookedFor } from '../shell/looked-for.ts';
import { useSitting } from '../shell/session-context.tsx';
import { usePlan } from '../shell/use-plan.ts';
import { useSay } from '../words/use-say.ts';

/**
 * What the one search box found: a member by number, a provider by NPI or name, a communication by material number, pages.
 * Words may be a member's name: they travel in bodies, never in an address.
 * @cites HN-LAC-05, HN-LAC-06
 */
export function Search() {
  const say = useSay();
  const text = useLookedFor();
  const { may } = useSitting();
  if (text === '')
    return (
      <Screen title={say('search.title')}>
        <Empty icon="search" title={say('search.nothing')}>
          {say('search.nothing_next')}
        </Empty>
      </Screen>
    );
  const looks = looksLike(text);
  return (
    <Screen
      title={say('search.title')}
      heading={
        <>
          {say('search.heading')} <Private>{text}</Private>
        </>
      }
    >
      <Stack gap="lg" key={text}>
        {looks === 'cin' && may('member.find') && (
          <Section title={say('nav.members')}>
            <ByCin cin={text} />
          </Section>
        )}
        {looks === 'request' && may('authorization.read') && (
          <Section title={say('nav.requests')}>
            <ByNumber number={text.trim().toUpperCase()} />
          </Section>
        )}
        {looks === 'appeal' && (may('appeal.file') || may('appeal.work')) && (
          <Section title={say('nav.appeals')}>
            <FoundAppeals number={text.trim().toUpperCase()} />
          </Section>
        )}
        {looks === 'continuity' && (may('continuity.file') || may('continuity.work')) && (
          <Section title={say('nav.continuity')}>
            <ContinuityByNumber number={text.trim().toUpperCase()} />
          </Section>
        )}
        {looks === 'referral' && may('referral.read') && (
          <Section title={say('nav.referrals')}>
            <FoundReferrals number={text.trim().toUpperCase()} />
          </Section>
        )}
        {looks === 'words' && may('member.search') && (
          <Section title={say('nav.members')}>
            <ByName name={text} />
          </Section>
        )}
        {looks === 'words' && !may('member.search') && may('member.find') && (
          <Text size="sm" c="dimmed">
            {say('search.exact_only')}
          </Text>
        )}
        {(looks === 'npi' || looks === 'words') && (
          <Section title={say('nav.directory')}>
            <Providers name={text} />
          </Section>
        )}
        {(looks === 'material' || looks === 'words') && (
          <Section title={say('nav.library')}>
            <Pages text={text} />
          </Section>
        )}
      </Stack>
    </Screen>
  );
}

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="sheet">
      <Title order={2} size="h4" mb="xs">
        {title}
      </Title>
      {children}
    </section>
  );
}

function ByCin({ cin }: { readonly cin: string }) {
  const found = useQuery({
    queryKey: ['find', cin],
    queryFn: () =>
      ask<MemberApi['find']>('POST', '/api/members/find', {
        body: { cin: cin.replaceAll(/[\s-]/g, '').toUpperCase() },
      }),
  });
  return <Loaded query={found}>{({ members }) => <FoundMembers members={members} />}</Loaded>;
}

function ByNumber({ number }: { readonly number: string }) {
  const say = useSay();
  const found = useQuery({
    queryKey: ['requests', 'number', number],
    queryFn: ({ signal }) => ask<RequestApi['search']>('POST', '/api/requests/search', { body: { number }, signal }),
  });
  return (
    <Loaded query={found}>
      {({ requests }) =>
        requests.length === 0 ? (
          <Empty icon="clock" title={say('requests.none')}>
            {say('requests.none_numbered')}
          </Empty>
        ) : (
          <RequestList lines={requests} />
        )
      }
    </Loaded>
  );
}

function ContinuityByNumber({ number }: { readonly number: string }) {
  const say = useSay();
  const found = useQuery({
    queryKey: ['continuity', 'number', number],
    queryFn: ({ signal }) =>
      ask<ContinuityApi['search']>('POST', '/api/continuity/search', { body: { number }, signal }),
  });
  return (
    <Loaded query={found}>
      {({ cases }) =>
        cases.length === 0 ? (
          <Empty icon="people" title={say('continuity.none')}>
            {say('requests.none_numbered')}
          </Empty>
        ) : (
          <ContinuityList lines={cases} />
        )
      }
    </Loaded>
  );
}

function ByName({ name }: { readonly name: string }) {
  const { plan } = usePlan();
  const found = useQuery({
    queryKey: ['find-name', plan, name],
    queryFn: () => ask<MemberApi['search']>('POST', '/api/members/search', { body: { plan, name, size: 10 } }),
  });
  return <Loaded query={found}>{({ members }) => <FoundMembers members={members} />}</Loaded>;
}

function Providers({ name }: { readonly name: string }) {
  const say = useSay();
  const { plan } = usePlan();
  const found = useQuery({
    queryKey: ['directory-name', plan, name],
    queryFn: () => ask<NetworkApi['search']>('POST', '/api/directory/search', { body: { plan, name, size: 5 } }),
  });
  return (
    <Loaded query={found}>
      {({ results }) =>
        results.length === 0 ? (
          <Empty icon="place" title={say('directory.none')}>
            {say('directory.none_next')}
          </Empty>
        ) : (
          <Stack>
            {results.map((one) => (
              <DirectoryCard key={one.listing.id} found={one} />
            ))}
          </Stack>
        )
      }
    </Loaded>
  );
}

function Pages({ text }: { readonly text: string }) {
  const say = useSay();
  return (
    <Loaded query={useDesk()}>
      {(desk) => <SearchResults text={text} within="site" wait={desk.labels.please_wait ?? say('library.wait')} />}
    </Loaded>
  );
}
