import { NativeSelect, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '../client.ts';
import type { AppealApi, Overturns as Ground } from '../contract/appeals.ts';
import { ChartLegend } from '../parts/chart-legend.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { Empty, Loaded } from '../parts/states.tsx';
import { TableOfChart } from '../parts/table-of-chart.tsx';
import { usePlan } from '../shell/use-plan.ts';
import { type Say, useSay } from '../words/use-say.ts';
import { useTongue } from '../words/words-provider.tsx';

const MONTHS = ['3', '12', '36', ''] as const;
const DAY = 86_400_000;
const PARTS = ['overturned', 'partly', 'upheld'] as const;
const FILL = {
  overturned: 'var(--mantine-color-teal-8)',
  partly: 'repeating-linear-gradient(45deg, var(--mantine-color-teal-8) 0 4px, #fff 4px 7px)',
  upheld: 'var(--mantine-color-gray-4)',
} as const;

/** By what the first decision rested on: how often it did not stand. A picture and its table. */
export function Overturns() {
  const say = useSay();
  const { plan } = usePlan();
  const { language } = useTongue();
  const [months, setMonths] = useState<string>('12');
  const found = useQuery({
    queryKey: ['overturns', plan, months, language],
    queryFn: ({ signal }) =>
      ask<AppealApi['overturns']>('POST', '/api/appeals/overturns', {
        body: { plan, language, ...(months === '' ? {} : { from: Date.now() - Number(months) * 30 * DAY }) },
        signal,
      }),
  });
  return (
    <Stack>
      <NativeSelect
        label={say('overturns.since')}
        value={months}
        onChange={(event) => setMonths(event.currentTarget.value)}
        data={MONTHS.map((value) => ({
          value,
          label: value === '' ? say('overturns.all') : say('overturns.months', { n: Number(value) }),
        }))}
        maw={220}
      />
      <Loaded query={found}>
        {({ overturns }) => (
          <Sheet title={say.data('oversight_tab', 'overturns')}>
            {overturns.length === 0 ? (
              <Empty icon="check" title={say('overturns.none')}>
                {say('overturns.none_next')}
              </Empty>
            ) : (
              <Chart grounds={overturns} />
            )}
          </Sheet>
        )}
      </Loaded>
      <Text size="sm" c="dimmed">
        {say('overturns.ours')}
      </Text>
    </Stack>
  );
}

function Chart({ grounds }: { readonly grounds: readonly Ground[] }) {
  const say = useSay();
  const most = Math.max(1, ...grounds.map(({ resolved }) => resolved));
  return (
    <TableOfChart
      caption={say('overturns.caption')}
      columns={[
        say('overturns.ground'),
        ...PARTS.map((part) => say.data('overturn', part)),
        say('overturns.share'),
        say('overturns.by_state'),
      ]}
      rows={grounds.map((one) => [groundSaid(say, one), ...PARTS.map((part) => one[part]), shareOf(one), one.by_state])}
    >
      <ul style={{ listStyle: 'none', margin: 0, padding: 0 }}>
        {grounds.map((one) => (
          <li key={one.ground} style={{ padding: '8px 0' }}>
            <Text size="sm">
              {groundSaid(say, one)} <strong>{say('overturns.of', { share: shareOf(one), n: one.resolved })}</strong>
              {one.by_state > 0 && ` ${say('overturns.by_state_n', { n: one.by_state })}`}
            </Text>
            <div
              role="img"
              aria-label={PARTS.map((part) => `${say.data('overturn', part)}: ${one[part]}`).join(', ')}
              style={{ display: 'flex', height: 16, width: `${(one.resolved / most) * 100}%`, minWidth: 24 }}
            >
              {PARTS.map((part) => (
                <span
                  key={part}
                  style={{
                    flex: one[part],
                    background: FILL[part],
                    outline: one[part] > 0 ? '1px solid #8a9495' : 'none',
                  }}
                />
              ))}
            </div>
          </li>
        ))}
      </ul>
      <ChartLegend parts={PARTS.map((part) => ({ said: say.data('overturn', part), fill: FILL[part] }))} />
    </TableOfChart>
  );
}

/** A clause in its own sentence; criteria by whose they are. */
function groundSaid(say: Say, { ground, sentence }: Ground): string {
  const [family, source] = ground.split('.');
  if (family === 'criteria' && source)
    return say('overturns.criteria', { source: say.data('reference_source', source) });
  return sentence ?? say('overturns.clause_gone', { clause: ground });
}

const shareOf = ({ overturned, partly, resolved }: Ground) =>
  `${Math.round((100 * (overturned + partly)) / Math.max(1, resolved))} %`;
