import { Text } from '@mantine/core';
import type { RequestPage } from '../contract/authorizations.ts';
import { useSay } from '../words/use-say.ts';
import { Citations } from './citations.tsx';
import { Sheet } from './sheet.tsx';

/** Every clock that binds the case, each with its reasons day by day. */
export function Times({ page }: { readonly page: Pick<RequestPage, 'times'> }) {
  const say = useSay();
  if (page.times.length === 0) return null;
  return (
    <Sheet title={say('request.times')}>
      <ul className="case-list">
        {page.times.map((time) => (
          <li key={time.clock}>
            <Text size="sm" fw={600}>
              {time.title}
              {time.governs && ` · ${say('request.governs')}`}
            </Text>
            <Text size="sm">
              {time.state_says}
              {time.due !== undefined &&
                ` · ${say('clock.due', { when: say.deadline(new Date(time.due).toISOString()) })}`}
            </Text>
            {time.late && (
              <Text size="sm" style={{ color: 'var(--pressing)' }}>
                {time.late}
              </Text>
            )}
            <details style={{ fontSize: 14 }}>
              <summary style={{ minHeight: 24, cursor: 'pointer' }}>
                {say('request.because', { basis: say.data('clock_basis', time.basis), limit: time.limit })}
              </summary>
              <ol style={{ margin: '4px 0', paddingInlineStart: 20 }}>
                {time.because.map((step) => (
                  <li key={step}>{step}</li>
                ))}
              </ol>
            </details>
            <Citations ids={time.cites} />
          </li>
        ))}
      </ul>
    </Sheet>
  );
}
