import { Badge, Text } from '@mantine/core';
import type { RequestLine } from '../contract/authorizations.ts';
import { Icon } from '../parts/icon.tsx';
import { useSay } from '../words/use-say.ts';

const TONE = { approved: 'met', modified: 'unknown', denied: 'unmet' } as const;

/** Where a request stands; once decided, how. */
export function StateMark({ line }: { readonly line: Pick<RequestLine, 'state' | 'outcome' | 'automatic'> }) {
  const say = useSay();
  if (!line.outcome) return <span>{say.data('request_state', line.state)}</span>;
  const tone = TONE[line.outcome];
  return (
    <span style={{ color: `var(--${tone})`, fontWeight: 600 }}>
      <Icon name={tone === 'unknown' ? 'met' : tone} size={14} /> {say.data('outcome', line.outcome)}
      {line.automatic && (
        <Text span size="sm" c="dimmed">
          {' '}
          {say('requests.automatic')}
        </Text>
      )}
    </span>
  );
}

/** Somebody the plan's network does not have. */
export function OutsideMark() {
  const say = useSay();
  return (
    <Badge size="sm" variant="outline" color="gray" style={{ textTransform: 'none' }}>
      {say('requests.outside')}
    </Badge>
  );
}

/** Urgent is pressure of time: the one colour for it, and the word. */
export function UrgencyMark() {
  const say = useSay();
  return (
    <Badge
      size="sm"
      leftSection={<Icon name="warning" size={12} />}
      style={{ color: 'var(--pressing)', background: 'var(--pressing-soft)', borderColor: 'var(--pressing)' }}
    >
      {say.data('urgency', 'urgent')}
    </Badge>
  );
}
