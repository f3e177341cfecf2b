import { getRouteApi } from '@tanstack/react-router';
import { ask } from '../client.ts';
import type { BreakGlassApi, Opened } from '../contract/accounts.ts';
import { Empty } from '../parts/states.tsx';
import { type Column, Worklist } from '../parts/worklist.tsx';
import { useSay } from '../words/use-say.ts';

const route = getRouteApi('/app/audit');

/** Pages opened in an emergency, with the reasons that were given. */
export function BrokenGlass() {
  const say = useSay();
  const go = route.useNavigate();
  const columns: readonly Column<Opened>[] = [
    { id: 'at', header: say('audit.when'), cell: (r) => say.time(r.at), text: (r) => r.at, width: '190px' },
    { id: 'person', header: say('audit.who'), cell: (r) => r.person, text: (r) => r.person },
    { id: 'organization', header: say('me.organization'), cell: (r) => r.organization, text: (r) => r.organization },
    { id: 'reason', header: say('emergency.reason'), cell: (r) => r.reason, text: (r) => r.reason, width: '36%' },
    { id: 'plan', header: say('shell.plan'), cell: (r) => say.data('plan', r.plan), text: (r) => r.plan },
  ];
  return (
    <Worklist
      caption={say('audit.emergencies')}
      columns={columns}
      rowKey={(r) => r.at + r.handle}
      queryKey={['broken-glass']}
      sort=""
      load={({ offset, limit }, signal) =>
        ask<BreakGlassApi['opened']>('GET', '/api/break-glass', { query: { offset, limit }, signal })
      }
      open={(r) => void go({ to: '/members/$handle', params: { handle: r.handle } })}
      empty={
        <Empty icon="shield" title={say('audit.no_emergencies')}>
          {say('audit.no_emergencies_next')}
        </Empty>
      }
      exportName="madrone-emergencies"
    />
  );
}
