import type { ReferralAction, ReferralAnswer, ReferralPage } from '../../contract/referrals.ts';
import { type CaseFields, CaseForm, type CaseFormProps } from '../../parts/case-form.tsx';

export type ReferralFormProps = CaseFormProps<ReferralPage, ReferralAction>;

const STALE = ['referrals'];

/** The frame of every form on a referral. */
export function ReferralForm(props: ReferralFormProps & CaseFields<ReferralAnswer>) {
  return <CaseForm {...props} kept="referral" pageOf={(answer) => answer.case} stale={STALE} />;
}
