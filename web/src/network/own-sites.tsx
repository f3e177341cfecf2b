import { Button, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ask, Refusal } from '../client.ts';
import type { Listing, NetworkApi } from '../contract/network.ts';
import { Icon } from '../parts/icon.tsx';
import { Empty, Loaded } from '../parts/states.tsx';
import { useSitting } from '../shell/session-context.tsx';
import { usePlan } from '../shell/use-plan.ts';
import { useSay } from '../words/use-say.ts';

/** The places of one's own organization; provider relations come to every place through the directory. */
export function OwnSites() {
  const say = useSay();
  const { session, may } = useSitting();
  const { plan } = usePlan();
  const organization = session.seat?.organization.id ?? '';
  const isPlans = may('directory.edit');
  const found = useQuery({
    queryKey: ['own-sites', plan, organization],
    enabled: !isPlans,
    queryFn: ({ signal }) => placesOf(plan, organization, signal),
  });
  if (isPlans)
    return (
      <section className="sheet">
        <Text mb="sm">{say('network.any_place')}</Text>
        <Link to="/directory">{say('nav.directory')}</Link>
      </section>
    );
  return (
    <Loaded query={found}>
      {(places) => (
        <Stack>
          <Link to="/network/sites/$site" params={{ site: 'new' }}>
            {say('site.add')}
          </Link>
          {places.length === 0 ? (
            <section className="sheet">
              <Empty icon="place" title={say('network.no_places')}>
                {say('network.no_places_next')}
              </Empty>
            </section>
          ) : (
            <ul className="cards" aria-label={say('network.places')}>
              {places.map((one) => (
                <li key={one.id} className="sheet">
                  <Text fw={650}>{one.name}</Text>
                  <Text size="sm" c="dimmed">
                    {[one.address?.line, one.address?.city].filter(Boolean).join(', ')}
                  </Text>
                  <Text size="sm" mb="xs">
                    {one.checkedOn
                      ? say('directory.checked', { on: say.date(one.checkedOn) })
                      : say('directory.never_checked')}
                  </Text>
                  <Button
                    renderRoot={(props) => <Link {...props} to="/network/sites/$site" params={{ site: one.id }} />}
                    variant="default"
                    leftSection={<Icon name="place" size={16} />}
                  >
                    {say('site.open')}
                  </Button>
                </li>
              ))}
            </ul>
          )}
        </Stack>
      )}
    </Loaded>
  );
}

/** An organization the directory does not list yet has no places. */
async function placesOf(plan: string, organization: string, signal: AbortSignal): Promise<readonly Listing[]> {
  try {
    const sent = { params: { organization }, query: { plan }, signal };
    const found = await ask<NetworkApi['organization']>('GET', '/api/directory/organizations/:organization', sent);
    return found.listings;
  } catch (error) {
    if (error instanceof Refusal && error.status === 404) return [];
    throw error;
  }
}
