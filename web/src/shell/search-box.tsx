import { Kbd, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useEffect, useRef } from 'react';
import { Icon } from '../parts/icon.tsx';
import { useSay } from '../words/use-say.ts';
import { lookFor } from './looked-for.ts';
import { useSitting } from './session-context.tsx';

/**
 * One box for everything, at the top right of every page; `/` goes there. What is typed stays out of the address.
 * @cites HN-LAC-05
 */
export function SearchBox() {
  const say = useSay();
  const go = useNavigate();
  const { may } = useSitting();
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const slash = (event: KeyboardEvent) => {
      const at = event.target as HTMLElement;
      if (
        event.key !== '/' ||
        event.ctrlKey ||
        event.metaKey ||
        at.closest('input, textarea, select, [contenteditable]')
      )
        return;
      event.preventDefault();
      box.current?.focus();
    };
    addEventListener('keydown', slash);
    return () => removeEventListener('keydown', slash);
  }, []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const text = box.current?.value.trim() ?? '';
    if (text === '') return;
    lookFor(text);
    void go({ to: '/search' });
  };
  return (
    <search style={{ flex: '1 1 auto', maxWidth: 520 }}>
      <form onSubmit={submit} autoComplete="off">
        <TextInput
          ref={box}
          type="search"
          size="sm"
          aria-label={say('shell.search')}
          placeholder={say(may('member.own') ? 'shell.search_hint_own' : 'shell.search_hint')}
          leftSection={<Icon name="search" size={18} />}
          rightSection={
            <Kbd size="xs" aria-hidden="true" visibleFrom="sm">
              /
            </Kbd>
          }
          autoComplete="off"
          data-1p-ignore
        />
      </form>
    </search>
  );
}
