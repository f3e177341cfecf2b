import { NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { ask } from '../client.ts';
import type { AuditApi, AuditRow } from '../contract/accounts.ts';
import { Screen } from '../parts/screen.tsx';
import { Empty, Loaded } from '../parts/states.tsx';
import { type Column, Worklist } from '../parts/worklist.tsx';
import { useSay } from '../words/use-say.ts';
import { AuditEntry } from './audit-entry.tsx';
import { ChainStatus } from './chain-status.tsx';

const route = getRouteApi('/app/audit');
const ACTIONS = ['member', 'account', 'session', 'access', 'wish', 'audit', 'directory', 'library', 'benefit'] as const;

/** Who did what to which record and when; and whether the record is whole. */
export function Audit() {
  const say = useSay();
  const go = route.useNavigate();
  const filters = route.useSearch();
  const { sort = '-at', ...wanted } = filters;
  const [shown, setShown] = useState<AuditRow>();
  const status = useQuery({ queryKey: ['audit-status'], queryFn: ({ signal }) => ask<AuditApi['status']>('GET', '/api/audit/status', { signal }) });
  const set = (next: Readonly<Record<string, string>>) =>
    void go({ search: (had) => Object.fromEntries(Object.entries({ ...had, ...next }).filter(([, v]) => v)), replace: true });
  const columns: readonly Column<AuditRow>[] = [
    { id: 'at', header: say('audit.when'), cell: (r) => say.time(r.at), text: (r) => r.at, sortable: true, width: '190px' },
    { id: 'who', header: say('audit.who'), cell: (r) => r.who, text: (r) => r.who },
    { id: 'action', header: say('audit.what'), cell: (r) => say.data('action', r.action), text: (r) => r.action },
    { id: 'subject', header: say('audit.subject'), cell: (r) => <span className="code">{r.subject}</span>, text: (r) => r.subject },
  ];
  return (
    <Screen title={say('nav.audit')} lead={say('audit.lead')}>
      <section className="sheet" style={{ marginBlockEnd: 16 }}>
        <Loaded query={status}>{(whole) => <ChainStatus status={whole} />}</Loaded>
      </section>
      <section className="filters sheet" aria-label={say('filter.title')} style={{ marginBlockEnd: 16 }}>
        <TextInput label={say('audit.who')} defaultValue={wanted.who ?? ''} maxLength={60} onBlur={(event) => set({ who: event.currentTarget.value.trim() })} onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()} />
        <NativeSelect label={say('audit.what')} value={wanted.action ?? ''} onChange={(event) => set({ action: event.currentTarget.value })} data={[{ value: '', label: say('filter.any') }, ...ACTIONS.map((value) => ({ value, label: say.data('action_kind', value) }))]} />
        <TextInput type="date" label={say('audit.from')} value={wanted.from ?? ''} onChange={(event) => set({ from: event.currentTarget.value })} />
        <TextInput type="date" label={say('audit.to')} value={wanted.to ?? ''} onChange={(event) => set({ to: event.currentTarget.value })} />
      </section>
      <Worklist
        caption={say('nav.audit')}
        columns={columns}
        rowKey={(r) => r.id}
        queryKey={['audit', wanted]}
        sort={sort}
        onSort={(next) => set({ sort: next })}
        load={({ offset, limit, sort: by }, signal) => ask<AuditApi['list']>('GET', '/api/audit', { query: { offset, limit, sort: by, ...wanted }, signal })}
        open={setShown}
        empty={<Empty icon="shield" title={say('audit.none')}>{say('audit.none_next')}</Empty>}
        exportName="madrone-audit"
      />
      {shown && <AuditEntry row={shown} close={() => setShown(undefined)} />}
    </Screen>
  );
}
