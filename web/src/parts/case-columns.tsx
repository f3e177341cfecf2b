import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { wholeName } from '../members/whole-name.ts';
import type { Say } from '../words/use-say.ts';
import { CaseLink } from './case-link.tsx';
import { DueClock } from './due-clock.tsx';
import { Private } from './private.tsx';
import type { Column } from './worklist.tsx';

interface CaseRow {
  readonly plan: string;
  readonly state: string;
  readonly received: number;
  readonly due?: number | undefined;
  readonly clock?: { readonly id: string; readonly title: string } | undefined;
  readonly standing: Parameters<typeof DueClock>[0]['line']['standing'];
  readonly member?: { readonly name: Parameters<typeof wholeName>[0] } | undefined;
}

const momentOf = (at: number) => new Date(at).toISOString();

/** Columns of every worklist of cases. The file the server makes has the same, by the same ids. */
export function dueColumn<L extends CaseRow>(say: Say, width: string): Column<L> {
  return {
    id: 'due',
    header: say('requests.time_left'),
    cell: (line) => <DueClock line={line} />,
    text: ({ due }) => (due === undefined ? '' : momentOf(due)),
    width,
    sortable: true,
  };
}

/** The way to the case, and what of it must not be overlooked. */
export function numberColumn<L extends CaseRow & Parameters<typeof CaseLink>[0]['line']>(
  say: Say,
  desk: Parameters<typeof CaseLink>[0]['desk'],
  width: string,
  beside?: (line: L) => ReactNode,
): Column<L> {
  return {
    id: 'number',
    header: say('requests.number'),
    cell: (line) => (
      <>
        <CaseLink desk={desk} line={line} /> {beside?.(line)}
      </>
    ),
    text: ({ number }) => number,
    width,
  };
}

export function memberColumn<L extends CaseRow>(say: Say): Column<L> {
  return {
    id: 'member',
    header: say('requests.member'),
    cell: ({ member }) => (member ? <Private>{wholeName(member.name)}</Private> : ''),
    text: ({ member }) => (member ? wholeName(member.name) : ''),
  };
}

/** Who works on it; what is open and nobody's is said to be so. */
export function assignedColumn<L extends CaseRow & { readonly assigned?: { readonly name: string } | undefined }>(
  say: Say,
  header: string,
): Column<L> {
  return {
    id: 'assigned',
    header,
    cell: ({ assigned, state }) =>
      assigned?.name ??
      (state === 'open' ? (
        <Text span c="dimmed">
          {say('requests.nobody')}
        </Text>
      ) : (
        ''
      )),
    text: ({ assigned }) => assigned?.name ?? '',
  };
}

export function receivedColumn<L extends CaseRow>(say: Say): Column<L> {
  return {
    id: 'received',
    aside: true,
    header: say('requests.received'),
    cell: ({ received }) => say.time(momentOf(received)),
    text: ({ received }) => momentOf(received),
    sortable: true,
  };
}

export function planColumn<L extends CaseRow>(say: Say): Column<L> {
  return {
    id: 'plan',
    aside: true,
    header: say('shell.plan'),
    cell: ({ plan }) => say.data('plan', plan),
    text: ({ plan }) => plan,
  };
}
