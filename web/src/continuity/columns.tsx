import { Text } from '@mantine/core';
import type { ContinuityLine } from '../contract/continuity.ts';
import { dueColumn, memberColumn, numberColumn, planColumn, receivedColumn } from '../parts/case-columns.tsx';
import type { Column } from '../parts/worklist.tsx';
import type { Say } from '../words/use-say.ts';
import { ContinuityMark, ContinuityUrgency } from './marks.tsx';

/** Columns of the worklist; what the plan still owes only for its people. */
export function continuityColumns(say: Say, isPlan: boolean): readonly Column<ContinuityLine>[] {
  const owed = (line: ContinuityLine) => say.list(line.owed.map(({ label }) => label));
  return [
    dueColumn(say, '216px'),
    numberColumn(say, 'continuity', '180px', (r) => <ContinuityUrgency urgency={r.urgency} />),
    memberColumn(say),
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
    receivedColumn(say),
    {
      id: 'review',
      aside: true,
      header: say('continuity.review_on'),
      cell: (r) => (r.review_on ? say.date(r.review_on) : ''),
      text: (r) => r.review_on ?? '',
    },
    planColumn(say),
  ];
}
