import { NativeSelect, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { californiaToday } from '../../benefits/today-in-california.ts';
import { ask } from '../../client.ts';
import type { AppealApi } from '../../contract/appeals.ts';
import { textIn } from '../../parts/case-form.tsx';
import { useSay } from '../../words/use-say.ts';
import { REMEDIES, REMEDY_OUTCOMES } from '../kinds.ts';
import { AppealForm, type AppealFormProps } from './appeal-form.tsx';
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

export function RecordRemedy(props: AppealFormProps) {
  const say = useSay();
  const waiting = props.page.remedies.filter(({ decided_on: decided }) => decided === undefined);
  return (
    <AppealForm
      {...props}
      wish={(form) =>
        ({ params, ...rest }) =>
          ask<AppealApi['recordRemedy']>('POST', '/api/appeals/:handle/remedy/outcome', {
            params,
            body: {
              remedy: textIn(form, 'remedy') as Remedy,
              on: textIn(form, 'on'),
              outcome: textIn(form, 'outcome') as 'upheld',
              ...rest,
            },
          })
        }
    >
      <NativeSelect
        name="remedy"
        label={say('appeal.remedy')}
        data={waiting.map(({ remedy }) => ({ value: remedy, label: say.data('remedy', remedy) }))}
      />
      <Day label={say('appeal.ended_on')} />
      <NativeSelect
        name="outcome"
        label={say('requests.outcome')}
        data={REMEDY_OUTCOMES.map((value) => ({ value, label: say.data('remedy_outcome', value) }))}
      />
    </AppealForm>
  );
}

function Day({ label }: { readonly label: string }) {
  const today = californiaToday(new Date());
  return (
    <TextInput name="on" type="date" label={label} defaultValue={today} max={today} required withAsterisk={false} />
  );
}
