import { Badge } from '@mantine/core';
import type { AppealLine } from '../contract/appeals.ts';
import { Icon } from '../parts/icon.tsx';
import { type Say, useSay } from '../words/use-say.ts';

const TONE = { upheld: 'unmet', overturned: 'met', partly_overturned: 'unknown' } as const;

/** How it ended: a decision stands or falls, a complaint is found right or not. */
export function sayOutcome(say: Say, kind: AppealLine['kind'], outcome: string): string {
  return say.data(kind === 'grievance' ? 'grievance_outcome' : 'appeal_outcome', outcome);
}

/** What it is: whose appeal, or a grievance about what. */
export function sayWhat(say: Say, { kind, category }: Pick<AppealLine, 'kind' | 'category'>): string {
  const what = say.data('appeal_category', category);
  return kind === 'grievance' ? say('appeal.grievance_about', { what }) : what;
}

/** Where it stands; once resolved, how, by the state too. */
export function AppealMark({ line }: { readonly line: Pick<AppealLine, 'state' | 'outcome' | 'after' | 'kind'> }) {
  const say = useSay();
  const { state, kind } = line;
  const outcome = line.after ?? line.outcome;
  if (!outcome) return <span>{say.data('appeal_state', state)}</span>;
  const tone = TONE[outcome];
  return (
    <span style={{ color: `var(--${tone})`, fontWeight: 600 }}>
      <Icon name={tone === 'unknown' ? 'met' : tone} size={14} /> {sayOutcome(say, kind, outcome)}
      {line.after && ` (${say('appeal.by_state')})`}
    </span>
  );
}

/** Expedited is pressure of time: the one colour for it, and the word. */
export function ExpeditedMark() {
  const say = useSay();
  return (
    <Badge
      size="sm"
      leftSection={<Icon name="warning" size={12} />}
      style={{ color: 'var(--pressing)', background: 'var(--pressing-soft)', borderColor: 'var(--pressing)' }}
    >
      {say('appeal.expedited')}
    </Badge>
  );
}
