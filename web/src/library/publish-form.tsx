import { Button, Group, MultiSelect, NativeSelect, Stack, Textarea, TextInput, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { californiaToday } from '../benefits/today-in-california.ts';
import { ask } from '../client.ts';
import type { LibraryApi, LibraryDesk, WrittenCommunication } from '../contract/library.ts';
import { Trouble } from '../parts/states.tsx';
import { usePlan } from '../shell/use-plan.ts';
import { useSay } from '../words/use-say.ts';

const TOPIC = 'communications';

/** A new communication: number, dates, for whom, and its text in English, in Spanish where it is written. @cites HN-COM-02 */
export function PublishForm({ desk }: { readonly desk: LibraryDesk }) {
  const say = useSay();
  const client = useQueryClient();
  const { plan } = usePlan();
  const [types, setTypes] = useState<string[]>([]);
  const [brands, setBrands] = useState<string[]>([]);
  const [written, setWritten] = useState(0);
  const publish = useMutation({
    mutationFn: (body: WrittenCommunication) =>
      ask<LibraryApi['publish']>('POST', '/api/library/:plan/communications', { params: { plan }, body }),
    onSuccess: () => {
      setTypes([]);
      setBrands([]);
      setWritten((n) => n + 1);
      notifications.show({ message: say('publish.done'), closeButtonProps: { 'aria-label': say('act.close') } });
      return client.invalidateQueries({
        predicate: ({ queryKey: [first] }) => String(first).startsWith('library') || first === 'communications',
      });
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const said = (name: string) => String(form.get(name) ?? '').trim();
    const both = (name: string) => ({ en: said(name), ...(said(`${name}_es`) ? { es: said(`${name}_es`) } : {}) });
    publish.mutate({
      number: said('number'),
      title: both('title'),
      text: both('text'),
      topic: said('topic'),
      published: said('published'),
      ...(said('effective') ? { effective: said('effective') } : {}),
      provider_types: types,
      brands,
    });
  };
  const several = { searchable: true, clearable: true, comboboxProps: { withinPortal: false } };
  const clear = { clearButtonProps: { 'aria-label': say('act.clear') } };
  return (
    <form key={written} onSubmit={submit} className="sheet" aria-labelledby="publish">
      <Title order={2} size="h4" id="publish">
        {say('publish.new')}
      </Title>
      <Stack mt="sm">
        <Group align="flex-start">
          <TextInput name="number" label={say('library.material')} required maxLength={20} autoComplete="off" />
          <NativeSelect
            name="topic"
            label={say('library.topic')}
            defaultValue={TOPIC}
            data={desk.topics.map(({ id, label }) => ({ value: id, label }))}
          />
          <TextInput
            name="published"
            type="date"
            label={say('library.published')}
            description={say('publish.day_hint')}
            defaultValue={californiaToday(new Date())}
            required
          />
          <TextInput name="effective" type="date" label={say('library.effective')} />
        </Group>
        <TextInput name="title" label={say('publish.title_en')} required maxLength={200} />
        <TextInput name="title_es" label={say('publish.title_es')} maxLength={200} />
        <Textarea
          name="text"
          label={say('publish.text_en')}
          description={say('publish.text_hint')}
          required
          autosize
          minRows={4}
          maxLength={20_000}
        />
        <Textarea name="text_es" label={say('publish.text_es')} autosize minRows={3} maxLength={20_000} />
        <MultiSelect
          label={say('publish.types')}
          data={desk.provider_types.map(({ id, label }) => ({ value: id, label }))}
          value={types}
          onChange={setTypes}
          {...several}
          {...clear}
        />
        {desk.brand === desk.plan && desk.brands.length > 1 && (
          <MultiSelect
            label={say('publish.brands')}
            data={desk.brands.map((key) => ({ value: key, label: say.data('plan', key) }))}
            value={brands}
            onChange={setBrands}
            {...several}
            {...clear}
          />
        )}
        {publish.error && <Trouble error={publish.error} />}
        <Button type="submit" loading={publish.isPending} style={{ alignSelf: 'flex-start' }}>
          {say('publish.publish')}
        </Button>
      </Stack>
    </form>
  );
}
