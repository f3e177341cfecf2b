import { Table } from '@mantine/core';
import type { ReactNode } from 'react';
import { useSay } from '../words/use-say.ts';

interface TableOfChartProps {
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
  readonly children: ReactNode;
}

/** A picture and, behind one button, the same as a table. */
export function TableOfChart({ caption, columns, rows, children }: TableOfChartProps) {
  const say = useSay();
  return (
    <figure style={{ margin: 0 }}>
      {children}
      <details>
        <summary style={{ minHeight: 24, cursor: 'pointer' }}>{say('chart.as_table')}</summary>
        <Table captionSide="top">
          <Table.Caption>{caption}</Table.Caption>
          <Table.Thead>
            <Table.Tr>
              {columns.map((column) => (
                <Table.Th key={column} scope="col">
                  {column}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((row) => (
              <Table.Tr key={row[0]}>
                {row.map((cell, i) => (
                  <Table.Td key={columns[i]}>{typeof cell === 'number' ? say.number(cell) : cell}</Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </details>
    </figure>
  );
}
