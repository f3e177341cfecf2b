import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { dayAt, endOfDay } from '../../../src/kernel/zone.ts';
import { ask, askFile } from '../client.ts';
import type { RequestApi, RequestLine } from '../contract/authorizations.ts';
import { Empty } from '../parts/states.tsx';
import { Worklist } from '../parts/worklist.tsx';
import { usePlan } from '../shell/use-plan.ts';
import { useSay } from '../words/use-say.ts';
import { requestColumns } from './request-columns.tsx';

type Columns = ('due' | 'number')[];

/** What is late, or will be by the end of tomorrow in California: decisions and notices that are owed. */
export function NearMiss() {
  const say = useSay();
  const go = useNavigate();
  const { plan } = usePlan();
  const [before] = useState(() => endOfDay(dayAt(Date.now()) + 1) + 1);
  const asked = { plan, states: ['open' as const, 'decided' as const], due_before: before, sort: 'due' as const };
  return (
    <>
      <p style={{ marginBlockStart: 0 }}>{say('oversight.near_lead')}</p>
      <Worklist<RequestLine>
        caption={say.data('oversight_tab', 'near')}
        columns={requestColumns(say, true).filter(({ id }) => id !== 'plan')}
        rowKey={(r) => r.handle}
        queryKey={['requests', 'near', plan, before]}
        sort="due"
        load={async ({ offset, limit }, signal) => {
          const body = { ...asked, page: Math.floor(offset / limit) + 1, size: limit };
          const { total, requests } = await ask<RequestApi['search']>('POST', '/api/requests/search', { body, signal });
          return { total, rows: requests };
        }}
        open={(r) => void go({ to: '/requests/$handle', params: { handle: r.handle } })}
        exportName="madrone-near-miss"
        exportFile={(shown) =>
          askFile<RequestApi['export']>('POST', '/api/requests/export', {
            body: { ...asked, columns: shown as Columns },
          })
        }
        empty={
          <section className="sheet">
            <Empty icon="clock" title={say('oversight.near_none')}>
              {say('oversight.near_none_next')}
            </Empty>
          </section>
        }
      />
    </>
  );
}
