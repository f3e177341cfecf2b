import { Checkbox, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { ask } from '../../client.ts';
import type { RequestApi } from '../../contract/authorizations.ts';
import { WhyField } from '../../parts/why-field.tsx';
import { useSay } from '../../words/use-say.ts';
import { CLINICAL_ITEMS } from '../kinds.ts';
import { FormFrame, type RequestFormProps, textIn } from './form-frame.tsx';

/** Once, for a reason the law knows, with that waiting does no harm and the day it is expected. @cites REF-UM-CLK-07 */
export function Defer(props: RequestFormProps) {
  const say = useSay();
  const { page } = props;
  const [missing, setMissing] = useState<readonly string[]>(page.missing.map(({ item }) => item));
  const named = new Map([
    ...page.missing.map(({ item, label }) => [item, label] as const),
    ...CLINICAL_ITEMS.map((item) => [item as string, say.data('clinical', item)] as const),
  ]);
  return (
    <FormFrame
      {...props}
      wish={(form) =>
        missing.length === 0
          ? undefined
          : ({ params, ...rest }) =>
              ask<RequestApi['defer']>('POST', '/api/requests/:handle/defer', {
                params,
                body: {
                  why: textIn(form, 'why') as 'exam_or_test',
                  missing: [...missing],
                  no_harm: textIn(form, 'no_harm'),
                  expected_on: textIn(form, 'expected_on'),
                  ...rest,
                },
              })
      }
    >
      <NativeSelect
        name="why"
        label={say('defer.why')}
        data={['more_clinical_information', 'expert_consult', 'exam_or_test'].map((value) => ({
          value,
          label: say.data('defer_why', value),
        }))}
      />
      <Checkbox.Group label={say('defer.missing')} value={[...missing]} onChange={setMissing}>
        <Stack gap={6} mt={4}>
          {[...named].map(([item, label]) => (
            <Checkbox key={item} value={item} label={label} size="sm" />
          ))}
        </Stack>
      </Checkbox.Group>
      {missing.length === 0 && (
        <Text size="sm" role="status">
          {say('ask.nothing')}
        </Text>
      )}
      <WhyField name="no_harm" label={say('defer.no_harm')} rows={2} />
      <TextInput name="expected_on" type="date" label={say('defer.expected')} required withAsterisk={false} />
    </FormFrame>
  );
}
