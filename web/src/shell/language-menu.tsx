import { ActionIcon, Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { ask } from '../client.ts';
import type { SessionApi } from '../contract/session.ts';
import { Icon } from '../parts/icon.tsx';
import { LANGUAGES } from '../words/catalogues.ts';
import { useSay } from '../words/use-say.ts';
import { useTongue } from '../words/words-provider.tsx';
import { useSitting } from './session-context.tsx';

/** Who is signed in takes the choice along to the next sign-in, wherever that is; else this browser keeps it. */
export function LanguageMenu() {
  const say = useSay();
  const { language, choose } = useTongue();
  const { session, speaks } = useSitting();
  const keep = useMutation({
    mutationFn: (tag: string) => ask<SessionApi['speak']>('POST', '/api/session/language', { body: { language: tag } }),
    onSuccess: (_, tag) => speaks(tag),
    onError: () =>
      notifications.show({
        message: say('shell.language_not_kept'),
        closeButtonProps: { 'aria-label': say('act.close') },
      }),
  });
  const pick = (tag: string) => (session.step === 'full' ? keep.mutate(tag) : choose(tag));
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="default" size={36} aria-label={say('shell.language')} title={say('shell.language')}>
          <Icon name="globe" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {LANGUAGES.map(({ tag, name, status }) => (
          <Menu.RadioItem key={tag} lang={tag} value={tag} checked={tag === language} closeMenuOnClick onChange={pick}>
            {name}
            {status === 'draft' && <span lang={language}> {say('shell.draft')}</span>}
          </Menu.RadioItem>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
