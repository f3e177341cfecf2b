import { NativeSelect, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '../client.ts';
import type { KeptWeek, RequestApi } from '../contract/authorizations.ts';
import { ChartLegend } from '../parts/chart-legend.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { Loaded } from '../parts/states.tsx';
import { TableOfChart } from '../parts/table-of-chart.tsx';
import { usePlan } from '../shell/use-plan.ts';
import { useSay } from '../words/use-say.ts';

type What = 'decisions' | 'notices';
const WEEKS = ['4', '12', '26', '53'] as const;

/** Turnaround over weeks: in time, late, still not done; as a picture and as its table. */
export function Turnaround() {
  const say = useSay();
  const { plan } = usePlan();
  const [weeks, setWeeks] = useState('12');
  const found = useQuery({
    queryKey: ['turnaround', plan, weeks],
    queryFn: ({ signal }) =>
      ask<RequestApi['turnaround']>('POST', '/api/requests/turnaround', {
        body: { plan, weeks: Number(weeks) },
        signal,
      }),
  });
  return (
    <Stack>
      <NativeSelect
        label={say('oversight.weeks')}
        value={weeks}
        onChange={(event) => setWeeks(event.currentTarget.value)}
        data={WEEKS.map((value) => ({ value, label: say('oversight.n_weeks', { n: Number(value) }) }))}
        maw={220}
      />
      <Loaded query={found}>
        {(answer) => (
          <>
            {(['decisions', 'notices'] as const).map((what) => (
              <Sheet key={what} title={say.data('oversight_of', what)}>
                <Weeks weeks={answer.weeks} what={what} />
                {what === 'decisions' && (
                  <Text mt="xs">
                    {say('oversight.lapsed', { n: answer.weeks.reduce((sum, { lapsed }) => sum + lapsed, 0) })}
                  </Text>
                )}
              </Sheet>
            ))}
          </>
        )}
      </Loaded>
      <Text size="sm" c="dimmed">
        {say('oversight.times_ours')}
      </Text>
    </Stack>
  );
}

const PARTS = ['in_time', 'late', 'overdue'] as const;
const FILL = {
  in_time: 'var(--mantine-color-teal-8)',
  late: 'var(--mantine-color-poppy-5)',
  overdue: 'repeating-linear-gradient(45deg, var(--mantine-color-poppy-8) 0 4px, #fff 4px 7px)',
} as const;

function Weeks({ weeks, what }: { readonly weeks: readonly KeptWeek[]; readonly what: What }) {
  const say = useSay();
  const all = weeks.map((week) => PARTS.reduce((sum, part) => sum + week[what][part], 0));
  const most = Math.max(1, ...all);
  const total = all.reduce((sum, n) => sum + n, 0);
  const kept = weeks.reduce((sum, week) => sum + week[what].in_time, 0);
  const percent = (n: number, of: number) => (of === 0 ? '' : `${Math.round((100 * n) / of)} %`);
  return (
    <>
      <Text fw={600} mb="xs">
        {total === 0
          ? say('oversight.nothing_due')
          : say('oversight.kept', { kept, total, percent: percent(kept, total) })}
      </Text>
      <TableOfChart
        caption={say.data('oversight_of', what)}
        columns={[say('oversight.week'), ...PARTS.map((part) => say.data('kept', part)), say('oversight.share')]}
        rows={weeks.map((week, i) => [
          say.date(week.from),
          ...PARTS.map((part) => week[what][part]),
          percent(week[what].in_time, all[i] ?? 0),
        ])}
      >
        <div
          role="img"
          aria-label={say('oversight.chart', { kept, total })}
          style={{ display: 'flex', alignItems: 'end', gap: 8, height: 150, borderBlockEnd: '1px solid #8a9495' }}
        >
          {weeks.map((week, i) => (
            <div
              key={week.from}
              title={`${say.date(week.from)}: ${PARTS.map((part) => `${say.data('kept', part)} ${week[what][part]}`).join(', ')}`}
              style={{
                flex: 1,
                display: 'flex',
                flexDirection: 'column-reverse',
                height: `${((all[i] ?? 0) / most) * 100}%`,
              }}
            >
              {PARTS.map((part) => (
                <span key={part} style={{ flex: week[what][part], background: FILL[part] }} />
              ))}
            </div>
          ))}
        </div>
        <div style={{ display: 'flex', justifyContent: 'space-between', fontSize: 13, color: 'var(--quiet)' }}>
          <span>{say.date(weeks[0]?.from ?? '1970-01-01')}</span>
          <span>{say.date(weeks.at(-1)?.from ?? '1970-01-01')}</span>
        </div>
        <ChartLegend parts={PARTS.map((part) => ({ said: say.data('kept', part), fill: FILL[part] }))} />
      </TableOfChart>
    </>
  );
}
