import { useSay } from '../words/use-say.ts';
import { Icon } from './icon.tsx';

/** Met, not met, not known yet: by picture, word and colour together. */
export function VerdictMark({ verdict }: { readonly verdict: 'met' | 'unmet' | 'unknown' }) {
  const say = useSay();
  return (
    <span
      style={{
        display: 'inline-flex',
        alignItems: 'center',
        gap: 4,
        padding: '2px 8px',
        borderRadius: 6,
        fontWeight: 600,
        fontSize: 14,
        whiteSpace: 'nowrap',
        color: `var(--${verdict})`,
        background: `var(--${verdict}-soft)`,
      }}
    >
      <Icon name={verdict} size={16} />
      {say(`verdict.${verdict}`)}
    </span>
  );
}
