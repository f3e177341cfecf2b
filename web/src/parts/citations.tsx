import { UnstyledButton } from '@mantine/core';
import { useSay } from '../words/use-say.ts';
import { useSource } from './source-context.ts';

/** The public statements something rests on; each opens beside the page. */
export function Citations({ ids }: { readonly ids: readonly string[] }) {
  const open = useSource();
  const say = useSay();
  if (ids.length === 0) return null;
  return (
    <span style={{ display: 'inline-flex', flexWrap: 'wrap', gap: 4 }}>
      {ids.map((id) => (
        <UnstyledButton
          key={id}
          className="code"
          onClick={() => open(id)}
          aria-label={say('source.open', { id })}
          style={{ textDecoration: 'underline', color: 'var(--mantine-color-anchor)', minHeight: 24 }}
        >
          {id}
        </UnstyledButton>
      ))}
    </span>
  );
}
