import { Text } from '@mantine/core';
import { useState } from 'react';
import { Attach } from '../../authorizations/attach.tsx';
import { ask } from '../../client.ts';
import type { AppealApi } from '../../contract/appeals.ts';
import type { Attached } from '../../contract/authorizations.ts';
import { textIn } from '../../parts/case-form.tsx';
import { WhyField } from '../../parts/why-field.tsx';
import { useSay } from '../../words/use-say.ts';
import { AppealForm, type AppealFormProps } from './appeal-form.tsx';

/** More words or papers, from who filed it or from the plan. */
export function AddToAppeal(props: AppealFormProps) {
  const say = useSay();
  const [files, setFiles] = useState<readonly Attached[]>([]);
  return (
    <AppealForm
      {...props}
      wish={(form) => {
        const note = textIn(form, 'note');
        return ({ params, ...rest }) =>
          ask<AppealApi['addInformation']>('POST', '/api/appeals/:handle/information', {
            params,
            body: { ...(note ? { note } : {}), attachments: files.map(({ id }) => id), ...rest },
          });
      }}
    >
      <Text size="sm">{say.data('appeal_lead', 'add_information')}</Text>
      <WhyField most={4000} name="note" label={say('appeal.note')} required={false} />
      <Attach plan={props.page.plan} files={files} change={setFiles} />
    </AppealForm>
  );
}
