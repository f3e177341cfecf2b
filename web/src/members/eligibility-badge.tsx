import { Badge } from '@mantine/core';
import type { MemberPage } from '../contract/members.ts';
import { Icon } from '../parts/icon.tsx';
import { useSay } from '../words/use-say.ts';

const TONE = { yes: 'met', no: 'unmet', unknown: 'unknown' } as const;

/** Eligible on a day, or why not, by picture, words and colour. */
export function EligibilityBadge({ eligibility }: { readonly eligibility: MemberPage['eligibility'] }) {
  const say = useSay();
  const tone = TONE[eligibility.eligible];
  return (
    <Badge
      size="lg"
      leftSection={<Icon name={tone} size={14} />}
      style={{ color: `var(--${tone})`, background: `var(--${tone}-soft)`, borderColor: `var(--${tone})` }}
    >
      {say('member.eligible_on', { said: say.data('eligibility', eligibility.because), on: say.date(eligibility.on) })}
    </Badge>
  );
}
