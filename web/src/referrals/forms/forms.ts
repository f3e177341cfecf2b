import type { FunctionComponent } from 'react';
import type { ReferralAction } from '../../contract/referrals.ts';
import { AddInformation } from './add-information.tsx';
import type { ReferralFormProps } from './form.tsx';
import { SendOn } from './send-on.tsx';
import { Accept, Begin, Close, Decline, Receive, Withdraw } from './steps.tsx';

export const FORMS: Readonly<Record<ReferralAction, FunctionComponent<ReferralFormProps>>> = {
  receive: Receive,
  accept: Accept,
  decline: Decline,
  send_on: SendOn,
  begin: Begin,
  close: Close,
  add_information: AddInformation,
  withdraw: Withdraw,
};
