import type { CapacityReport } from '../contract/network.ts';
import { Icon } from '../parts/icon.tsx';
import { useSay } from '../words/use-say.ts';

/** How full an organization is: members held of the most its lead care managers may hold. Over is said in words as well. */
export function CapacityBar({ report }: { readonly report: CapacityReport }) {
  const say = useSay();
  const { held, limit, over, overdue, openings, reportDue } = report.answer;
  const part = limit === undefined || limit === 0 ? (held > 0 ? 100 : 0) : Math.min(100, (held / limit) * 100);
  const said = limit === undefined ? say('capacity.held', { n: held }) : say('capacity.held_of', { n: held, limit });
  return (
    <div style={{ display: 'grid', gap: 4 }}>
      <div
        role="img"
        aria-label={said}
        style={{ height: 14, border: '1px solid #8a9495', borderRadius: 4, overflow: 'hidden', background: '#fff' }}
      >
        <span
          style={{
            display: 'block',
            height: '100%',
            width: `${part}%`,
            background: over ? 'var(--unmet)' : 'var(--mantine-color-teal-8)',
          }}
        />
      </div>
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: 12, fontSize: 14 }}>
        <span>{said}</span>
        {openings !== undefined && !over && <strong>{say('capacity.openings', { n: openings })}</strong>}
        {over && (
          <strong style={{ color: 'var(--unmet)', display: 'inline-flex', gap: 4 }}>
            <Icon name="warning" size={16} /> {say('capacity.over')}
          </strong>
        )}
        {reportDue && (
          <span style={{ color: overdue ? 'var(--unmet)' : 'inherit' }}>
            {overdue
              ? say('capacity.overdue', { on: say.date(reportDue) })
              : say('capacity.due', { on: say.deadline(reportDue) })}
          </span>
        )}
      </div>
    </div>
  );
}
