import { Textarea } from '@mantine/core';
import { ask } from '../../client.ts';
import type { ContinuityApi } from '../../contract/continuity.ts';
import { useSay } from '../../words/use-say.ts';
import { linesOf } from '../kinds.ts';
import { ContinuityForm, type ContinuityFormProps, textIn } from './form.tsx';

/** The member was reached; which services an earlier authorization covered. @cites AAH-UM-COCR-06, AAH-UM-COCR-07 */
export function OutreachMade(props: ContinuityFormProps) {
  const say = useSay();
  return (
    <ContinuityForm
      {...props}
      wish={(form) =>
        ({ params, ...rest }) =>
          ask<ContinuityApi['recordOutreach']>('POST', '/api/continuity/:handle/outreach', {
            params,
            body: { services: linesOf(textIn(form, 'services')), ...rest },
          })
        }
    >
      <Textarea
        name="services"
        label={say('continuity.services_collected')}
        description={say('continuity.services_hint')}
        defaultValue={props.page.services.join('\n')}
        autosize
        minRows={3}
      />
    </ContinuityForm>
  );
}
