import { Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { LibraryEntry, LibraryHit } from '../contract/library.ts';
import { Said } from './said.tsx';

interface HitListProps {
  readonly plan: string;
  readonly hits: readonly (LibraryEntry & Partial<Pick<LibraryHit, 'snippet'>>)[];
}

/** Pages, forms and communications; a communication carries its material number. @cites HN-COM-02 */
export function HitList({ plan, hits }: HitListProps) {
  return (
    <ul style={{ listStyle: 'none', padding: 0, margin: 0 }}>
      {hits.map((hit) => (
        <li key={hit.page} style={{ padding: '10px 0', borderBlockEnd: '1px solid var(--line)' }}>
          <Link to="/library/$plan/$page" params={{ plan, page: hit.page }} style={{ fontWeight: 650 }}>
            <Said text={hit.title} />
          </Link>
          <Text size="sm" c="dimmed">
            {[hit.kind.label, hit.topic.label, hit.number, hit.published?.said].filter(Boolean).join(' · ')}
          </Text>
          {hit.snippet && (
            <Text size="sm">
              <Marked snippet={hit.snippet} />
            </Text>
          )}
        </li>
      ))}
    </ul>
  );
}

/** The words that were found, marked. */
function Marked({ snippet: { text, marks } }: { readonly snippet: LibraryHit['snippet'] }) {
  const parts: React.ReactNode[] = [];
  let at = 0;
  for (const [from, to] of marks) {
    parts.push(text.slice(at, from), <mark key={from}>{text.slice(from, to)}</mark>);
    at = to;
  }
  return (
    <>
      {parts}
      {text.slice(at)}
    </>
  );
}
