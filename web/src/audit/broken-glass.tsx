import { Button, Group, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { ask, askFile, type Sent } from '../client.ts';
import type { BreakGlassApi, Opened } from '../contract/accounts.ts';
import { Empty, Trouble } from '../parts/states.tsx';
import { type Column, Worklist } from '../parts/worklist.tsx';
import { useSay } from '../words/use-say.ts';

const route = getRouteApi('/app/audit');

type Shown = Sent<BreakGlassApi['export']>['body']['columns'];

/** Pages opened in an emergency, with the reasons that were given. */
export function BrokenGlass() {
  const say = useSay();
  const go = route.useNavigate();
  const columns: readonly Column<Opened>[] = [
    { id: 'at', header: say('audit.when'), cell: (r) => say.time(r.at), text: (r) => r.at, width: '190px' },
    { id: 'person', header: say('audit.who'), cell: (r) => r.person, text: (r) => r.person },
    { id: 'organization', header: say('me.organization'), cell: (r) => r.organization, text: (r) => r.organization },
    { id: 'reason', header: say('emergency.reason'), cell: (r) => r.reason, text: (r) => r.reason, width: '36%' },
    {
      id: 'review',
      header: say('audit.review'),
      cell: (r) => <Review row={r} />,
      text: (r) => (r.review ? say(`audit.review_${r.review.found}`) : say('audit.review_waiting')),
      width: '200px',
    },
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
      exportFile={(shown) =>
        askFile<BreakGlassApi['export']>('POST', '/api/break-glass/export', { body: { columns: shown as Shown } })
      }
    />
  );
}

/** What compliance found, or the two things it can find. */
function Review({ row }: { readonly row: Opened }) {
  const say = useSay();
  const client = useQueryClient();
  const find = useMutation({
    mutationFn: (found: 'justified' | 'not_justified') =>
      ask<BreakGlassApi['review']>('POST', '/api/break-glass/:glimpse/review', {
        params: { glimpse: row.id },
        body: { found },
      }),
    onSuccess: () =>
      client.invalidateQueries({ predicate: (q) => ['broken-glass', 'due'].includes(String(q.queryKey[0])) }),
  });
  if (row.review) {
    const { found, at, by } = row.review;
    return say('audit.reviewed', { found: say(`audit.review_${found}`), name: by, when: say.time(at) });
  }
  return (
    <>
      <Text size="sm">{say('audit.review_waiting')}</Text>
      <Group gap="xs">
        {(['justified', 'not_justified'] as const).map((found) => (
          <Button key={found} size="xs" variant="default" loading={find.isPending} onClick={() => find.mutate(found)}>
            {say(`audit.review_${found}`)}
          </Button>
        ))}
      </Group>
      {find.error && <Trouble error={find.error} />}
    </>
  );
}
