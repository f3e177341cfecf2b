import { NativeSelect, Textarea } from '@mantine/core';
import { useState } from 'react';
import { ProviderChoice } from '../../authorizations/provider-choice.tsx';
import { providerOf } from '../../authorizations/request-sheet.ts';
import { ask } from '../../client.ts';
import type { ContinuityApi } from '../../contract/continuity.ts';
import type { Standing } from '../../parts/case-form.tsx';
import { WhyField } from '../../parts/why-field.tsx';
import { useSay } from '../../words/use-say.ts';
import { linesOf } from '../kinds.ts';
import { ContinuityForm, type ContinuityFormProps, textIn } from './form.tsx';

/** Providers of the network the member may go to, since no agreement was reached. @cites AAH-UM-COCR-13 */
export function OfferProviders(props: ContinuityFormProps) {
  const say = useSay();
  return (
    <ContinuityForm
      {...props}
      wish={(form) =>
        ({ params, ...rest }) =>
          ask<ContinuityApi['offerAlternative']>('POST', '/api/continuity/:handle/alternative/offer', {
            params,
            body: { providers: linesOf(textIn(form, 'providers')), ...rest },
          })
        }
    >
      <Textarea
        name="providers"
        label={say('continuity.providers')}
        description={say('continuity.providers_hint')}
        required
        withAsterisk={false}
        autosize
        minRows={3}
      />
    </ContinuityForm>
  );
}

/** One provider of the network: the one the member chose, the one the plan assigns, or the one the member changes to. */
export function NameProvider(props: ContinuityFormProps) {
  const say = useSay();
  const { page, action } = props;
  const { offered } = page;
  const [picked, pick] = useState(action === 'change_provider' ? '' : (offered[0]?.id ?? ''));
  const [other, setOther] = useState('');
  const provider = picked || providerOf({ text: other });
  return (
    <ContinuityForm {...props} wish={(form) => (standing) => send(action, provider, textIn(form, 'why'), standing)}>
      {action !== 'change_provider' && offered.length > 0 && (
        <NativeSelect
          label={say('continuity.of_offered')}
          value={picked}
          onChange={(event) => pick(event.currentTarget.value)}
          data={[
            ...offered.map(({ id, name }) => ({ value: id, label: name })),
            { value: '', label: say('continuity.another') },
          ]}
        />
      )}
      {picked === '' && (
        <ProviderChoice
          plan={page.plan}
          label={say('continuity.network_provider')}
          hint={say('continuity.network_provider_hint')}
          value={{ text: other }}
          change={({ text }) => setOther(text)}
          mayBeOutside={false}
          required
        />
      )}
      {action === 'assign_alternative' && <WhyField rows={2} />}
    </ContinuityForm>
  );
}

function send(action: ContinuityFormProps['action'], provider: string, why: string, { params, ...rest }: Standing) {
  switch (action) {
    case 'choose_alternative':
      return ask<ContinuityApi['chooseAlternative']>('POST', '/api/continuity/:handle/alternative/choose', {
        params,
        body: { provider, ...rest },
      });
    case 'assign_alternative':
      return ask<ContinuityApi['assignAlternative']>('POST', '/api/continuity/:handle/alternative/assign', {
        params,
        body: { provider, why, ...rest },
      });
    default:
      return ask<ContinuityApi['changeProvider']>('POST', '/api/continuity/:handle/change', {
        params,
        body: { provider, ...rest },
      });
  }
}
