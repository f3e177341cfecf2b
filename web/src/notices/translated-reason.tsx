import { Button, Group, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { ask } from '../client.ts';
import type { Letter, NoticeApi, Translation } from '../contract/notices.ts';
import { Trouble } from '../parts/states.tsx';
import { useSitting } from '../shell/session-context.tsx';
import { useSay } from '../words/use-say.ts';
import { useTongue } from '../words/words-provider.tsx';
import { useLetterWords } from './use-letter-words.ts';

/** What a reviewer wrote, in the reader's language: who translated it and by what right. */
export function TranslatedReason({ letter }: { readonly letter: Letter }) {
  const say = useSay();
  const words = useLetterWords();
  const { may } = useSitting();
  const [isOpen, { toggle, close }] = useDisclosure(false);
  const { translation } = letter;
  if (!translation) return null;
  const { given } = translation;
  const into = words.tongue(translation.into);
  return (
    <div>
      {given && (
        <Text size="sm">
          {say('letters.translated_by', {
            who: given.translator,
            when: say.time(new Date(given.at).toISOString()),
            by: given.statement,
          })}
          <Quoted language={translation.into}>{given.reason}</Quoted>
        </Text>
      )}
      {may('notice.translate') && (
        <Button size="compact-sm" variant="default" aria-expanded={isOpen} onClick={toggle}>
          {say(given ? 'letters.translate_again' : 'letters.translate', { language: into })}
        </Button>
      )}
      {isOpen && <TranslationForm id={letter.id} translation={translation} into={into} close={close} />}
    </div>
  );
}

function Quoted({ language, children }: { readonly language: string; readonly children: string }) {
  return (
    <blockquote
      lang={language}
      dir="auto"
      style={{ margin: '4px 0', paddingInlineStart: 12, borderInlineStart: '3px solid var(--line)' }}
    >
      {children}
    </blockquote>
  );
}

interface FormProps {
  readonly id: string;
  readonly translation: Translation;
  readonly into: string;
  readonly close: () => void;
}

function TranslationForm({ id, translation: { into: tag, original }, into, close }: FormProps) {
  const say = useSay();
  const client = useQueryClient();
  const { language } = useTongue();
  const giving = useMutation({
    mutationFn: (form: FormData) => {
      const text = (name: string) => String(form.get(name) ?? '').trim();
      return ask<NoticeApi['translate']>('POST', '/api/notices/:id/translation', {
        params: { id },
        body: {
          into: tag,
          reason: text('reason'),
          translator: text('translator'),
          statement: text('statement'),
          language,
        },
      });
    },
    onSuccess: () => {
      close();
      return client.invalidateQueries({ queryKey: ['letters'] });
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    giving.mutate(new FormData(event.currentTarget));
  };
  return (
    <form onSubmit={submit} autoComplete="off" style={{ marginBlockStart: 8 }}>
      <Stack gap="sm">
        <Text size="sm" component="div">
          {say('letters.original')}
          <Quoted language="en">{original}</Quoted>
        </Text>
        <Textarea
          name="reason"
          label={say('letters.translation', { language: into })}
          lang={tag}
          dir="auto"
          required
          withAsterisk={false}
          maxLength={4000}
          autosize
          minRows={3}
          data-autofocus
        />
        <TextInput name="translator" label={say('letters.translator')} required withAsterisk={false} maxLength={200} />
        <TextInput
          name="statement"
          label={say('letters.statement')}
          description={say('letters.statement_next')}
          required
          withAsterisk={false}
          maxLength={500}
        />
        {giving.error && <Trouble error={giving.error} />}
        <Group gap="xs">
          <Button type="submit" size="sm" loading={giving.isPending}>
            {say('letters.keep_translation')}
          </Button>
          <Button size="sm" variant="default" onClick={close}>
            {say('act.cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
