import { notifications } from '@mantine/notifications';
import { useEffect } from 'react';
import { noteTaken } from '../parts/taken.ts';
import { useSay } from '../words/use-say.ts';

const MEMBER = /^\/members\/([0-9a-f-]{36})$/;

/** Copying what names a member, or printing a member's page, goes into the audit record: the browser has done it already. */
export function useTakenAway(pathname: string): void {
  const say = useSay();
  useEffect(() => {
    const member = MEMBER.exec(pathname)?.[1];
    const of = pathname.split('/')[1] || 'today';
    const note = (act: 'copied' | 'printed') =>
      noteTaken({ act, of, ...(member ? { member } : {}) }).catch(() =>
        notifications.show({ message: say('shell.not_noted'), closeButtonProps: { 'aria-label': say('act.close') } }),
      );
    const copied = () => {
      const selection = getSelection();
      const names = [...document.querySelectorAll('[data-private]')];
      if (selection && names.some((node) => selection.containsNode(node, true))) void note('copied');
    };
    const printed = () => {
      if (document.querySelector('main [data-private]')) void note('printed');
    };
    document.addEventListener('copy', copied);
    addEventListener('beforeprint', printed);
    return () => {
      document.removeEventListener('copy', copied);
      removeEventListener('beforeprint', printed);
    };
  }, [pathname, say]);
}
