import { NativeSelect, NumberInput } from '@mantine/core';
import { useState } from 'react';
import { ask } from '../../client.ts';
import type { ContinuityApi } from '../../contract/continuity.ts';
import { useSay } from '../../words/use-say.ts';
import { ContinuityForm, type ContinuityFormProps } from './form.tsx';

const RATES = ['contract_rate', 'state_rate', 'agreed_rate'] as const;
type Rates = { readonly [key in (typeof RATES)[number]]?: number };

/** What the provider answered on the rate; named, it is held against the greater of the two. @cites AAH-UM-COC-09 */
export function Agreement(props: ContinuityFormProps) {
  const say = useSay();
  const [is, setIs] = useState<'reached' | 'not_reached'>('reached');
  const [rates, setRates] = useState<Rates>({});
  return (
    <ContinuityForm
      {...props}
      wish={() =>
        ({ params, ...rest }) =>
          ask<ContinuityApi['recordAgreement']>('POST', '/api/continuity/:handle/agreement', {
            params,
            body: { is, ...(is === 'reached' ? rates : {}), ...rest },
          })
        }
    >
      <NativeSelect
        label={say('continuity.agreement')}
        value={is}
        onChange={(event) => setIs(event.currentTarget.value as 'reached')}
        data={(['reached', 'not_reached'] as const).map((value) => ({
          value,
          label: say.data('continuity_agreement', value),
        }))}
      />
      {is === 'reached' &&
        RATES.map((name) => (
          <NumberInput
            key={name}
            label={say.data('continuity_rate', name)}
            prefix="$"
            decimalScale={2}
            min={0}
            hideControls
            value={rates[name] ?? ''}
            onChange={(value) =>
              setRates(({ [name]: _, ...had }) => (value === '' ? had : { ...had, [name]: Number(value) }))
            }
          />
        ))}
    </ContinuityForm>
  );
}
