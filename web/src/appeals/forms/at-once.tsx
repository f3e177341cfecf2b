import { Text } from '@mantine/core';
import { ask } from '../../client.ts';
import type { AppealApi } from '../../contract/appeals.ts';
import type { Standing } from '../../parts/case-form.tsx';
import { useSay } from '../../words/use-say.ts';
import { AppealForm, type AppealFormProps } from './appeal-form.tsx';

/** What needs no words: that it came, that the member was told, that what was won is authorized. */
export function AtOnce(props: AppealFormProps) {
  const say = useSay();
  const { action, page } = props;
  return (
    <AppealForm {...props} wish={() => (standing) => send(action, standing)}>
      <Text size="sm">{say.data('appeal_lead', action)}</Text>
      {action === 'carry_out' && page.original && (
        <Text size="sm">
          {page.continuity === undefined
            ? say('appeal.carry_out_request', { number: page.original.request ?? '' })
            : say('appeal.carry_out_stay', { number: page.continuity })}
        </Text>
      )}
      {action === 'carry_out' && page.aid?.now?.code === 'won' && <Text size="sm">{page.aid.now.sentence}</Text>}
    </AppealForm>
  );
}

function send(action: AppealFormProps['action'], { params, ...body }: Standing) {
  switch (action) {
    case 'acknowledge':
      return ask<AppealApi['acknowledge']>('POST', '/api/appeals/:handle/acknowledge', { params, body });
    case 'carry_out':
      return ask<AppealApi['carryOut']>('POST', '/api/appeals/:handle/carry-out', { params, body });
    default:
      return ask<AppealApi['tellByWord']>('POST', '/api/appeals/:handle/told', { params, body });
  }
}
