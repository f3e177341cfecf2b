import { NativeSelect, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { ask } from '../../client.ts';
import type { ContinuityApi } from '../../contract/continuity.ts';
import { WhyField } from '../../parts/why-field.tsx';
import { useSay } from '../../words/use-say.ts';
import { ProviderField } from '../provider-field.tsx';
import { ContinuityForm, type ContinuityFormProps, codesIn, textIn } from './form.tsx';

type Basis = 'relationship' | 'prior_authorization';

/** Grants it to a last day, on what, with whom and for which codes; or not, and why. @cites AAH-UM-COC-04 */
export function Decide(props: ContinuityFormProps) {
  const say = useSay();
  const { page } = props;
  const bases = page.policy_says.filter(({ basis }) => basis !== 'exemption');
  const first = bases.find(({ answer }) => answer === 'yes' || answer === 'review') ?? bases[0];
  const [outcome, setOutcome] = useState<'granted' | 'not_granted'>('granted');
  const [basis, setBasis] = useState<Basis>((first?.basis ?? 'relationship') as Basis);
  const [provider, setProvider] = useState('');
  const [to, setTo] = useState(first?.last ?? '');
  const isGrant = outcome === 'granted';
  const services = page.services.length > 0 ? page.services : [''];
  const last = bases.find((one) => one.basis === basis)?.last;
  return (
    <ContinuityForm
      {...props}
      wish={(form) => {
        const why = textIn(form, 'why');
        const codes = Object.fromEntries(
          services.flatMap((service, i) => {
            const all = codesIn(textIn(form, `codes-${i}`));
            return all.length > 0 ? [[service, all]] : [];
          }),
        );
        const grant = {
          ...(to ? { to } : {}),
          ...(provider.trim() ? { provider: provider.trim() } : {}),
          ...(Object.keys(codes).length > 0 ? { codes } : {}),
        };
        return ({ params, ...rest }) =>
          ask<ContinuityApi['decide']>('POST', '/api/continuity/:handle/decide', {
            params,
            body: { outcome, basis, ...(isGrant ? grant : {}), ...(why ? { why } : {}), ...rest },
          });
      }}
    >
      <NativeSelect
        label={say('requests.outcome')}
        value={outcome}
        onChange={(event) => setOutcome(event.currentTarget.value as 'granted')}
        data={(['granted', 'not_granted'] as const).map((value) => ({
          value,
          label: say.data('continuity_outcome', value),
        }))}
      />
      {bases.length > 1 && (
        <NativeSelect
          label={say('continuity.rests_on')}
          value={basis}
          onChange={(event) => {
            setBasis(event.currentTarget.value as Basis);
            setTo(bases.find((one) => one.basis === event.currentTarget.value)?.last ?? '');
          }}
          data={bases.map((one) => ({ value: one.basis, label: one.title }))}
        />
      )}
      {isGrant && (
        <>
          <TextInput
            type="date"
            label={say('continuity.to')}
            description={last ? say('continuity.to_hint', { to: say.date(last) }) : say('continuity.to_unknown')}
            value={to}
            {...(last ? { max: last } : {})}
            onChange={(event) => setTo(event.currentTarget.value)}
          />
          {!page.provider?.id && (
            <>
              <ProviderField label={say('continuity.provider')} value={provider} change={setProvider} />
              <Text size="sm" c="dimmed">
                {say('continuity.name_provider')}
              </Text>
            </>
          )}
          {page.request ? (
            <Text size="sm">{say('continuity.request_authorizes', { number: page.request.number })}</Text>
          ) : (
            services.map((service, i) => (
              <TextInput
                key={service}
                name={`codes-${i}`}
                label={service ? say('continuity.codes_of', { service }) : say('continuity.codes')}
                description={i === 0 ? say('continuity.codes_hint') : undefined}
                maxLength={400}
              />
            ))
          )}
        </>
      )}
      <WhyField
        label={say('continuity.why_optional')}
        {...(isGrant ? {} : { description: say('continuity.why_hint') })}
        required={false}
        rows={2}
      />
    </ContinuityForm>
  );
}
