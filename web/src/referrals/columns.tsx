import { Text } from '@mantine/core';
import type { ReferralLine } from '../contract/referrals.ts';
import { dueColumn, memberColumn, numberColumn, planColumn, receivedColumn } from '../parts/case-columns.tsx';
import type { Column } from '../parts/worklist.tsx';
import type { Say } from '../words/use-say.ts';
import { ReferralMark, serviceSaid } from './marks.tsx';

/** Columns of the worklist. */
export function referralColumns(say: Say): readonly Column<ReferralLine>[] {
  const whoHasIt = ({ to }: ReferralLine) => to?.name ?? say('referral.the_plan');
  const awaited = ({ awaits }: ReferralLine) => (awaits ? say.data('referral_awaits', awaits) : '');
  return [
    dueColumn(say, '200px'),
    numberColumn(say, 'referrals', '150px'),
    memberColumn(say),
    { id: 'service', header: say('referral.service'), cell: serviceSaid, text: serviceSaid },
    {
      id: 'state',
      header: say('requests.state'),
      cell: (r) => (
        <>
          <ReferralMark line={r} />
          {r.awaits && (
            <Text size="xs" c="dimmed">
              {awaited(r)}
            </Text>
          )}
        </>
      ),
      text: (r) => r.state,
    },
    { id: 'to', header: say('referral.to'), cell: whoHasIt, text: whoHasIt },
    {
      id: 'by',
      aside: true,
      header: say('referral.by'),
      cell: (r) => say.data('referrer', r.by),
      text: (r) => say.data('referrer', r.by),
    },
    receivedColumn(say),
    planColumn(say),
  ];
}
