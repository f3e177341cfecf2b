import type { AppealLine } from '../contract/appeals.ts';
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
import { AppealMark, ExpeditedMark, sayWhat } from './appeal-marks.tsx';

/** Columns of the worklist; those of the plan's own work only for its people. */
export function appealColumns(say: Say, isPlan: boolean): readonly Column<AppealLine>[] {
  const own: readonly Column<AppealLine>[] = [
    {
      id: 'awaits',
      header: say('appeals.awaits'),
      cell: (a) => (a.awaits ? say.data('appeal_awaits', a.awaits) : ''),
      text: (a) => a.awaits ?? '',
    },
    assignedColumn(say, say('appeals.assigned')),
  ];
  return [
    dueColumn(say, '216px'),
    numberColumn(say, 'appeals', '150px', (a) => a.expedited && <ExpeditedMark />),
    memberColumn(say),
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
      text: (a) => a.after ?? a.outcome ?? a.state,
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
      cell: (a) => a.request ?? a.continuity ?? '',
      text: (a) => a.request ?? a.continuity ?? '',
    },
    receivedColumn(say),
    {
      id: 'line_of_business',
      aside: true,
      header: say('appeals.line'),
      cell: (a) => say.data('line', a.line_of_business),
      text: (a) => a.line_of_business,
    },
    planColumn(say),
  ];
}
