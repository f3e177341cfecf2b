import type { Letter } from '../contract/notices.ts';
import { Icon, type IconName } from '../parts/icon.tsx';

const MARKS: Readonly<Record<Letter['state'], readonly [IconName, string]>> = {
  queued: ['clock', 'var(--unknown)'],
  blocked: ['lock', 'var(--unmet)'],
  failed: ['unmet', 'var(--unmet)'],
  sent: ['met', 'var(--met)'],
};

/** Where a letter stands, in the server's words. */
export function LetterMark({ letter: { state, state_says: said } }: { readonly letter: Letter }) {
  const [icon, color] = MARKS[state];
  return (
    <span style={{ color, fontWeight: 600, whiteSpace: 'nowrap' }}>
      <Icon name={icon} size={14} /> {said}
    </span>
  );
}
