import { NativeSelect, Text } from '@mantine/core';
import { useState } from 'react';
import { ask } from '../../client.ts';
import type { AppealApi } from '../../contract/appeals.ts';
import { textIn } from '../../parts/case-form.tsx';
import { WhyField } from '../../parts/why-field.tsx';
import { useSay } from '../../words/use-say.ts';
import { AppealForm, type AppealFormProps } from './appeal-form.tsx';
import { readYesNo, YesNo } from './yes-no.tsx';

/** More time, because the member asks or it serves the member; only the letter about it lengthens the clock. @cites REF-UM-APP-05 */
export function ExtendAppeal(props: AppealFormProps) {
  const say = useSay();
  const [asker, setAsker] = useState<'member' | 'plan'>('member');
  return (
    <AppealForm
      {...props}
      wish={(form) =>
        ({ params, ...rest }) =>
          ask<AppealApi['extend']>('POST', '/api/appeals/:handle/extend', {
            params,
            body: { asked_by: asker, ...readYesNo(form, 'serves', 'serves_member'), why: textIn(form, 'why'), ...rest },
          })
        }
    >
      <Text size="sm">{say.data('appeal_lead', 'extend')}</Text>
      <NativeSelect
        label={say('appeal.asked_by')}
        value={asker}
        onChange={(event) => setAsker(event.currentTarget.value as 'plan')}
        data={(['member', 'plan'] as const).map((value) => ({ value, label: say.data('extension_asked_by', value) }))}
      />
      {asker === 'plan' && <YesNo name="serves" label={say('appeal.serves_member')} />}
      <WhyField most={4000} />
    </AppealForm>
  );
}
