import { Checkbox, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { ask } from '../client.ts';
import type { NetworkApi, PapersState, PractitionerLine } from '../contract/network.ts';
import { Empty } from '../parts/states.tsx';
import { type Column, Worklist } from '../parts/worklist.tsx';
import { usePlan } from '../shell/use-plan.ts';
import { type Say, useSay } from '../words/use-say.ts';
import { PapersMark } from './papers-mark.tsx';
import { useAskedName } from './use-asked-name.tsx';

const route = getRouteApi('/app/network');
const STATES: readonly PapersState[] = ['no', 'unknown', 'review', 'yes', 'not_asked'];

/** Whose papers qualify, whose do not, whose run out. A name stays out of the address. */
export function Practitioners() {
  const say = useSay();
  const { plan } = usePlan();
  const filters = route.useSearch();
  const go = useNavigate();
  const setFilter = route.useNavigate();
  const { asked, field } = useAskedName(say('papers.name'));
  const state = STATES.find((one) => one === filters.state);
  const body = {
    plan,
    ...(asked ? { name: asked } : {}),
    ...(filters.role ? { role: filters.role } : {}),
    ...(state ? { state } : {}),
    ...(filters.ending ? { ending: true } : {}),
  };
  const about = useQuery({
    queryKey: ['practitioners', plan, 'roles'],
    queryFn: ({ signal }) => load({ plan, size: 1 }, signal),
  });
  const set = (next: { role?: string | undefined; state?: string | undefined; ending?: string | undefined }) => {
    const whole = { ...filters, tab: 'papers', ...next };
    const kept = Object.fromEntries(Object.entries(whole).filter(([, value]) => value));
    void setFilter({ search: kept, replace: true });
  };
  const any = { value: '', label: say('filter.any') };
  return (
    <>
      <section className="filters sheet" aria-label={say('filter.title')} style={{ marginBlockEnd: 16 }}>
        {field}
        <NativeSelect
          label={say('papers.role')}
          value={filters.role ?? ''}
          onChange={(event) => set({ role: event.currentTarget.value || undefined })}
          data={[
            any,
            ...(about.data?.roles ?? []).map((role) => ({ value: role, label: say.data('provider_type', role) })),
          ]}
        />
        <NativeSelect
          label={say('papers.state')}
          value={state ?? ''}
          onChange={(event) => set({ state: event.currentTarget.value || undefined })}
          data={[any, ...STATES.map((one) => ({ value: one, label: say(`papers.${one}`) }))]}
        />
        <Checkbox
          label={say('papers.ending', { n: about.data?.warningDays ?? 90 })}
          checked={filters.ending !== undefined}
          onChange={(event) => set({ ending: event.currentTarget.checked ? 'yes' : undefined })}
          style={{ alignSelf: 'end', paddingBlockEnd: 8 }}
        />
      </section>
      <Worklist
        caption={say('network.papers')}
        columns={columnsOf(say)}
        rowKey={(one) => one.id}
        queryKey={['practitioners', body]}
        sort=""
        exportName="papers"
        load={async ({ offset, limit }, signal) => {
          const page = Math.floor(offset / limit) + 1;
          const { total, practitioners } = await load({ ...body, page, size: limit }, signal);
          return { total, rows: practitioners };
        }}
        open={(one) => void go({ to: '/network/practitioners/$practitioner', params: { practitioner: one.id } })}
        empty={
          <Empty icon="person" title={say('papers.none')}>
            {say('papers.none_next')}
          </Empty>
        }
      />
    </>
  );
}

function load(body: Parameters<typeof ask<NetworkApi['practitioners']>>[2]['body'], signal: AbortSignal) {
  return ask<NetworkApi['practitioners']>('POST', '/api/network/practitioners', { body, signal });
}

function columnsOf(say: Say): readonly Column<PractitionerLine>[] {
  const ends = (one: PractitionerLine) =>
    [
      ...(one.expired > 0 ? [say('papers.expired', { n: one.expired })] : []),
      ...(one.nextEnd ? [say('papers.next_end', { on: say.date(one.nextEnd) })] : []),
    ].join(' ');
  return [
    { id: 'name', header: say('me.name'), cell: (one) => one.name, text: (one) => one.name, width: '26%' },
    {
      id: 'role',
      header: say('papers.role'),
      cell: (one) => say.data('provider_type', one.role),
      text: (one) => say.data('provider_type', one.role),
    },
    {
      id: 'organization',
      header: say('me.organization'),
      cell: (one) => one.organizationName,
      text: (one) => one.organizationName,
    },
    { id: 'npi', header: say('papers.npi'), cell: (one) => one.npi ?? '', text: (one) => one.npi ?? '' },
    {
      id: 'state',
      header: say('papers.state'),
      cell: (one) => <PapersMark state={one.answer} />,
      text: (one) => say(`papers.${one.answer}`),
    },
    { id: 'ends', header: say('papers.ends'), cell: ends, text: ends },
  ];
}
