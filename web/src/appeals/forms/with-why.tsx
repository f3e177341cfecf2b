import { Checkbox, Text } from '@mantine/core';
import { ask } from '../../client.ts';
import type { AppealApi } from '../../contract/appeals.ts';
import { textIn } from '../../parts/case-form.tsx';
import { WhyField } from '../../parts/why-field.tsx';
import { useSay } from '../../words/use-say.ts';
import { AppealForm, type AppealFormProps } from './appeal-form.tsx';

/** Making it expedited, refusing that, taking it back: one act, and why. */
export function WithWhy(props: AppealFormProps) {
  const say = useSay();
  const { action } = props;
  return (
    <AppealForm
      {...props}
      wish={(form) => {
        const why = textIn(form, 'why');
        const told = form.get('told') !== null;
        return ({ params, ...rest }) =>
          action === 'withdraw'
            ? ask<AppealApi['withdraw']>('POST', '/api/appeals/:handle/withdraw', { params, body: { why, ...rest } })
            : ask<AppealApi['expedite']>('POST', '/api/appeals/:handle/expedite', {
                params,
                body: { granted: action === 'expedite', told, why, ...rest },
              });
      }}
    >
      <Text size="sm">{say.data('appeal_lead', action)}</Text>
      <WhyField most={4000} />
      {action === 'refuse_expedite' && <Checkbox name="told" label={say('appeal.told_already')} />}
    </AppealForm>
  );
}
