import { Button, NativeSelect, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '../client.ts';
import type { CapacityOverview, CapacityReport, NetworkApi } from '../contract/network.ts';
import { useNeedName } from '../directory/use-facets.ts';
import { Citations } from '../parts/citations.tsx';
import { csvText } from '../parts/csv.ts';
import { Icon } from '../parts/icon.tsx';
import { saveText } from '../parts/save-text.ts';
import { Empty, Loaded } from '../parts/states.tsx';
import { TableOfChart } from '../parts/table-of-chart.tsx';
import { usePlan } from '../shell/use-plan.ts';
import { useSay } from '../words/use-say.ts';
import { CapacityBar } from './capacity-bar.tsx';

const ORDERS = ['fullest', 'openings', 'name'] as const;

/** Every care organization of the plan beside its ratio: who is over it, who has room, whose report is due. @cites HN-ASG-05, HN-CAP-01 */
export function Capacity() {
  const { plan } = usePlan();
  const found = useQuery({
    queryKey: ['capacity', plan],
    queryFn: ({ signal }) => ask<NetworkApi['capacity']>('GET', '/api/network/capacity', { query: { plan }, signal }),
  });
  return <Loaded query={found}>{(overview) => <Overview overview={overview} />}</Loaded>;
}

function Overview({ overview: { duty, reports, missing } }: { readonly overview: CapacityOverview }) {
  const say = useSay();
  const needName = useNeedName();
  const [by, setBy] = useState<(typeof ORDERS)[number]>('fullest');
  const sorted = [...reports].sort((a, b) => inOrder(by, a, b));
  const header = ['me.name', 'capacity.service', 'shell.plan', 'capacity.reported_on'] as const;
  const numbers = ['capacity.managers', 'capacity.enrolled', 'capacity.outreach', 'capacity.limit'] as const;
  const columns = [...header, ...numbers].map((key) => say(key));
  const rows = sorted.map((one) => [
    one.name,
    needName(one.service),
    say.data('plan', one.brand),
    say.date(one.reportedOn),
    one.leadCareManagers,
    one.enrolled,
    one.pendingOutreach,
    one.answer.limit ?? say('value.none'),
  ]);
  if (reports.length === 0 && missing.length === 0)
    return (
      <section className="sheet">
        <Empty icon="people" title={say('capacity.none')}>
          {say('capacity.none_next')}
        </Empty>
      </section>
    );
  return (
    <Stack>
      {duty.mostMembers !== undefined && (
        <Text size="sm">
          {say('capacity.duty', { n: duty.mostMembers })} <Citations ids={duty.cites} />
        </Text>
      )}
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: 12, alignItems: 'flex-end' }} className="no-print">
        <NativeSelect
          label={say('capacity.order')}
          value={by}
          onChange={({ currentTarget: { value } }) => setBy(ORDERS.find((one) => one === value) ?? 'fullest')}
          data={ORDERS.map((value) => ({ value, label: say(`capacity.by_${value}`) }))}
        />
        <Button
          variant="default"
          leftSection={<Icon name="download" size={16} />}
          onClick={() =>
            saveText(
              'capacity.csv',
              csvText(
                columns,
                rows.map((row) => row.map(String)),
              ),
            )
          }
        >
          {say('list.export')}
        </Button>
      </div>
      <section className="sheet">
        <TableOfChart caption={say('network.overview')} columns={columns} rows={rows}>
          <ul style={{ listStyle: 'none', margin: 0, padding: 0 }} aria-label={say('network.overview')}>
            {sorted.map((one) => (
              <li key={`${one.brand} ${one.organization} ${one.service}`} style={{ paddingBlock: 8 }}>
                <Text size="sm">
                  <strong>{one.name}</strong> · {needName(one.service)} · {say.data('plan', one.brand)}
                </Text>
                <CapacityBar report={one} />
              </li>
            ))}
          </ul>
        </TableOfChart>
      </section>
      {missing.length > 0 && (
        <section className="sheet" aria-labelledby="missing">
          <Title order={2} size="h4" id="missing">
            {say('capacity.missing', { n: missing.length })}
          </Title>
          <ul>
            {missing.map((one) => (
              <li key={`${one.organization} ${one.service}`}>
                {one.name} · {needName(one.service)}
              </li>
            ))}
          </ul>
        </section>
      )}
    </Stack>
  );
}

function inOrder(by: (typeof ORDERS)[number], a: CapacityReport, b: CapacityReport): number {
  const full = (one: CapacityReport) => one.answer.held / Math.max(1, one.answer.limit ?? one.answer.held + 1);
  if (by === 'fullest') return full(b) - full(a);
  if (by === 'openings') return (b.answer.openings ?? 0) - (a.answer.openings ?? 0);
  return a.name < b.name ? -1 : 1;
}
