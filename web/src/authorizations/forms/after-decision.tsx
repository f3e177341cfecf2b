import { NativeSelect, Text } from '@mantine/core';
import { ask } from '../../client.ts';
import type { RequestApi } from '../../contract/authorizations.ts';
import type { Standing } from '../../parts/case-form.tsx';
import { useSay } from '../../words/use-say.ts';
import { WAYS } from '../kinds.ts';
import { FormFrame, type RequestFormProps, textIn } from './form-frame.tsx';

/** What follows a decision and needs no words: that the requester was told, the criteria, that a discussion is asked for. */
export function AfterDecision(props: RequestFormProps) {
  const say = useSay();
  const { action } = props;
  return (
    <FormFrame {...props} wish={(form) => (standing) => send(action, textIn(form, 'way'), standing)}>
      <Text size="sm">{say.data('request_lead', action)}</Text>
      {action === 'tell_requester' && (
        <NativeSelect
          name="way"
          label={say('request.way')}
          data={WAYS.map((value) => ({ value, label: say.data('way', value) }))}
        />
      )}
    </FormFrame>
  );
}

function send(action: RequestFormProps['action'], way: string, { params, ...body }: Standing) {
  switch (action) {
    case 'tell_requester':
      return ask<RequestApi['tellRequester']>('POST', '/api/requests/:handle/told', {
        params,
        body: { by_way_of: way as 'fax', ...body },
      });
    case 'ask_criteria':
      return ask<RequestApi['askCriteria']>('POST', '/api/requests/:handle/criteria/ask', { params, body });
    case 'send_criteria':
      return ask<RequestApi['sendCriteria']>('POST', '/api/requests/:handle/criteria/send', { params, body });
    default:
      return ask<RequestApi['askDiscussion']>('POST', '/api/requests/:handle/discussion/ask', { params, body });
  }
}
