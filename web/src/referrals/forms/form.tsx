import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { ReferralAction, ReferralAnswer, ReferralPage } from '../../contract/referrals.ts';
import { CaseForm, type CaseWish } from '../../parts/case-form.tsx';

export interface ReferralFormProps {
  readonly page: ReferralPage;
  readonly action: ReferralAction;
  readonly close: (isDone: boolean) => void;
}

interface FormProps extends ReferralFormProps {
  readonly wish: (form: FormData) => CaseWish<ReferralAnswer> | undefined;
  readonly children?: ReactNode;
}

/** The frame of every form on a referral. */
export function ReferralForm({ page, action, ...rest }: FormProps) {
  const client = useQueryClient();
  const { handle } = page;
  return (
    <CaseForm
      {...rest}
      page={page}
      action={page.actions.find((one) => one.action === action)}
      queryKey={['referral', handle]}
      settled={({ case: answered }: ReferralAnswer, language) => {
        client.setQueryData(['referral', handle, language], answered);
        void client.invalidateQueries({ queryKey: ['referrals'] });
      }}
    />
  );
}
