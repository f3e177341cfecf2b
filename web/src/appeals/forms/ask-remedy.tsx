import { NativeSelect, Text } from '@mantine/core';
import { useState } from 'react';
import { ask } from '../../client.ts';
import type { AppealApi } from '../../contract/appeals.ts';
import { textIn } from '../../parts/case-form.tsx';
import { useSay } from '../../words/use-say.ts';
import { REMEDIES } from '../kinds.ts';
import { AppealForm, type AppealFormProps } from './appeal-form.tsx';
import { Day } from './day.tsx';
import { readYesNo, YesNo } from './yes-no.tsx';

type Remedy = (typeof REMEDIES)[number];

/** A State Hearing or an independent review was asked for; whether it may be, the plan's policy says. @cites REF-UM-APP-07 */
export function AskRemedy(props: AppealFormProps) {
  const say = useSay();
  const open = REMEDIES.filter((one) => props.page.remedies.every(({ remedy }) => remedy !== one));
  const [remedy, setRemedy] = useState<Remedy>(open[0] ?? 'state_hearing');
  return (
    <AppealForm
      {...props}
      wish={(form) =>
        ({ params, ...rest }) =>
          ask<AppealApi['askRemedy']>('POST', '/api/appeals/:handle/remedy', {
            params,
            body: { remedy, on: textIn(form, 'on'), ...readYesNo(form, 'licensed', 'licensed'), ...rest },
          })
        }
    >
      <Text size="sm">{say.data('appeal_lead', 'ask_remedy')}</Text>
      <NativeSelect
        label={say('appeal.remedy')}
        value={remedy}
        onChange={(event) => setRemedy(event.currentTarget.value as Remedy)}
        data={REMEDIES.map((value) => ({ value, label: say.data('remedy', value) }))}
      />
      <Day label={say('appeal.asked_on')} />
      {remedy === 'independent_medical_review' && <YesNo name="licensed" label={say('appeal.plan_licensed')} />}
    </AppealForm>
  );
}
