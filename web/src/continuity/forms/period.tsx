import { Checkbox, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { californiaToday } from '../../benefits/today-in-california.ts';
import { ask } from '../../client.ts';
import type { ContinuityApi } from '../../contract/continuity.ts';
import { WhyField } from '../../parts/why-field.tsx';
import { useSay } from '../../words/use-say.ts';
import { ContinuityForm, type ContinuityFormProps, textIn } from './form.tsx';

/** Beyond the first period: only when the member or the provider asked. @cites AAH-UM-COCR-09 */
export function Extend(props: ContinuityFormProps) {
  const say = useSay();
  return (
    <ContinuityForm
      {...props}
      wish={(form) => {
        const asked = textIn(form, 'asked_by');
        return ({ params, ...rest }) =>
          ask<ContinuityApi['extend']>('POST', '/api/continuity/:handle/extend', {
            params,
            body: {
              to: textIn(form, 'to'),
              ...(asked ? { asked_by: asked as 'member' } : {}),
              why: textIn(form, 'why'),
              ...rest,
            },
          });
      }}
    >
      <TextInput
        name="to"
        type="date"
        label={say('continuity.to')}
        defaultValue={props.page.until ?? ''}
        required
        withAsterisk={false}
      />
      <NativeSelect
        name="asked_by"
        label={say('continuity.asked_by')}
        data={['member', 'provider', ''].map((value) => ({
          value,
          label: say.data('continuity_asker', value || 'nobody'),
        }))}
      />
      <WhyField rows={2} />
    </ContinuityForm>
  );
}

/** A new assessment ends what it covers; what it leaves out goes on. @cites AAH-UM-COCP-07, AAH-UM-COCP-08 */
export function Assessment(props: ContinuityFormProps) {
  const say = useSay();
  const { page } = props;
  const [covered, setCovered] = useState<string[]>([]);
  const left = page.services.filter((service) => !covered.includes(service));
  return (
    <ContinuityForm
      {...props}
      wish={(form) =>
        ({ params, ...rest }) =>
          ask<ContinuityApi['recordAssessment']>('POST', '/api/continuity/:handle/assessment', {
            params,
            body: {
              on: textIn(form, 'on'),
              contracted: form.get('contracted') !== null,
              // One without services covers the whole.
              services: page.services.length > 0 ? covered : [''],
              ...rest,
            },
          })
        }
    >
      <TextInput
        name="on"
        type="date"
        label={say('continuity.assessed_on')}
        defaultValue={californiaToday(new Date())}
        max={californiaToday(new Date())}
        required
        withAsterisk={false}
      />
      <Checkbox name="contracted" label={say('continuity.assessor_contracted')} defaultChecked />
      {page.services.length > 0 && (
        <Checkbox.Group label={say('continuity.assessed')} value={covered} onChange={setCovered}>
          <Stack gap={6} mt={4}>
            {page.services.map((service) => (
              <Checkbox key={service} value={service} label={service} />
            ))}
          </Stack>
        </Checkbox.Group>
      )}
      {left.length > 0 && (
        <Text size="sm" role="status">
          {say('continuity.goes_on', { services: say.list(left) })}
        </Text>
      )}
    </ContinuityForm>
  );
}
