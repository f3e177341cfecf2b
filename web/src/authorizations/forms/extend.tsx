import { NativeSelect, NumberInput, TextInput } from '@mantine/core';
import { ask } from '../../client.ts';
import type { RequestApi } from '../../contract/authorizations.ts';
import { WhyField } from '../../parts/why-field.tsx';
import { useSay } from '../../words/use-say.ts';
import { serviceOf } from '../request-facts.tsx';
import { FormFrame, type RequestFormProps, textIn } from './form-frame.tsx';

/** More days or units of what was granted. */
export function Extend(props: RequestFormProps) {
  const say = useSay();
  const granted = props.page.decision?.granted ?? [];
  const last =
    granted
      .map(({ to }) => to)
      .sort()
      .at(-1) ?? '';
  const named = (line: number) => {
    const asked = props.page.lines.find((one) => one.line === line);
    return asked ? serviceOf(asked) : String(line);
  };
  return (
    <FormFrame
      {...props}
      wish={(form) =>
        ({ params, ...rest }) =>
          ask<RequestApi['extend']>('POST', '/api/requests/:handle/extend', {
            params,
            body: {
              ...(textIn(form, 'line') ? { line: Number(textIn(form, 'line')) } : {}),
              to: textIn(form, 'to'),
              units: Number(textIn(form, 'units') || 0),
              why: textIn(form, 'why'),
              ...rest,
            },
          })
        }
    >
      {granted.length > 1 && (
        <NativeSelect
          name="line"
          label={say('extend.line')}
          data={[
            { value: '', label: say('extend.all') },
            ...granted.map(({ line }) => ({ value: String(line), label: named(line) })),
          ]}
        />
      )}
      <TextInput name="to" type="date" label={say('extend.to')} defaultValue={last} required withAsterisk={false} />
      <NumberInput
        name="units"
        label={say('extend.units')}
        defaultValue={0}
        min={0}
        max={9999}
        hideControls
        clampBehavior="none"
      />
      <WhyField rows={2} />
    </FormFrame>
  );
}
