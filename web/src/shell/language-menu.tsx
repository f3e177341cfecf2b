import { ActionIcon, Menu } from '@mantine/core';
import { Icon } from '../parts/icon.tsx';
import { LANGUAGES } from '../words/catalogues.ts';
import { useSay } from '../words/use-say.ts';
import { useTongue } from '../words/words-provider.tsx';

export function LanguageMenu() {
  const say = useSay();
  const { language, choose } = useTongue();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="default" size={36} aria-label={say('shell.language')} title={say('shell.language')}>
          <Icon name="globe" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {LANGUAGES.map(({ tag, name, status }) => (
          <Menu.Item
            key={tag}
            lang={tag}
            role="menuitemradio"
            aria-checked={tag === language}
            fw={tag === language ? 700 : 400}
            onClick={() => choose(tag)}
          >
            {name}
            {status === 'draft' && <span lang={language}> {say('shell.draft')}</span>}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
