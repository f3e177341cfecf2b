import { NativeSelect } from '@mantine/core';
import { ask } from '../../client.ts';
import type { ContinuityApi } from '../../contract/continuity.ts';
import { WhyField } from '../../parts/why-field.tsx';
import { useSay } from '../../words/use-say.ts';
import { URGENCIES } from '../kinds.ts';
import { ContinuityForm, type ContinuityFormProps, textIn } from './form.tsx';

/** Only what is more urgent is offered: the most urgent category that applies stays. @cites AAH-UM-COCR-10 */
export function SetUrgency(props: ContinuityFormProps) {
  const say = useSay();
  const above = URGENCIES.slice(URGENCIES.indexOf(props.page.urgency) + 1);
  return (
    <ContinuityForm
      {...props}
      wish={(form) =>
        ({ params, ...rest }) =>
          ask<ContinuityApi['setUrgency']>('POST', '/api/continuity/:handle/urgency', {
            params,
            body: { to: textIn(form, 'to') as 'routine', why: textIn(form, 'why'), ...rest },
          })
        }
    >
      <NativeSelect
        name="to"
        label={say('requests.urgency')}
        data={(above.length > 0 ? above : [props.page.urgency]).map((value) => ({
          value,
          label: say.data('continuity_urgency', value),
        }))}
      />
      <WhyField rows={2} />
    </ContinuityForm>
  );
}

export function Withdraw(props: ContinuityFormProps) {
  return (
    <ContinuityForm
      {...props}
      wish={(form) =>
        ({ params, ...rest }) =>
          ask<ContinuityApi['withdraw']>('POST', '/api/continuity/:handle/withdraw', {
            params,
            body: { why: textIn(form, 'why'), ...rest },
          })
        }
    >
      <WhyField rows={2} />
    </ContinuityForm>
  );
}
