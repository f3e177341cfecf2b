import type { Letter } from '../contract/notices.ts';
import { useSay } from '../words/use-say.ts';

/** What keeps a letter from going, by name, each with what mends it; and what is remarked of one that goes. */
export function LetterWhy({ letter: { state, why, remarks } }: { readonly letter: Letter }) {
  const say = useSay();
  const blocks = state === 'blocked' || state === 'failed' ? why : [];
  if (blocks.length + remarks.length === 0) return null;
  return (
    <ul className="letter-why">
      {blocks.map(({ code, sentence }) => (
        <li key={sentence}>
          {sentence} <span style={{ color: 'var(--quiet)' }}>{mendOf(say, code)}</span>
        </li>
      ))}
      {remarks.map(({ code, sentence }) => (
        <li key={code} style={{ color: 'var(--quiet)' }}>
          {sentence}
        </li>
      ))}
    </ul>
  );
}

/** A letter that could not be printed is mended where its text comes from, whatever was wrong with it. */
export function mendOf(say: ReturnType<typeof useSay>, code: string): string {
  return say.data('letter_mend', code.startsWith('pdf.') ? 'pdf' : code);
}
