import { Group, NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { ask } from '../client.ts';
import type { MemberRow, MembersApi } from '../contract/members.ts';
import { Private } from '../parts/private.tsx';
import { Empty } from '../parts/states.tsx';
import { type Column, Worklist } from '../parts/worklist.tsx';
import { useSay } from '../words/use-say.ts';

const route = getRouteApi('/app/members');
const ECM = ['enrolled', 'pending_outreach', 'none', 'declined', 'disenrolled', 'excluded'] as const;

/** The plan's members as a worklist. The text looked for stays here; the filters stand in the address and can be shared. */
export function MemberList() {
  const say = useSay();
  const go = route.useNavigate();
  const { county, ecm, sort = 'name' } = route.useSearch();
  const [typed, setTyped] = useState('');
  const [text] = useDebouncedValue(typed.trim(), 250);
  const columns: readonly Column<MemberRow>[] = [
    { id: 'name', header: say('member.name'), cell: (m) => <Private>{m.name}</Private>, text: (m) => m.name, sortable: true, width: '26%' },
    { id: 'born', header: say('member.born'), cell: (m) => <Private>{say.date(m.born)}</Private>, text: (m) => m.born, sortable: true },
    { id: 'cin', header: say('member.cin'), cell: (m) => <Private>{m.cin}</Private>, text: (m) => m.cin },
    { id: 'county', header: say('member.county'), cell: (m) => m.county ?? say('value.unknown'), text: (m) => m.county ?? '', sortable: true },
    { id: 'language', header: say('member.language'), cell: (m) => (m.language ? say.data('tongue', m.language) : say('value.unknown')), text: (m) => m.language ?? '' },
    { id: 'covered', header: say('member.coverage'), cell: (m) => say(m.covered ? 'member.covered' : 'member.not_covered'), text: (m) => String(m.covered) },
    { id: 'ecm', header: say('member.ecm_short'), cell: (m) => say.data('ecm', m.ecm ?? 'unknown'), text: (m) => m.ecm ?? '' },
  ];
  return (
    <>
      <Group mb="md" align="flex-end" wrap="wrap">
        <TextInput label={say('members.text')} value={typed} onChange={(event) => setTyped(event.currentTarget.value)} maxLength={60} autoComplete="off" />
        <TextInput
          label={say('member.county')}
          defaultValue={county ?? ''}
          maxLength={40}
          onBlur={(event) => void go({ search: (had) => filled({ ...had, county: event.currentTarget.value.trim() }), replace: true })}
          onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
        />
        <NativeSelect
          label={say('member.ecm_short')}
          value={ecm ?? ''}
          onChange={(event) => void go({ search: (had) => filled({ ...had, ecm: event.currentTarget.value }), replace: true })}
          data={[{ value: '', label: say('filter.any') }, ...ECM.map((value) => ({ value, label: say.data('ecm', value) }))]}
        />
      </Group>
      <Worklist
        caption={say('members.by_list')}
        columns={columns}
        rowKey={(m) => m.handle}
        queryKey={['member-list', text, county, ecm]}
        sort={sort}
        onSort={(next) => void go({ search: (had) => ({ ...had, sort: next }), replace: true })}
        load={({ offset, limit, sort: by }, signal) =>
          ask<MembersApi['search']>('POST', '/api/members/search', {
            body: { ...(text ? { text } : {}), ...(county ? { county } : {}), ...(ecm ? { ecm } : {}), offset, limit, sort: by },
            signal,
          })
        }
        open={(m) => void go({ to: '/members/$handle', params: { handle: m.handle } })}
        empty={<Empty icon="person" title={say('members.none')}>{say('members.none_list_next')}</Empty>}
      />
    </>
  );
}

function filled<T extends Readonly<Record<string, string | undefined>>>(search: T): T {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value)) as T;
}
