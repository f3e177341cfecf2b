import { useSay } from '../words/use-say.ts';
import { Citations } from './citations.tsx';

interface UnitsProps {
  readonly title: string;
  readonly code: string;
  /** What is counted: units, visits, days, dollars. */
  readonly counts: string;
  readonly used: number;
  /** Approved and not yet served. */
  readonly reserved: number;
  readonly left: number;
  readonly limit: number;
  /** Over which stretch of time it counts, and its days where the calendar tells them. */
  readonly period: string;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly cites: readonly string[];
}

/** Used, reserved and left of a limit, as a bar and as words. */
export function UnitsBar(props: UnitsProps) {
  const { title, code, counts, used, reserved, left, limit, period, from, to, cites } = props;
  const say = useSay();
  const amount = (n: number) => (counts === 'dollars' ? say.dollars(n / 100) : say.number(n));
  const part = (n: number) => `${limit === 0 ? 0 : Math.min(100, (n / limit) * 100)}%`;
  return (
    <div style={{ display: 'grid', gap: 4 }}>
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: 8, justifyContent: 'space-between' }}>
        <span>
          <strong>{title}</strong> <span className="code">{code}</span>
        </span>
        <span>
          {counts === 'dollars'
            ? say('units.of_dollars', { limit: amount(limit) })
            : say('units.of', { limit, what: say.data('counts', counts) })}
        </span>
      </div>
      <div
        role="img"
        aria-label={say('units.said', {
          used: amount(used),
          reserved: amount(reserved),
          left: amount(left),
          limit: amount(limit),
        })}
        style={{
          display: 'flex',
          height: 16,
          borderRadius: 4,
          overflow: 'hidden',
          border: '1px solid #8a9495',
          background: '#fff',
        }}
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
        <span>{say('units.used', { n: amount(used) })}</span>
        <span>{say('units.reserved', { n: amount(reserved) })}</span>
        <strong>{say('units.left', { n: amount(left) })}</strong>
        <span style={{ color: 'var(--quiet)' }}>
          {say.data('period', period)}
          {from && to && ` (${say('value.from_to', { from: say.date(from), to: say.date(to) })})`}
        </span>
        <Citations ids={cites} />
      </div>
    </div>
  );
}
