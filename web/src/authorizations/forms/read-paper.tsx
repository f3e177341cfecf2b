import { NativeSelect, Radio, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { FactFields } from '../../benefits/fact-fields.tsx';
import type { Stated } from '../../benefits/stated-facts.ts';
import { ask } from '../../client.ts';
import type { RequestApi } from '../../contract/authorizations.ts';
import { useSay } from '../../words/use-say.ts';
import { typedFacts } from '../typed-facts.ts';
import { FormFrame, type RequestFormProps } from './form-frame.tsx';

/** What was attached for something missing was read: it is that and shows a fact, or it is not. */
export function ReadPaper(props: RequestFormProps) {
  const say = useSay();
  const { page } = props;
  const [item, choose] = useState(page.unread[0]?.item ?? '');
  const [holds, answer] = useState('');
  const [stated, state] = useState<Stated>({});
  const paper = page.unread.find((one) => one.item === item) ?? page.unread[0];
  const fields = page.fact_fields.filter((field) => holds === 'yes' && field.name === paper?.item);
  const names = (paper?.attachments ?? []).flatMap((id) => page.files.find((file) => file.id === id)?.name ?? []);
  return (
    <FormFrame
      {...props}
      wish={() =>
        paper === undefined || holds === ''
          ? undefined
          : ({ params, ...rest }) =>
              ask<RequestApi['readPaper']>('POST', '/api/requests/:handle/paper-read', {
                params,
                body: { item: paper.item, holds: holds === 'yes', facts: typedFacts(stated, fields), ...rest },
              })
      }
    >
      <NativeSelect
        label={say('papers.for_what')}
        value={paper?.item ?? ''}
        onChange={(event) => {
          choose(event.currentTarget.value);
          answer('');
          state({});
        }}
        data={page.unread.map((one) => ({ value: one.item, label: one.label }))}
      />
      {names.length > 0 && <Text size="sm">{say('papers.files', { names: say.list(names) })}</Text>}
      <Radio.Group label={say('papers.does_it')} value={holds} onChange={answer}>
        <Stack gap={6} mt={4}>
          <Radio value="yes" label={say('papers.it_does')} />
          <Radio value="no" label={say('papers.it_does_not')} />
        </Stack>
      </Radio.Group>
      {holds === '' && (
        <Text size="sm" role="status" c="dimmed">
          {say('papers.answer_first')}
        </Text>
      )}
      {fields.length > 0 && <FactFields fields={fields} stated={stated} state={state} />}
    </FormFrame>
  );
}
