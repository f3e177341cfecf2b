import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { ask } from '../../client.ts';
import type { RequestApi } from '../../contract/authorizations.ts';
import { WhyField } from '../../parts/why-field.tsx';
import { useSay } from '../../words/use-say.ts';
import { type DraftReference, References, readReferences } from '../references.tsx';
import { FormFrame, type RequestFormProps, textIn } from './form-frame.tsx';

/** What a reviewer found, handed to a medical director, who decides. @cites AAH-UM-DEN-01 */
export function Recommend(props: RequestFormProps) {
  const say = useSay();
  const [references, setReferences] = useState<readonly DraftReference[]>([]);
  return (
    <FormFrame
      {...props}
      wish={(form) => {
        const reason = textIn(form, 'reason');
        const decision = { references: readReferences(references), ...(reason ? { reason } : {}) };
        return ({ params, ...rest }) =>
          ask<RequestApi['recommend']>('POST', '/api/requests/:handle/recommend', {
            params,
            body: { outcome: textIn(form, 'outcome') as 'denied', decision, ...rest },
          });
      }}
    >
      <NativeSelect
        name="outcome"
        label={say('recommend.outcome')}
        data={['denied', 'modified', 'approved'].map((value) => ({ value, label: say.data('outcome', value) }))}
      />
      <WhyField name="reason" label={say('recommend.reason')} />
      <References value={references} change={setReferences} />
    </FormFrame>
  );
}
