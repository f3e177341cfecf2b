import { Button, Checkbox, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import type { EvidenceAsked } from '../contract/continuity.ts';
import { useSay } from '../words/use-say.ts';
import { EVIDENCE } from './kinds.ts';

export interface DraftEvidence {
  readonly row: number;
  readonly kind: string;
  readonly on: string;
  readonly emergency: boolean;
}

interface EvidenceRowsProps {
  readonly rows: readonly DraftEvidence[];
  readonly change: (rows: readonly DraftEvidence[]) => void;
}

/** Visits that show the relationship, each with what proves it. The member's own word is kept and proves none. @cites AAH-UM-COC-08 */
export function EvidenceRows({ rows, change }: EvidenceRowsProps) {
  const say = useSay();
  const put = (row: number, next: Partial<DraftEvidence>) =>
    change(rows.map((one) => (one.row === row ? { ...one, ...next } : one)));
  return (
    <fieldset style={{ border: 0, padding: 0, margin: 0 }}>
      <Text component="legend" fw={600} size="sm">
        {say('continuity.evidence')}
      </Text>
      <Text size="sm" c="dimmed" mb={4}>
        {say('continuity.evidence_hint')}
      </Text>
      <Stack gap="xs">
        {rows.map(({ row, kind, on, emergency }, i) => (
          <fieldset
            key={row}
            style={{ border: '1px solid var(--line)', borderRadius: 6, margin: 0, padding: '4px 12px 12px' }}
          >
            <Text component="legend" size="sm" px={4}>
              {say('continuity.visit_n', { n: i + 1 })}
            </Text>
            <div className="filters">
              <NativeSelect
                label={say('continuity.shown_by')}
                value={kind}
                onChange={(event) => put(row, { kind: event.currentTarget.value })}
                data={EVIDENCE.map((value) => ({ value, label: say.data('evidence_kind', value) }))}
              />
              <TextInput
                type="date"
                label={say('continuity.visit_on')}
                value={on}
                onChange={(event) => put(row, { on: event.currentTarget.value })}
              />
            </div>
            <Checkbox
              mt="xs"
              label={say('continuity.emergency')}
              checked={emergency}
              onChange={(event) => put(row, { emergency: event.currentTarget.checked })}
            />
            <Button
              mt="xs"
              size="compact-sm"
              variant="default"
              onClick={() => change(rows.filter((one) => one.row !== row))}
            >
              {say('continuity.visit_remove', { n: i + 1 })}
            </Button>
          </fieldset>
        ))}
        <Button
          size="xs"
          variant="default"
          style={{ alignSelf: 'flex-start' }}
          onClick={() => change([...rows, { row: nextRow(rows), kind: 'medical_record', on: '', emergency: false }])}
        >
          {say('continuity.visit_add')}
        </Button>
      </Stack>
    </fieldset>
  );
}

function nextRow(rows: readonly DraftEvidence[]): number {
  return Math.max(0, ...rows.map(({ row }) => row)) + 1;
}

/** As the server takes it: without a day it is kept, and shows no visit. */
export function sentEvidence(rows: readonly DraftEvidence[]): EvidenceAsked[] {
  return rows.map(({ kind, on, emergency }) => ({
    kind: kind as EvidenceAsked['kind'],
    ...(on ? { on } : {}),
    emergency,
  }));
}
