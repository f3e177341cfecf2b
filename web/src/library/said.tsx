import type { Spoken } from '../contract/library.ts';
import { Citations } from '../parts/citations.tsx';

/** A string in the language it is really in, so that a voice reads it rightly. */
export function Said({ text }: { readonly text: Spoken }) {
  return (
    <span lang={text.language} dir="auto">
      {text.text}
      {text.cite && text.cite.length > 0 && (
        <>
          {' '}
          <Citations ids={text.cite} />
        </>
      )}
    </span>
  );
}
