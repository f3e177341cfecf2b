import { NativeSelect, Tabs, TextInput } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { ask, askFile, type Sent } from '../client.ts';
import type { AuditApi, AuditRow } from '../contract/audit.ts';
import { Screen } from '../parts/screen.tsx';
import { Empty } from '../parts/states.tsx';
import { type Column, Worklist } from '../parts/worklist.tsx';
import { useSitting } from '../shell/session-context.tsx';
import { type Say, useSay } from '../words/use-say.ts';
import { AuditEntry } from './audit-entry.tsx';
import { BrokenGlass } from './broken-glass.tsx';
import { ChainStatus } from './chain-status.tsx';
import { cursorPages } from './cursor-pages.ts';

const route = getRouteApi('/app/audit');

/** Who did what to which record and when; whether the record is whole; and what was opened in emergencies. */
export function Audit() {
  const say = useSay();
  const { may } = useSitting();
  const go = route.useNavigate();
  const { tab = 'record' } = route.useSearch();
  return (
    <Screen title={say('nav.audit')} lead={say('audit.lead')}>
      {may('audit.verify') && (
        <section className="sheet" style={{ marginBlockEnd: 16 }}>
          <ChainStatus />
        </section>
      )}
      <Tabs
        value={tab}
        onChange={(value) => void go({ search: value === 'emergencies' ? { tab: value } : {}, replace: true })}
        keepMounted={false}
      >
        {may('break_glass.review') && (
          <Tabs.List mb="md">
            <Tabs.Tab value="record">{say('audit.record')}</Tabs.Tab>
            <Tabs.Tab value="emergencies">{say('audit.emergencies')}</Tabs.Tab>
          </Tabs.List>
        )}
        <Tabs.Panel value="record">
          <Records />
        </Tabs.Panel>
        <Tabs.Panel value="emergencies">
          <BrokenGlass />
        </Tabs.Panel>
      </Tabs>
    </Screen>
  );
}

type Wanted = Sent<AuditApi['export']>['body'];

/** The kinds of everything that is written into the record, as its actions have words. */
function kindsOf(say: Say) {
  const kinds = new Set(say.names('action').map((action) => action.slice(0, action.indexOf('.'))));
  return [...kinds]
    .map((value) => ({ value, label: say.data('action_kind', value) }))
    .sort((a, b) => a.label.localeCompare(b.label));
}

function Records() {
  const say = useSay();
  const go = route.useNavigate();
  const { tab: _, ...wanted } = route.useSearch();
  const key = JSON.stringify(wanted);
  const [shown, setShown] = useState<AuditRow>();
  const [counted, setCounted] = useState<number>();
  const load = useMemo(
    () =>
      cursorPages<AuditRow>(async (after, limit, signal) => {
        const query = { ...(JSON.parse(key) as typeof wanted), limit, ...(after === undefined ? {} : { after }) };
        const { records, total, more, next } = await ask<AuditApi['list']>('GET', '/api/audit', {
          query: query as never,
          signal,
        });
        setCounted(more ? total : undefined);
        return { rows: records, total, next };
      }),
    [key],
  );
  const set = (next: Readonly<Record<string, string>>) =>
    void go({
      search: (had) => Object.fromEntries(Object.entries({ ...had, ...next }).filter(([, v]) => v)),
      replace: true,
    });
  const typed = (name: 'who' | 'subject') => ({
    defaultValue: wanted[name] ?? '',
    maxLength: 60,
    onBlur: (event: { currentTarget: { value: string } }) => set({ [name]: event.currentTarget.value.trim() }),
    onKeyDown: (event: { key: string; currentTarget: { blur: () => void } }) =>
      event.key === 'Enter' && event.currentTarget.blur(),
  });
  const columns: readonly Column<AuditRow>[] = [
    { id: 'at', header: say('audit.when'), cell: (r) => say.time(r.at), text: (r) => r.at, width: '190px' },
    { id: 'who', header: say('audit.who'), cell: (r) => r.who, text: (r) => r.who },
    { id: 'action', header: say('audit.what'), cell: (r) => say.data('action', r.action), text: (r) => r.action },
    {
      id: 'subject',
      header: say('audit.subject'),
      cell: (r) => <span className="code">{r.subject}</span>,
      text: (r) => r.subject,
    },
    {
      id: 'plan',
      header: say('shell.plan'),
      cell: (r) => (r.plan === '' ? '' : say.data('plan', r.plan)),
      text: (r) => r.plan,
    },
  ];
  return (
    <>
      <section className="filters sheet" aria-label={say('filter.title')} style={{ marginBlockEnd: 16 }}>
        <TextInput label={say('audit.who')} {...typed('who')} />
        <NativeSelect
          label={say('audit.what')}
          value={wanted.action ?? ''}
          onChange={(event) => set({ action: event.currentTarget.value })}
          data={[{ value: '', label: say('filter.any') }, ...kindsOf(say)]}
        />
        <TextInput label={say('audit.subject')} {...typed('subject')} />
        <TextInput
          type="date"
          label={say('audit.from')}
          value={wanted.from ?? ''}
          onChange={(event) => set({ from: event.currentTarget.value })}
        />
        <TextInput
          type="date"
          label={say('audit.to')}
          value={wanted.to ?? ''}
          onChange={(event) => set({ to: event.currentTarget.value })}
        />
      </section>
      {counted !== undefined && <p role="status">{say('audit.more', { count: counted })}</p>}
      <Worklist
        caption={say('nav.audit')}
        columns={columns}
        rowKey={(r) => String(r.sequence)}
        queryKey={['audit', key]}
        sort=""
        load={load}
        open={setShown}
        empty={
          <Empty icon="shield" title={say('audit.none')}>
            {say('audit.none_next')}
          </Empty>
        }
        exportName="madrone-audit"
        exportFile={(shown) =>
          askFile<AuditApi['export']>('POST', '/api/audit/export', {
            body: { ...(wanted as Wanted), columns: shown as Wanted['columns'] },
          })
        }
        views={{
          list: 'audit',
          filters: wanted,
          apply: (filters) => void go({ search: filters, replace: true }),
        }}
      />
      {shown && <AuditEntry row={shown} close={() => setShown(undefined)} />}
    </>
  );
}
