import { NativeSelect, NumberInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { ask } from '../../client.ts';
import type { ContinuityApi } from '../../contract/continuity.ts';
import { useSay } from '../../words/use-say.ts';
import { ContinuityForm, type ContinuityFormProps, codesIn, textIn } from './form.tsx';

const RATES = ['contract_rate', 'state_rate', 'agreed_rate'] as const;
const FORMS = ['plan_rate', 'medi_cal_rate', 'greater_of_both', 'amount'] as const;
type Form = (typeof FORMS)[number];
type Rates = { readonly [key in (typeof RATES)[number]]?: number };

/** What the provider answered on the rate; named, it is held against the greater of the two. @cites AAH-UM-COC-09 */
export function Agreement(props: ContinuityFormProps) {
  const say = useSay();
  const [is, setIs] = useState<'reached' | 'not_reached'>('reached');
  const [rates, setRates] = useState<Rates>({});
  const [form, setForm] = useState<Form | ''>('');
  return (
    <ContinuityForm
      {...props}
      wish={(fields) =>
        ({ params, ...rest }) =>
          ask<ContinuityApi['recordAgreement']>('POST', '/api/continuity/:handle/agreement', {
            params,
            body: { is, ...(is === 'reached' ? agreed(form, rates, codesIn(textIn(fields, 'codes'))) : {}), ...rest },
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
      {is === 'reached' && (
        <NativeSelect
          label={say('continuity.rate_form')}
          description={say('continuity.rate_form_hint')}
          value={form}
          onChange={(event) => setForm(event.currentTarget.value as Form)}
          data={[
            { value: '', label: say('value.not_known_yet') },
            ...FORMS.map((value) => ({ value, label: say.data('continuity_rate_form', value) })),
          ]}
        />
      )}
      {is === 'reached' &&
        form === 'amount' &&
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
      {is === 'reached' && form === 'amount' && (
        <TextInput
          name="codes"
          label={say('continuity.rate_codes')}
          description={say('continuity.rate_codes_hint')}
          maxLength={400}
        />
      )}
    </ContinuityForm>
  );
}

/** Rates are named beside an amount, which is held against them. */
function agreed(form: Form | '', rates: Rates, codes: readonly string[]) {
  if (form === '') return {};
  return form === 'amount' ? { form, ...rates, ...(codes.length > 0 ? { codes: [...codes] } : {}) } : { form };
}
