import { useDebouncedValue } from '@mantine/hooks';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { ask, askFile, type Sent } from '../client.ts';
import type { MemberApi, MemberLine } from '../contract/members.ts';
import { Private } from '../parts/private.tsx';
import { Empty } from '../parts/states.tsx';
import { type Column, Worklist } from '../parts/worklist.tsx';
import { usePlan } from '../shell/use-plan.ts';
import { useSay } from '../words/use-say.ts';
import { LEAST, type MemberFilter, MemberFilters } from './member-filters.tsx';
import { wholeName } from './whole-name.ts';

const route = getRouteApi('/app/members');

/** The plan's members by the beginning of the name, county, ECM and program. Nothing of it stands in the address. */
export function MemberList() {
  const say = useSay();
  const go = route.useNavigate();
  const { plan } = usePlan();
  const [filter, setFilter] = useState<MemberFilter>({});
  const [sort, setSort] = useState('name');
  const [settled] = useDebouncedValue(filter, 250);
  const { name: typed = '', ...narrow } = settled;
  const name = typed.trim();
  const isNarrow = Object.values(narrow).some((value) => value !== undefined);
  const isReady = name.length >= LEAST || (name === '' && isNarrow);
  const asked = {
    plan,
    ...narrow,
    ...(name === '' ? {} : { name }),
    sort: sort.replace('-', '') as 'name',
    descending: sort.startsWith('-'),
  };
  const columns: readonly Column<MemberLine>[] = [
    {
      id: 'name',
      header: say('member.name'),
      cell: (m) => <Private>{wholeName(m.name)}</Private>,
      text: (m) => wholeName(m.name),
      width: '40%',
      sortable: true,
    },
    {
      id: 'born',
      header: say('member.born'),
      cell: (m) => <Private>{m.born ? say.date(m.born) : say('value.unknown')}</Private>,
      text: (m) => m.born ?? '',
      sortable: true,
    },
    {
      id: 'county',
      header: say('member.county'),
      cell: (m) => m.county ?? say('value.unknown'),
      text: (m) => m.county ?? '',
      sortable: true,
    },
    { id: 'plan', header: say('shell.plan'), cell: (m) => say.data('plan', m.plan), text: (m) => m.plan },
  ];
  return (
    <>
      <MemberFilters plan={plan} filter={filter} change={setFilter} />
      {!isReady ? (
        <section className="sheet">
          <Empty icon="search" title={say('members.type')}>
            {say('members.recorded')}
          </Empty>
        </section>
      ) : (
        <Worklist
          caption={say('members.by_list')}
          columns={columns}
          rowKey={(m) => m.handle}
          queryKey={['member-list', plan, settled]}
          sort={sort}
          onSort={setSort}
          load={async ({ offset, limit }, signal) => {
            const body = { ...asked, page: Math.floor(offset / limit) + 1, size: limit };
            const { total, members } = await ask<MemberApi['search']>('POST', '/api/members/search', { body, signal });
            return { total, rows: members };
          }}
          open={(m) => void go({ to: '/members/$handle', params: { handle: m.handle } })}
          exportName="madrone-members"
          exportFile={(shown) =>
            askFile<MemberApi['export']>('POST', '/api/members/export', {
              body: { ...asked, columns: shown as Sent<MemberApi['export']>['body']['columns'] },
            })
          }
          empty={
            <Empty icon="person" title={say('members.none')}>
              {say('members.none_list_next')}
            </Empty>
          }
        />
      )}
    </>
  );
}
