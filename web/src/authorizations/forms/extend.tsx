import { NumberInput, Textarea, TextInput } from '@mantine/core';
import { ask } from '../../client.ts';
import type { RequestApi } from '../../contract/authorizations.ts';
import { useSay } from '../../words/use-say.ts';
import { FormFrame, type RequestFormProps, textIn } from './form-frame.tsx';

/** More days or units of what was granted. */
export function Extend(props: RequestFormProps) {
  const say = useSay();
  const last =
    props.page.decision?.granted
      .map(({ to }) => to)
      .sort()
      .at(-1) ?? '';
  return (
    <FormFrame
      {...props}
      wish={(form) =>
        ({ params, ...rest }) =>
          ask<RequestApi['extend']>('POST', '/api/requests/:handle/extend', {
            params,
            body: {
              to: textIn(form, 'to'),
              units: Number(textIn(form, 'units') || 0),
              why: textIn(form, 'why'),
              ...rest,
            },
          })
        }
    >
      <TextInput name="to" type="date" label={say('extend.to')} defaultValue={last} required withAsterisk={false} />
      <NumberInput name="units" label={say('extend.units')} defaultValue={0} min={0} max={9999} hideControls />
      <Textarea
        name="why"
        label={say('request.why')}
        required
        withAsterisk={false}
        maxLength={2000}
        autosize
        minRows={2}
      />
    </FormFrame>
  );
}
