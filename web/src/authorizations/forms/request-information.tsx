import { Checkbox, NativeSelect, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { ask } from '../../client.ts';
import type { RequestApi } from '../../contract/authorizations.ts';
import { Citations } from '../../parts/citations.tsx';
import { useSay } from '../../words/use-say.ts';
import { CLINICAL_ITEMS, WAYS } from '../kinds.ts';
import { FormFrame, type RequestFormProps, textIn } from './form-frame.tsx';

/** Asks for what is missing: the words write themselves from what the rule does not know yet, until somebody changes them. */
export function RequestInformation(props: RequestFormProps) {
  const say = useSay();
  const { page } = props;
  const known = page.missing.map(({ item, label, cites }) => ({ item, label, cites }));
  const came = new Set(page.unread.map(({ item }) => item));
  const more = CLINICAL_ITEMS.filter((item) => !came.has(item) && !known.some((one) => one.item === item)).map(
    (item) => ({
      item,
      label: say.data('clinical', item),
      cites: [] as string[],
    }),
  );
  const all = [...known, ...more];
  const [items, setItems] = useState<readonly string[]>(known.map(({ item }) => item));
  const [typed, setTyped] = useState<string>();
  const named = all.filter(({ item }) => items.includes(item)).map(({ label }) => `- ${label}`);
  const written = [say('ask.text', { number: page.number }), ...named].join('\n');
  return (
    <FormFrame
      {...props}
      wish={(form) =>
        items.length === 0
          ? undefined
          : ({ params, ...rest }) =>
              ask<RequestApi['requestInformation']>('POST', '/api/requests/:handle/information-request', {
                params,
                body: {
                  items: [...items],
                  by_way_of: textIn(form, 'way') as 'fax',
                  text: textIn(form, 'text'),
                  ...rest,
                },
              })
      }
    >
      <Checkbox.Group label={say('ask.items')} value={[...items]} onChange={setItems}>
        <Stack gap={6} mt={4}>
          {all.map(({ item, label, cites }) => (
            <div key={item}>
              <Checkbox value={item} label={label} size="sm" />
              {cites.length > 0 && (
                <Text size="sm" ms={28}>
                  <Citations ids={cites} />
                </Text>
              )}
            </div>
          ))}
        </Stack>
      </Checkbox.Group>
      {items.length === 0 && (
        <Text size="sm" role="status">
          {say('ask.nothing')}
        </Text>
      )}
      <Textarea
        name="text"
        label={say('ask.words')}
        description={say('ask.words_hint')}
        value={typed ?? written}
        onChange={(event) => setTyped(event.currentTarget.value)}
        required
        withAsterisk={false}
        maxLength={2000}
        autosize
        minRows={4}
        maxRows={14}
      />
      <NativeSelect
        name="way"
        label={say('request.way')}
        data={WAYS.map((value) => ({ value, label: say.data('way', value) }))}
      />
    </FormFrame>
  );
}
