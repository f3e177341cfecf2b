import { Text } from '@mantine/core';
import { ask } from '../../client.ts';
import type { RequestApi } from '../../contract/authorizations.ts';
import { WhyField } from '../../parts/why-field.tsx';
import { useSay } from '../../words/use-say.ts';
import { FormFrame, type RequestFormProps, textIn } from './form-frame.tsx';

/** Withdrawing, cancelling, changing the urgency: one act, and why. */
export function WithReason(props: RequestFormProps) {
  const say = useSay();
  const { page, action } = props;
  const urgency = page.urgency === 'urgent' ? 'non_urgent' : 'urgent';
  return (
    <FormFrame
      {...props}
      wish={(form) => {
        const why = textIn(form, 'why');
        return ({ params, ...rest }) => {
          if (action === 'change_urgency')
            return ask<RequestApi['changeUrgency']>('POST', '/api/requests/:handle/urgency', {
              params,
              body: { urgency, why, ...rest },
            });
          if (action === 'withdraw')
            return ask<RequestApi['withdraw']>('POST', '/api/requests/:handle/withdraw', {
              params,
              body: { why, ...rest },
            });
          return ask<RequestApi['cancel']>('POST', '/api/requests/:handle/cancel', { params, body: { why, ...rest } });
        };
      }}
    >
      {action === 'change_urgency' && (
        <Text size="sm">{say('urgency.change', { to: say.data('urgency', urgency) })}</Text>
      )}
      <WhyField />
    </FormFrame>
  );
}
