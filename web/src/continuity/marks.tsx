import { Badge } from '@mantine/core';
import type { ContinuityLine } from '../contract/continuity.ts';
import { Icon } from '../parts/icon.tsx';
import { useSay } from '../words/use-say.ts';

const TONE = { granted: 'met', exempt: 'met', not_needed: 'met', not_granted: 'unmet', not_exempt: 'unmet' } as const;

/** Where a case stands; once decided, how. */
export function ContinuityMark({ line }: { readonly line: Pick<ContinuityLine, 'state' | 'outcome'> }) {
  const say = useSay();
  if (!line.outcome || line.state !== 'decided') return <span>{say.data('continuity_state', line.state)}</span>;
  const tone = TONE[line.outcome];
  return (
    <span style={{ color: `var(--${tone})`, fontWeight: 600 }}>
      <Icon name={tone} size={14} /> {say.data('continuity_outcome', line.outcome)}
    </span>
  );
}

/** What is not routine is pressure of time. */
export function ContinuityUrgency({ urgency }: { readonly urgency: ContinuityLine['urgency'] }) {
  const say = useSay();
  if (urgency === 'routine') return null;
  return (
    <Badge
      size="sm"
      leftSection={<Icon name="warning" size={12} />}
      style={{ color: 'var(--pressing)', background: 'var(--pressing-soft)', borderColor: 'var(--pressing)' }}
    >
      {say.data('continuity_urgency', urgency)}
    </Badge>
  );
}
