import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { ask } from '../../client.ts';
import type { ContinuityApi } from '../../contract/continuity.ts';
import { WhyField } from '../../parts/why-field.tsx';
import { useSay } from '../../words/use-say.ts';
import { ContinuityForm, type ContinuityFormProps, textIn } from './form.tsx';

/** What the state answered; the plan looks again on a day it sets itself. @cites AAH-UM-MER-01, AAH-UM-MER-03 */
export function StateDecision(props: ContinuityFormProps) {
  const say = useSay();
  const [granted, setGranted] = useState('yes');
  return (
    <ContinuityForm
      {...props}
      wish={(form) => {
        const why = textIn(form, 'why');
        const review = textIn(form, 'review_on');
        return ({ params, ...rest }) =>
          ask<ContinuityApi['recordState']>('POST', '/api/continuity/:handle/state-decision', {
            params,
            body: {
              granted: granted === 'yes',
              ...(review ? { review_on: review } : {}),
              ...(why ? { why } : {}),
              ...rest,
            },
          });
      }}
    >
      <NativeSelect
        label={say('continuity.state_granted')}
        value={granted}
        onChange={(event) => setGranted(event.currentTarget.value)}
        data={yesNo(say('value.yes'), say('value.no'))}
      />
      {granted === 'yes' && <TextInput name="review_on" type="date" label={say('continuity.review_on')} />}
      <WhyField label={say('continuity.why_optional')} required={false} rows={2} />
    </ContinuityForm>
  );
}

/** Whether its reasons still hold: it ends when the condition is stable and a move does no harm. @cites AAH-UM-MER-03 */
export function ReviewExemption(props: ContinuityFormProps) {
  const say = useSay();
  return (
    <ContinuityForm
      {...props}
      wish={(form) => {
        const review = textIn(form, 'review_on');
        return ({ params, ...rest }) =>
          ask<ContinuityApi['reviewExemption']>('POST', '/api/continuity/:handle/review', {
            params,
            body: {
              stabilized: textIn(form, 'stabilized') === 'yes',
              transfer_safe: textIn(form, 'transfer_safe') === 'yes',
              ...(review ? { review_on: review } : {}),
              ...rest,
            },
          });
      }}
    >
      {(['stabilized', 'transfer_safe'] as const).map((name) => (
        <NativeSelect
          key={name}
          name={name}
          label={say.data('exemption_question', name)}
          required
          withAsterisk={false}
          data={[{ value: '', label: say('decide.not_answered') }, ...yesNo(say('value.yes'), say('value.no'))]}
        />
      ))}
      <TextInput
        name="review_on"
        type="date"
        label={say('continuity.review_on')}
        description={say('continuity.review_hint')}
      />
    </ContinuityForm>
  );
}

function yesNo(yes: string, no: string) {
  return [
    { value: 'yes', label: yes },
    { value: 'no', label: no },
  ];
}
