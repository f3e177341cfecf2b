import { Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { DueClock } from '../authorizations/due-clock.tsx';
import type { ContinuityLine } from '../contract/continuity.ts';
import { wholeName } from '../members/whole-name.ts';
import { Private } from '../parts/private.tsx';
import type { Column } from '../parts/worklist.tsx';
import type { Say } from '../words/use-say.ts';
import { ContinuityMark, ContinuityUrgency } from './marks.tsx';

/** Columns of the worklist; what the plan still owes only for its people. */
export function continuityColumns(say: Say, isPlan: boolean): readonly Column<ContinuityLine>[] {
  const owed = (line: ContinuityLine) => say.list(line.owed.map(({ label }) => label));
  return [
    {
      id: 'due',
      header: say('requests.time_left'),
      cell: (r) => <DueClock line={r} />,
      text: (r) => (r.due === undefined ? '' : new Date(r.due).toISOString()),
      width: '216px',
      sortable: true,
    },
    {
      id: 'number',
      header: say('requests.number'),
      cell: (r) => (
        <>
          <Link to="/continuity/$handle" params={{ handle: r.handle }} className="nowrap">
            {r.number}
          </Link>{' '}
          <ContinuityUrgency urgency={r.urgency} />
        </>
      ),
      text: (r) => r.number,
      width: '180px',
    },
    {
      id: 'member',
      header: say('requests.member'),
      cell: (r) => (r.member ? <Private>{wholeName(r.member.name)}</Private> : ''),
      text: (r) => (r.member ? wholeName(r.member.name) : ''),
    },
    {
      id: 'kind',
      header: say('requests.kind'),
      cell: (r) => (
        <>
          {say.data('continuity_kind', r.kind)}
          {r.program !== 'none' && (
            <Text size="xs" c="dimmed">
              {say.data('continuity_program', r.program)}
            </Text>
          )}
        </>
      ),
      text: (r) => say.data('continuity_kind', r.kind),
    },
    {
      id: 'provider',
      header: say('continuity.provider'),
      cell: (r) => r.provider?.name ?? '',
      text: (r) => r.provider?.name ?? '',
    },
    {
      id: 'state',
      header: say('requests.state'),
      cell: (r) => (
        <>
          <ContinuityMark line={r} />
          {r.until && (
            <Text size="xs" c="dimmed">
              {say('value.until', { to: say.date(r.until) })}
            </Text>
          )}
        </>
      ),
      text: (r) => r.outcome ?? r.state,
    },
    ...(isPlan
      ? [{ id: 'owed', header: say('continuity.owed'), cell: owed, text: owed } satisfies Column<ContinuityLine>]
      : []),
    {
      id: 'received',
      aside: true,
      header: say('requests.received'),
      cell: (r) => say.time(new Date(r.received).toISOString()),
      text: (r) => new Date(r.received).toISOString(),
      sortable: true,
    },
    {
      id: 'review',
      aside: true,
      header: say('continuity.review_on'),
      cell: (r) => (r.review_on ? say.date(r.review_on) : ''),
      text: (r) => r.review_on ?? '',
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
