import type { ReferralAction, ReferralPage } from '../contract/referrals.ts';
import { CaseActions } from '../parts/case-actions.tsx';
import { useSitting } from '../shell/session-context.tsx';
import { FORMS } from './forms/forms.ts';

/** As a person reaches for them. */
const ORDER: readonly ReferralAction[] = [
  'receive',
  'accept',
  'begin',
  'close',
  'decline',
  'send_on',
  'add_information',
  'withdraw',
];
/** What stands first, by where it stands. */
const FIRST: Partial<Record<ReferralPage['state'], ReferralAction>> = {
  made: 'accept',
  received: 'accept',
  accepted: 'begin',
  declined: 'send_on',
  begun: 'close',
};

export function Actions({ page }: { readonly page: ReferralPage }) {
  const { session } = useSitting();
  const first = FIRST[page.state];
  return (
    <CaseActions
      page={page}
      order={ORDER.toSorted((a, b) => Number(b === first) - Number(a === first))}
      next={first ? [first] : []}
      // A member is not told what only others do.
      hides={({ why }) => session.reach === 'person' && why?.code === 'referral_holder_only'}
      forms={FORMS}
    />
  );
}
