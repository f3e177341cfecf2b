import { NativeSelect, Text, TextInput } from '@mantine/core';
import { californiaToday } from '../../benefits/today-in-california.ts';
import { ask } from '../../client.ts';
import type { ReferralApi } from '../../contract/referrals.ts';
import { textIn } from '../../parts/case-form.tsx';
import { WhyField } from '../../parts/why-field.tsx';
import { useSay } from '../../words/use-say.ts';
import { filledIn } from '../filled-in.ts';
import { ReferralForm, type ReferralFormProps } from './form.tsx';

export function Receive(props: ReferralFormProps) {
  const say = useSay();
  return (
    <ReferralForm
      {...props}
      wish={() =>
        ({ params, ...body }) =>
          ask<ReferralApi['receive']>('POST', '/api/referrals/:handle/receive', { params, body })
        }
    >
      <Text size="sm">{say('referral.receive_next')}</Text>
    </ReferralForm>
  );
}

export function Accept(props: ReferralFormProps) {
  const say = useSay();
  return (
    <ReferralForm
      {...props}
      wish={() =>
        ({ params, ...body }) =>
          ask<ReferralApi['accept']>('POST', '/api/referrals/:handle/accept', { params, body })
        }
    >
      <Text size="sm">{say('referral.accept_next')}</Text>
    </ReferralForm>
  );
}

export function Decline(props: ReferralFormProps) {
  const say = useSay();
  return (
    <ReferralForm
      {...props}
      wish={(form) =>
        ({ params, ...rest }) =>
          ask<ReferralApi['decline']>('POST', '/api/referrals/:handle/decline', {
            params,
            body: { ...filledIn(form, 'code', 'why'), ...rest },
          })
        }
    >
      <NativeSelect
        name="code"
        label={say('referral.reason_to_decline')}
        data={[
          { value: '', label: say('referral.no_reason') },
          ...props.page.declines.map(({ code, label }) => ({ value: code, label })),
        ]}
      />
      <WhyField rows={2} required={false} label={say('referral.note')} />
    </ReferralForm>
  );
}

export function Begin(props: ReferralFormProps) {
  const say = useSay();
  return (
    <ReferralForm
      {...props}
      wish={(form) =>
        ({ params, ...rest }) =>
          ask<ReferralApi['begin']>('POST', '/api/referrals/:handle/begin', {
            params,
            body: { ...filledIn(form, 'on'), ...rest },
          })
        }
    >
      <TextInput
        type="date"
        name="on"
        label={say('referral.begun_on')}
        defaultValue={californiaToday(new Date())}
        required
        withAsterisk={false}
      />
    </ReferralForm>
  );
}

export function Close(props: ReferralFormProps) {
  const say = useSay();
  return (
    <ReferralForm
      {...props}
      wish={(form) =>
        ({ params, ...rest }) =>
          ask<ReferralApi['close']>('POST', '/api/referrals/:handle/close', {
            params,
            body: { outcome: textIn(form, 'outcome'), ...filledIn(form, 'why'), ...rest },
          })
        }
    >
      <NativeSelect
        name="outcome"
        label={say('referral.outcome')}
        data={props.page.outcomes.map(({ code, label }) => ({ value: code, label }))}
      />
      <WhyField rows={2} required={false} label={say('referral.note')} />
    </ReferralForm>
  );
}

export function Withdraw(props: ReferralFormProps) {
  const say = useSay();
  return (
    <ReferralForm
      {...props}
      wish={(form) =>
        ({ params, ...rest }) =>
          ask<ReferralApi['withdraw']>('POST', '/api/referrals/:handle/withdraw', {
            params,
            body: { ...filledIn(form, 'why'), ...rest },
          })
        }
    >
      <WhyField rows={2} required={false} label={say('referral.note')} />
    </ReferralForm>
  );
}
