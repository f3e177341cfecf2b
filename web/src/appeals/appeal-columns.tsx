import { Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { DueClock } from '../authorizations/due-clock.tsx';
import type { AppealLine } from '../contract/appeals.ts';
import { wholeName } from '../members/whole-name.ts';
import { Private } from '../parts/private.tsx';
import type { Column } from '../parts/worklist.tsx';
import type { Say } from '../words/use-say.ts';
import { AppealMark, ExpeditedMark, sayWhat } from './appeal-marks.tsx';

/** Columns of the worklist; those of the plan's own work only for its people. The file the server makes has the same, by the same ids. */
export function appealColumns(say: Say, isPlan: boolean): readonly Column<AppealLine>[] {
  const own: readonly Column<AppealLine>[] = [
    {
      id: 'awaits',
      header: say('appeals.awaits'),
      cell: (a) => (a.awaits ? say.data('appeal_awaits', a.awaits) : ''),
      text: (a) => a.awaits ?? '',
    },
    {
      id: 'assigned',
      header: say('appeals.assigned'),
      cell: (a) =>
        a.assigned?.name ??
        (a.state === 'open' ? (
          <Text span c="dimmed">
            {say('requests.nobody')}
          </Text>
        ) : (
          ''
        )),
      text: (a) => a.assigned?.name ?? '',
    },
  ];
  return [
    {
      id: 'due',
      header: say('requests.time_left'),
      cell: (a) => <DueClock line={a} />,
      text: (a) => (a.due === undefined ? '' : new Date(a.due).toISOString()),
      width: '216px',
      sortable: true,
    },
    {
      id: 'number',
      header: say('requests.number'),
      cell: (a) => (
        <>
          <Link to="/appeals/$handle" params={{ handle: a.handle }} className="nowrap">
            {a.number}
          </Link>{' '}
          {a.expedited && <ExpeditedMark />}
        </>
      ),
      text: (a) => a.number,
      width: '150px',
    },
    {
      id: 'member',
      header: say('requests.member'),
      cell: (a) => (a.member ? <Private>{wholeName(a.member.name)}</Private> : ''),
      text: (a) => (a.member ? wholeName(a.member.name) : ''),
    },
    {
      id: 'category',
      header: say('appeals.what'),
      cell: (a) => sayWhat(say, a),
      text: (a) => `${a.kind} ${a.category}`,
    },
    {
      id: 'state',
      header: say('requests.state'),
      cell: (a) => <AppealMark line={a} />,
      text: (a) => a.outcome ?? a.state,
    },
    ...(isPlan ? own : []),
    {
      id: 'filed_by',
      header: say('appeals.filed_by'),
      cell: (a) => say.data('filed_by', a.filed_by),
      text: (a) => a.filed_by,
    },
    {
      id: 'request',
      aside: true,
      header: say('appeals.request'),
      cell: (a) => a.request ?? '',
      text: (a) => a.request ?? '',
    },
    {
      id: 'received',
      aside: true,
      header: say('requests.received'),
      cell: (a) => say.time(new Date(a.received).toISOString()),
      text: (a) => new Date(a.received).toISOString(),
      sortable: true,
    },
    {
      id: 'line_of_business',
      aside: true,
      header: say('appeals.line'),
      cell: (a) => say.data('line', a.line_of_business),
      text: (a) => a.line_of_business,
    },
    {
      id: 'plan',
      aside: true,
      header: say('shell.plan'),
      cell: (a) => say.data('plan', a.plan),
      text: (a) => a.plan,
    },
  ];
}
