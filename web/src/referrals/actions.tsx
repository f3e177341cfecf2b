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
  // A member is not told what only others do.
  const isHidden = (code: string | undefined) => session.reach === 'person' && code === 'referral_holder_only';
  const all = ORDER.flatMap((name) => page.actions.find(({ action }) => action === name) ?? []).filter(
    (one) => one.open || !isHidden(one.why?.code),
  );
  const first = FIRST[page.state];
  const inOrder = all.toSorted((a, b) => Number(b.action === first) - Number(a.action === first));
  return (
    <CaseActions
      actions={inOrder}
      main={all.some((one) => one.open && one.action === first) ? first : undefined}
      form={(action, close) => {
        const Form = FORMS[action];
        return <Form page={page} action={action} close={close} />;
      }}
    />
  );
}
