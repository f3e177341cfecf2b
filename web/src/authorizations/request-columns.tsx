import { Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { RequestLine } from '../contract/authorizations.ts';
import { wholeName } from '../members/whole-name.ts';
import { Private } from '../parts/private.tsx';
import type { Column } from '../parts/worklist.tsx';
import type { Say } from '../words/use-say.ts';
import { DueClock } from './due-clock.tsx';
import { OutsideMark, StateMark, UrgencyMark } from './marks.tsx';

/** Columns of a worklist; those of the plan's own work only for its people. The file the server makes has the same, by the same ids. */
export function requestColumns(say: Say, isPlan: boolean): readonly Column<RequestLine>[] {
  const codes = (line: RequestLine) => (line.codes.length > 0 ? line.codes.join(', ') : (line.what ?? ''));
  const own: readonly Column<RequestLine>[] = [
    {
      id: 'awaits',
      header: say('requests.awaits'),
      cell: (r) => (r.awaits ? say.data('awaits', r.awaits) : ''),
      text: (r) => r.awaits ?? '',
    },
    {
      id: 'assigned',
      header: say('requests.assigned'),
      cell: (r) =>
        r.assigned?.name ??
        (r.state === 'open' ? (
          <Text span c="dimmed">
            {say('requests.nobody')}
          </Text>
        ) : (
          ''
        )),
      text: (r) => r.assigned?.name ?? '',
    },
  ];
  return [
    {
      id: 'due',
      header: say('requests.time_left'),
      cell: (r) => <DueClock line={r} />,
      text: (r) => (r.due === undefined ? '' : new Date(r.due).toISOString()),
      width: '268px',
      sortable: true,
    },
    {
      id: 'number',
      header: say('requests.number'),
      cell: (r) => (
        <>
          <Link to="/requests/$handle" params={{ handle: r.handle }} className="nowrap">
            {r.number}
          </Link>
          {r.urgency === 'urgent' && <UrgencyMark />}
        </>
      ),
      text: (r) => r.number,
      width: '150px',
    },
    {
      id: 'member',
      header: say('requests.member'),
      cell: (r) => (r.member ? <Private>{wholeName(r.member.name)}</Private> : ''),
      text: (r) => (r.member ? wholeName(r.member.name) : ''),
    },
    {
      id: 'codes',
      header: say('requests.asked'),
      cell: (r) => (
        <>
          <span className={r.codes.length > 0 ? 'nowrap' : undefined}>{codes(r)}</span>
          <Text size="xs" c="dimmed">
            {say.data('request_kind', r.kind)}
          </Text>
        </>
      ),
      text: codes,
    },
    {
      id: 'state',
      header: say('requests.state'),
      cell: (r) => <StateMark line={r} />,
      text: (r) => r.outcome ?? r.state,
    },
    ...(isPlan ? own : own.slice(0, 1)),
    {
      id: 'requester',
      header: say('requests.requester'),
      cell: (r) => (
        <>
          {r.requester.name || r.requester.id}
          {(!r.requester.in_network || r.servicing?.in_network === false) && (
            <>
              <br />
              <OutsideMark />
            </>
          )}
        </>
      ),
      text: (r) => r.requester.name || r.requester.id,
    },
    {
      id: 'handler',
      aside: true,
      header: say('requests.handler'),
      cell: (r) => (r.group ? r.group.name || r.group.id : say('requests.by_plan')),
      text: (r) => (r.group ? r.group.name || r.group.id : ''),
    },
    {
      id: 'received',
      aside: true,
      header: say('requests.received'),
      cell: (r) => say.time(new Date(r.received).toISOString()),
      text: (r) => new Date(r.received).toISOString(),
      sortable: true,
    },
    {
      id: 'plan',
      aside: true,
      header: say('shell.plan'),
      cell: (r) => say.data('plan', r.plan),
      text: (r) => r.plan,
    },
  ];
}
