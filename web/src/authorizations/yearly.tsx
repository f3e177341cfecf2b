import { NativeSelect, Stack, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '../client.ts';
import type { RequestApi, YearlyMetrics } from '../contract/authorizations.ts';
import { ScrollBox } from '../parts/scroll-box.tsx';
import { Loaded } from '../parts/states.tsx';
import { usePlan } from '../shell/use-plan.ts';
import { type Say, useSay } from '../words/use-say.ts';
import { Sheet } from './sheet.tsx';

type Counted = YearlyMetrics['standard'];
const YEARS = 4;

/** The year in numbers that CMS-0057-F has plans publish; where a definition is ours the page says so. */
export function Yearly() {
  const say = useSay();
  const { plan } = usePlan();
  const [now] = useState(() => new Date().getUTCFullYear());
  const [year, setYear] = useState(String(now));
  const found = useQuery({
    queryKey: ['yearly', plan, year],
    queryFn: ({ signal }) =>
      ask<RequestApi['metrics']>('POST', '/api/requests/metrics', { body: { plan, year: Number(year) }, signal }),
  });
  return (
    <Stack>
      <NativeSelect
        label={say('yearly.year')}
        value={year}
        onChange={(event) => setYear(event.currentTarget.value)}
        data={Array.from({ length: YEARS }, (_, i) => String(now - i))}
        maw={160}
      />
      <Loaded query={found}>{(metrics) => <Numbers metrics={metrics} />}</Loaded>
    </Stack>
  );
}

function Numbers({ metrics }: { readonly metrics: YearlyMetrics }) {
  const say = useSay();
  const rows = [
    { key: 'standard', label: say('yearly.standard'), of: metrics.standard },
    { key: 'expedited', label: say('yearly.expedited'), of: metrics.expedited },
  ];
  return (
    <>
      <Sheet title={say('yearly.title', { year: String(metrics.year) })}>
        <CountedTable caption={say('yearly.title', { year: String(metrics.year) })} rows={rows} />
      </Sheet>
      <Sheet title={say('yearly.kinds')}>
        <CountedTable
          caption={say('yearly.kinds')}
          rows={metrics.kinds.map((of) => ({
            key: `${of.kind} ${of.urgency}`,
            label: `${say.data('request_kind', of.kind)}, ${say.data('urgency', of.urgency)}`,
            of,
          }))}
        />
      </Sheet>
      <Sheet title={say('yearly.codes')}>
        {metrics.codes.length === 0 ? (
          <Text size="sm">{say('yearly.none')}</Text>
        ) : (
          <ul style={{ columns: '140px', margin: 0, paddingInlineStart: 20 }}>
            {metrics.codes.map(({ code, decided }) => (
              <li key={code}>
                <span className="code">{code}</span> {say.number(decided)}
              </li>
            ))}
          </ul>
        )}
      </Sheet>
      <Sheet title={say('yearly.ours')}>
        <ul style={{ margin: 0, paddingInlineStart: 20, fontSize: 14 }}>
          {(['which', 'reduced', 'time', 'extended', 'expedited_is', 'appeals'] as const).map((key) => (
            <li key={key}>{say.data('yearly_ours', key)}</li>
          ))}
        </ul>
      </Sheet>
    </>
  );
}

interface CountedTableProps {
  readonly caption: string;
  readonly rows: readonly { readonly key: string; readonly label: string; readonly of: Counted }[];
}

function CountedTable({ caption, rows }: CountedTableProps) {
  const say = useSay();
  if (rows.every(({ of }) => of.decided === 0)) return <Text size="sm">{say('yearly.none')}</Text>;
  const heads = [
    'decided',
    'approved',
    'modified',
    'denied',
    'automatic',
    'extended_approved',
    'approved_after_appeal',
    'average',
    'median',
  ];
  return (
    <ScrollBox label={say('yearly.table', { of: caption })}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{say('yearly.requests')}</Table.Th>
            {heads.map((key) => (
              <Table.Th key={key} scope="col">
                {say.data('yearly_head', key)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(({ key, label, of }) => (
            <Table.Tr key={key}>
              <Table.Th scope="row">{label}</Table.Th>
              <Table.Td>{say.number(of.decided)}</Table.Td>
              {[of.approved, of.modified, of.denied, of.automatic, of.extended_approved, of.approved_after_appeal].map(
                (n, i) => (
                  <Table.Td key={heads[i + 1]} className="nowrap">
                    {share(say, n, of.decided)}
                  </Table.Td>
                ),
              )}
              <Table.Td className="nowrap">{hours(say, of.average_hours)}</Table.Td>
              <Table.Td className="nowrap">{hours(say, of.median_hours)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollBox>
  );
}

function share(say: Say, n: number, of: number): string {
  return of === 0 ? say.number(n) : `${say.number(n)} (${Math.round((100 * n) / of)} %)`;
}

function hours(say: Say, n: number | undefined): string {
  return n === undefined ? '' : say('yearly.hours', { n: say.number(Math.round(n * 10) / 10) });
}
