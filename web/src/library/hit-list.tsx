import { Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { LibraryHit } from '../contract/library.ts';
import { useSay } from '../words/use-say.ts';

/** Pages, forms and communications; a communication carries its material number. @cites HN-COM-02 */
export function HitList({ hits }: { readonly hits: readonly LibraryHit[] }) {
  const say = useSay();
  return (
    <ul style={{ listStyle: 'none', padding: 0, margin: 0 }}>
      {hits.map((hit) => (
        <li key={`${hit.kind}/${hit.id}`} style={{ padding: '10px 0', borderBlockEnd: '1px solid var(--line)' }}>
          <Link to="/library/$kind/$id" params={{ kind: hit.kind, id: hit.id }} style={{ fontWeight: 650 }}>{hit.title}</Link>
          <Text size="sm" c="dimmed">
            {say.data('library_kind', hit.kind)}
            {hit.material && ` · ${hit.material}`}
            {hit.published && ` · ${say.date(hit.published)}`}
          </Text>
          {hit.excerpt && <Text size="sm">{hit.excerpt}</Text>}
        </li>
      ))}
    </ul>
  );
}
