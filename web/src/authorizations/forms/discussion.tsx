import { Checkbox, TextInput } from '@mantine/core';
import { readInstant } from '../../../../src/kernel/zone.ts';
import { ask } from '../../client.ts';
import type { RequestApi } from '../../contract/authorizations.ts';
import { WhyField } from '../../parts/why-field.tsx';
import { useSay } from '../../words/use-say.ts';
import { ReviewerFields, readReviewer } from '../reviewer-fields.tsx';
import { FormFrame, type RequestFormProps, textIn } from './form-frame.tsx';

/** When they talk, by the clock of California, and with which physician. @cites AAH-UM-P2P-01 */
export function ScheduleDiscussion(props: RequestFormProps) {
  const say = useSay();
  return (
    <FormFrame
      {...props}
      wish={(form) => {
        const at = readInstant(textIn(form, 'at'));
        const person = readReviewer(form);
        if (at === undefined || person === 'nobody') return undefined;
        return ({ params, ...rest }) =>
          ask<RequestApi['scheduleDiscussion']>('POST', '/api/requests/:handle/discussion/schedule', {
            params,
            body: { at, with: person, ...(form.get('same_specialty') ? { same_specialty: true } : {}), ...rest },
          });
      }}
    >
      <TextInput
        name="at"
        type="datetime-local"
        label={say('discussion.at')}
        description={say('discussion.at_hint')}
        required
        withAsterisk={false}
      />
      <ReviewerFields holding="medical_director" />
      <Checkbox
        name="same_specialty"
        label={say('discussion.same_specialty')}
        description={say('discussion.same_specialty_hint')}
      />
    </FormFrame>
  );
}

export function RecordDiscussion(props: RequestFormProps) {
  const say = useSay();
  return (
    <FormFrame
      {...props}
      wish={(form) =>
        ({ params, ...rest }) =>
          ask<RequestApi['recordDiscussion']>('POST', '/api/requests/:handle/discussion/record', {
            params,
            body: { note: textIn(form, 'note'), ...rest },
          })
        }
    >
      <WhyField name="note" label={say('discussion.note')} rows={4} />
    </FormFrame>
  );
}
