import { Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { ask } from '../client.ts';
import type { HeldSite, NetworkApi, SiteChange } from '../contract/network.ts';
import { Screen } from '../parts/screen.tsx';
import { Loaded } from '../parts/states.tsx';
import { usePlan } from '../shell/use-plan.ts';
import { useSay } from '../words/use-say.ts';
import { SiteForm } from './site-form.tsx';
import { Versions } from './versions.tsx';

const route = getRouteApi('/app/network/sites/$site');
const NEW = 'new';

/** One place of the directory, to be changed by its organization or by provider relations. @cites HN-PORT-07 */
export function Site() {
  const say = useSay();
  const { site } = route.useParams();
  const { plan } = usePlan();
  const found = useQuery({
    queryKey: ['site', plan, site],
    enabled: site !== NEW,
    queryFn: ({ signal }) =>
      ask<NetworkApi['site']>('GET', '/api/directory/sites/:site', { params: { site }, query: { plan }, signal }),
  });
  const title = site === NEW ? say('site.add') : say('site.title');
  return (
    <Screen title={title} heading={found.data?.listing.name ?? title} lead={say('site.lead')}>
      {site === NEW ? <Editing held={undefined} /> : <Loaded query={found}>{(held) => <Editing held={held} />}</Loaded>}
    </Screen>
  );
}

function Editing({ held }: { readonly held: HeldSite | undefined }) {
  const say = useSay();
  const go = useNavigate();
  const client = useQueryClient();
  const { plan } = usePlan();
  const save = useMutation({
    mutationFn: (change: SiteChange) =>
      held
        ? ask<NetworkApi['updateSite']>('PUT', '/api/directory/sites/:site', {
            params: { site: held.listing.id },
            body: { plan, seen: held.seen, change },
          })
        : ask<NetworkApi['openSite']>('POST', '/api/directory/sites', { body: { plan, change } }),
    onSuccess: async (saved) => {
      notifications.show({ message: say('site.saved'), closeButtonProps: { 'aria-label': say('act.close') } });
      client.setQueryData(['site', plan, saved.listing.id], saved);
      await client.invalidateQueries({
        predicate: ({ queryKey: [first] }) => first === 'own-sites' || first === 'directory' || first === 'facets',
      });
      if (!held) await go({ to: '/network/sites/$site', params: { site: saved.listing.id }, replace: true });
    },
  });
  return (
    <div style={{ display: 'grid', gap: 16, maxWidth: 860 }}>
      <SiteForm
        key={held?.seen ?? NEW}
        listing={held?.listing}
        save={(change) => save.mutate(change)}
        isSaving={save.isPending}
        error={save.error}
      />
      {held && (
        <section className="sheet" aria-labelledby="versions">
          <Title order={2} size="h4" id="versions">
            {say('versions.title')}
          </Title>
          <Text size="sm" c="dimmed" mb="xs">
            {held.listing.checkedOn
              ? say('directory.checked', { on: say.date(held.listing.checkedOn) })
              : say('directory.never_checked')}{' '}
            {held.listing.checkedBy && say(`directory.checked_by_${held.listing.checkedBy}`)}
          </Text>
          <Versions versions={held.versions} />
        </section>
      )}
    </div>
  );
}
