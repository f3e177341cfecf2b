import { useSay } from '../words/use-say.ts';
import { Citations } from './citations.tsx';

interface UnitsProps {
  readonly title: string;
  readonly used: number;
  readonly reserved: number;
  readonly limit: number;
  readonly period: string;
  readonly cites: readonly string[];
}

/** Used, reserved and left of a limit, as a bar and as words. */
export function UnitsBar({ title, used, reserved, limit, period, cites }: UnitsProps) {
  const say = useSay();
  const left = Math.max(0, limit - used - reserved);
  const part = (n: number) => `${limit === 0 ? 0 : Math.min(100, (n / limit) * 100)}%`;
  return (
    <div style={{ display: 'grid', gap: 4 }}>
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: 8, justifyContent: 'space-between' }}>
        <strong>{title}</strong>
        <span>{period}</span>
      </div>
      <div
        role="img"
        aria-label={say('units.said', { used, reserved, left, limit })}
        style={{ display: 'flex', height: 16, borderRadius: 4, overflow: 'hidden', border: '1px solid #8a9495', background: '#fff' }}
      >
        <span style={{ width: part(used), background: 'var(--mantine-color-teal-8)' }} />
        <span
          style={{
            width: part(reserved),
            background: 'repeating-linear-gradient(45deg, var(--mantine-color-teal-4) 0 4px, #fff 4px 8px)',
          }}
        />
      </div>
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: 12, fontSize: 14, alignItems: 'center' }}>
        <span>{say('units.used', { n: used })}</span>
        <span>{say('units.reserved', { n: reserved })}</span>
        <strong>{say('units.left', { n: left })}</strong>
        <Citations ids={cites} />
      </div>
    </div>
  );
}
