import { Anchor, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { DueAppeals } from '../appeals/due-appeals.tsx';
import { ChainStatus } from '../audit/chain-status.tsx';
import { DueRequests, hasRequestPiles } from '../authorizations/due-requests.tsx';
import { DueContinuity } from '../continuity/due-continuity.tsx';
import type { Due } from '../contract/today.ts';
import { Recent } from '../library/communications.tsx';
import { OwnStart } from '../members/own-start.tsx';
import { DueLetters, mayMendLetters } from '../notices/due-letters.tsx';
import { Icon } from '../parts/icon.tsx';
import { Screen } from '../parts/screen.tsx';
import { Empty } from '../parts/states.tsx';
import { usePlaces } from '../shell/navigation.tsx';
import { useSitting } from '../shell/session-context.tsx';
import type { WordKey } from '../words/catalogues.ts';
import { useSay } from '../words/use-say.ts';

import { DueCard } from './due-card.tsx';
import { InvitationsCard } from './invitations-card.tsx';

/** Which work a role will find due here; the desks that are still being built say so. */
const DESKS: readonly { readonly may: string; readonly word: WordKey; readonly kind?: Due['kind'] }[] = [
  { may: 'member.consent', word: 'today.due_care' },
  { may: 'claim.read', word: 'today.due_claim', kind: 'claims' },
];

/** The desk: what is due, what was found, and the way to the rest. */
export function Today() {
  const { may } = useSitting();
  return may('member.own') ? <OwnStart /> : <Desk />;
}

function Desk() {
  const say = useSay();
  const { session, may } = useSitting();
  const places = usePlaces().filter((place) => place.to !== '/');
  const desks = DESKS.filter((desk) => may(desk.may));
  const hasPiles = hasRequestPiles(may) || may('appeal.work');
  /** Piles of several desks stand in columns beside each other. */
  const isWide = hasPiles && (may('appeal.work') || may('continuity.work'));
  return (
    <Screen
      title={say('today.title')}
      lead={say('today.lead', {
        name: session.account?.name ?? '',
        organization: session.seat?.organization.name ?? '',
      })}
    >
      <Stack gap="lg">
        <div className={isWide ? 'desk wide' : 'desk'}>
          <Card title={say('today.due')} within="piles">
            {hasRequestPiles(may) && <DueRequests />}
            {may('appeal.work') && <DueAppeals />}
            {mayMendLetters(may) && <DueLetters />}
            {may('continuity.work') && <DueContinuity />}
            <DueCard>
              {(waiting) => (
                <>
                  {may('account.read') && <InvitationsCard />}
                  {desks
                    .filter(({ kind }) => kind === undefined || !waiting.has(kind))
                    .map(({ may: permission, word }) =>
                      hasPiles ? (
                        <Text key={permission} size="sm" c="dimmed">
                          {say(word)}
                        </Text>
                      ) : (
                        <Empty key={permission} icon="clock" title={say('today.nothing_here')}>
                          {say(word)}
                        </Empty>
                      ),
                    )}
                  {desks.length === 0 && waiting.size === 0 && !may('account.read') && !hasPiles && (
                    <Empty icon="clock" title={say('today.nothing_due')}>
                      {say('today.due_other')}
                    </Empty>
                  )}
                </>
              )}
            </DueCard>
          </Card>
          <div className="desk-side">
            {may('audit.verify') && (
              <Card title={say('today.record')}>
                <ChainStatus />
              </Card>
            )}
            <Card title={say('today.news')}>
              <Recent most={4} />
              <Anchor size="sm" renderRoot={(props) => <Link {...props} to="/library" search={{ tab: 'recent' }} />}>
                {say('today.all_news')}
              </Anchor>
            </Card>
          </div>
        </div>
        <Card title={say('today.actions')}>
          <SimpleGrid cols={{ base: 1, xs: 2, lg: 4 }} spacing="sm">
            {places.map(({ to, word, icon }) => (
              <Link key={to} to={to} className="tile">
                <Icon name={icon} size={24} />
                <span>
                  <strong>{say(word)}</strong>
                  <Text component="span" display="block" size="sm" c="dimmed">
                    {say.data('about', to.slice(1))}
                  </Text>
                </span>
              </Link>
            ))}
          </SimpleGrid>
        </Card>
      </Stack>
    </Screen>
  );
}

interface CardProps {
  readonly title: string;
  readonly within?: string;
  readonly children: ReactNode;
}

function Card({ title, within, children }: CardProps) {
  return (
    <section className="sheet">
      <Title order={2} size="h4" mb="sm">
        {title}
      </Title>
      <div className={within}>{children}</div>
    </section>
  );
}
