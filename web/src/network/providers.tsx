import { NativeSelect } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { ask } from '../client.ts';
import type { NetworkApi, TiedProvider } from '../contract/network.ts';
import { Empty } from '../parts/states.tsx';
import { type Column, Worklist } from '../parts/worklist.tsx';
import { usePlan } from '../shell/use-plan.ts';
import { type Say, useSay } from '../words/use-say.ts';
import { TieDialog } from './tie-dialog.tsx';
import { useAskedName } from './use-asked-name.tsx';

const route = getRouteApi('/app/network');

/** Who bills under which number: the people of that organization see whole the members the provider looks after. */
export function Providers() {
  const say = useSay();
  const { plan } = usePlan();
  const { state, ...filters } = route.useSearch();
  const setFilter = route.useNavigate();
  const { asked, field } = useAskedName(say('providers.name'));
  const [chosen, setChosen] = useState<TiedProvider>();
  const body = { plan, name: asked, ...(state === 'yes' || state === 'no' ? { tied: state === 'yes' } : {}) };
  return (
    <>
      <section className="filters sheet" aria-label={say('filter.title')} style={{ marginBlockEnd: 16 }}>
        {field}
        <NativeSelect
          label={say('me.organization')}
          value={state ?? ''}
          onChange={(event) => {
            const { value } = event.currentTarget;
            void setFilter({ search: { ...filters, ...(value ? { state: value } : {}) }, replace: true });
          }}
          data={[
            { value: '', label: say('filter.any') },
            { value: 'no', label: say('providers.untied') },
            { value: 'yes', label: say('providers.tied') },
          ]}
        />
      </section>
      <Worklist
        caption={say('network.providers')}
        columns={columnsOf(say)}
        rowKey={(one) => one.id}
        queryKey={['providers', body]}
        sort=""
        load={async ({ offset, limit }, signal) => {
          const sent = { body: { ...body, page: Math.floor(offset / limit) + 1, size: limit }, signal };
          const { total, providers } = await ask<NetworkApi['providers']>('POST', '/api/network/providers', sent);
          return { total, rows: providers };
        }}
        open={setChosen}
        empty={
          <Empty icon="place" title={say('providers.none')}>
            {say('providers.none_next')}
          </Empty>
        }
      />
      {chosen && <TieDialog provider={chosen} close={() => setChosen(undefined)} />}
    </>
  );
}

function columnsOf(say: Say): readonly Column<TiedProvider>[] {
  const types = (one: TiedProvider) => one.types.map((type) => say.data('provider_type', type)).join(', ');
  const organization = (one: TiedProvider) => one.organizationName ?? say('providers.untied');
  return [
    { id: 'name', header: say('me.name'), cell: (one) => one.name, text: (one) => one.name, width: '32%' },
    { id: 'npi', header: say('papers.npi'), cell: (one) => one.npi, text: (one) => one.npi },
    { id: 'types', header: say('providers.types'), cell: types, text: types },
    { id: 'organization', header: say('me.organization'), cell: organization, text: organization },
  ];
}
