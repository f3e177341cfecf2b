import { Button, Table } from '@mantine/core';
import type { Paper } from '../contract/network.ts';
import { ScrollBox } from '../parts/scroll-box.tsx';
import { Empty } from '../parts/states.tsx';
import { useSay } from '../words/use-say.ts';
import { daysUntil } from './days-until.ts';

interface PaperTableProps {
  readonly papers: readonly Paper[];
  readonly today: string;
  readonly edit: (position: number, paper: Paper) => void;
}

/** Each paper with its dates: when it was given, when it runs out and in how many days. */
export function PaperTable({ papers, today, edit }: PaperTableProps) {
  const say = useSay();
  if (papers.length === 0)
    return (
      <Empty icon="rule" title={say('papers.no_paper')}>
        {say('papers.no_paper_next')}
      </Empty>
    );
  return (
    <ScrollBox label={say('papers.table')}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{say('papers.kind')}</Table.Th>
            <Table.Th scope="col">{say('papers.number')}</Table.Th>
            <Table.Th scope="col">{say('papers.on')}</Table.Th>
            <Table.Th scope="col">{say('papers.expires')}</Table.Th>
            <Table.Th scope="col">
              <span className="unseen">{say('papers.edit')}</span>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {papers.map((paper, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a paper is known by its place
            <Table.Tr key={i}>
              <Table.Td>
                {say.data('paper_kind', paper.kind)}
                {paper.of && ` (${say.data('provider_type', paper.of)})`}
                {paper.hours !== undefined && `, ${say('papers.hours_n', { n: paper.hours })}`}
              </Table.Td>
              <Table.Td>{[paper.number, paper.issuer].filter(Boolean).join(', ')}</Table.Td>
              <Table.Td>{say.date(paper.on)}</Table.Td>
              <Table.Td>{paper.expires ? <Ends on={paper.expires} today={today} /> : say('papers.no_end')}</Table.Td>
              <Table.Td>
                <Button
                  variant="default"
                  size="xs"
                  onClick={() => edit(i, paper)}
                  aria-label={say('papers.edit_one', { kind: say.data('paper_kind', paper.kind), n: i + 1 })}
                >
                  {say('papers.edit')}
                </Button>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollBox>
  );
}

function Ends({ on, today }: { readonly on: string; readonly today: string }) {
  const say = useSay();
  const days = daysUntil(on, today);
  return (
    <>
      {say.date(on)}{' '}
      <strong style={{ color: days < 0 ? 'var(--unmet)' : 'inherit' }}>
        {days < 0 ? say('papers.ended') : say('papers.ends_in', { n: days })}
      </strong>
    </>
  );
}
