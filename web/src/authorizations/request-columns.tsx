import { Text } from '@mantine/core';
import type { RequestLine } from '../contract/authorizations.ts';
import {
  assignedColumn,
  dueColumn,
  memberColumn,
  numberColumn,
  planColumn,
  receivedColumn,
} from '../parts/case-columns.tsx';
import type { Column } from '../parts/worklist.tsx';
import type { Say } from '../words/use-say.ts';
import { AskedFor } from './asked-for.ts';
import { OutsideMark, StateMark, UrgencyMark } from './marks.tsx';

/** Columns of a worklist; those of the plan's own work only for its people. */
export function requestColumns(say: Say, isPlan: boolean, ofDischarges = false): readonly Column<RequestLine>[] {
  const codes = (line: RequestLine) => (line.codes.length > 0 ? line.codes.join(', ') : (line.what ?? ''));
  const own: readonly Column<RequestLine>[] = [
    {
      id: 'awaits',
      header: say('requests.awaits'),
      cell: (r) => (r.awaits ? say.data('awaits', r.awaits) : ''),
      text: (r) => r.awaits ?? '',
    },
    assignedColumn(say, say('requests.assigned')),
  ];
  return [
    ...(ofDischarges ? [dischargeColumn(say)] : []),
    dueColumn(say, '216px'),
    numberColumn(say, 'requests', '150px', (r) => r.urgency === 'urgent' && <UrgencyMark />),
    memberColumn(say),
    {
      id: 'codes',
      header: say('requests.asked'),
      cell: (r) => (
        <>
          <AskedFor line={r} />
          <Text size="xs" c="dimmed">
            {say.data('request_kind', r.kind)}
          </Text>
        </>
      ),
      text: codes,
      width: '200px',
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
          {(r.requester.in_network === false || r.servicing?.in_network === false) && (
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
    receivedColumn(say),
    planColumn(say),
  ];
}

/** The day a member is expected to leave a facility. */
function dischargeColumn(say: Say): Column<RequestLine> {
  return {
    id: 'discharge',
    header: say('discharge.title'),
    cell: ({ discharge_on: on }) => (on === undefined ? '' : say.date(on)),
    text: ({ discharge_on: on }) => on ?? '',
    width: '130px',
    sortable: true,
  };
}
