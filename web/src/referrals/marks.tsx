import type { ReferralLine } from '../contract/referrals.ts';
import { Icon } from '../parts/icon.tsx';
import { useSay } from '../words/use-say.ts';

const TONE = { accepted: 'met', begun: 'met', declined: 'unmet' } as const;

/** Where a referral stands; once closed, how. */
export function ReferralMark({ line }: { readonly line: Pick<ReferralLine, 'state' | 'outcome'> }) {
  const say = useSay();
  const said = say.data('referral_state', line.state);
  if (line.outcome) return <span>{`${said}: ${line.outcome.label}`}</span>;
  const tone = TONE[line.state as keyof typeof TONE];
  if (!tone) return <span>{said}</span>;
  return (
    <span style={{ color: `var(--${tone})`, fontWeight: 600 }}>
      <Icon name={tone} size={14} /> {said}
    </span>
  );
}

/** To what, and which one. */
export function serviceSaid({ service, detail }: Pick<ReferralLine, 'service' | 'detail'>): string {
  return detail === undefined ? service.label : `${service.label}, ${detail}`;
}
