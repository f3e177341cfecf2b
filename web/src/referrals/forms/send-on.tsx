import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { ProviderChoice } from '../../authorizations/provider-choice.tsx';
import { providerOf } from '../../authorizations/request-sheet.ts';
import { ask } from '../../client.ts';
import type { ReferralApi, ReferralPage } from '../../contract/referrals.ts';
import { textIn } from '../../parts/case-form.tsx';
import { WhyField } from '../../parts/why-field.tsx';
import { useSay } from '../../words/use-say.ts';
import { filledIn } from '../filled-in.ts';
import { ReferralForm, type ReferralFormProps } from './form.tsx';

const CHOOSERS = ['member', 'referrer', 'plan'] as const;

/** To another organization, and who chose it. @cites HN-REF-13 */
export function SendOn(props: ReferralFormProps) {
  const say = useSay();
  const [provider, choose] = useState({ text: '' });
  return (
    <ReferralForm
      {...props}
      wish={(form) =>
        provider.text.trim() === ''
          ? undefined
          : ({ params, ...rest }) =>
              ask<ReferralApi['sendOn']>('POST', '/api/referrals/:handle/send-on', {
                params,
                body: {
                  to: providerOf(provider),
                  chosen_by: textIn(form, 'chosen') as NonNullable<ReferralPage['chosen_by']>,
                  ...filledIn(form, 'why'),
                  ...rest,
                },
              })
      }
    >
      <ProviderChoice
        plan={props.page.plan}
        label={say('referral.to')}
        hint={say('referral.to_hint')}
        value={provider}
        change={choose}
        mayBeOutside={false}
      />
      <ChosenBy />
      <WhyField rows={2} required={false} label={say('referral.note')} />
    </ReferralForm>
  );
}

export function ChosenBy() {
  const say = useSay();
  return (
    <NativeSelect
      name="chosen"
      label={say('referral.chosen_by')}
      data={CHOOSERS.map((value) => ({ value, label: say.data('referral_choice', value) }))}
    />
  );
}
