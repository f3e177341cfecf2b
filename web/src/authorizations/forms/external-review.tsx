import { Checkbox, Text, TextInput } from '@mantine/core';
import { ask } from '../../client.ts';
import type { RequestApi } from '../../contract/authorizations.ts';
import { WhyField } from '../../parts/why-field.tsx';
import { useSay } from '../../words/use-say.ts';
import { LicenseFields, readLicense } from '../reviewer-fields.tsx';
import { FormFrame, type RequestFormProps, textIn } from './form-frame.tsx';

/** A physician outside the plan is asked, whose word is advice. @cites AAH-UM-DEN-02 */
export function OrderReview(props: RequestFormProps) {
  const say = useSay();
  return (
    <FormFrame
      {...props}
      wish={(form) =>
        ({ params, ...rest }) =>
          ask<RequestApi['orderReview']>('POST', '/api/requests/:handle/external-review', {
            params,
            body: {
              reviewer: textIn(form, 'reviewer'),
              question: textIn(form, 'question'),
              license: readLicense(form),
              ...(form.get('expertise') ? { expertise_fits: true } : {}),
              ...rest,
            },
          })
        }
    >
      <Text size="sm">{say('external.lead')}</Text>
      <TextInput name="reviewer" label={say('external.reviewer')} required withAsterisk={false} maxLength={100} />
      <WhyField name="question" label={say('external.question')} />
      <LicenseFields />
      <Checkbox name="expertise" label={say('external.expertise')} />
    </FormFrame>
  );
}

export function RecordOpinion(props: RequestFormProps) {
  const say = useSay();
  return (
    <FormFrame
      {...props}
      wish={(form) =>
        ({ params, ...rest }) =>
          ask<RequestApi['recordOpinion']>('POST', '/api/requests/:handle/opinion', {
            params,
            body: { reviewer: textIn(form, 'reviewer'), opinion: textIn(form, 'opinion'), ...rest },
          })
        }
    >
      <TextInput name="reviewer" label={say('external.reviewer')} required withAsterisk={false} maxLength={100} />
      <WhyField name="opinion" label={say('external.opinion')} rows={4} />
    </FormFrame>
  );
}
