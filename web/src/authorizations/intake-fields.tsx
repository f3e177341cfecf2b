import { NativeSelect, TextInput } from '@mantine/core';
import { instantText, readInstant } from '../../../src/kernel/zone.ts';
import { useSay } from '../words/use-say.ts';
import type { RequestSheet } from './request-sheet.ts';

interface IntakeFieldsProps {
  readonly sheet: Pick<RequestSheet, 'door' | 'received'>;
  readonly change: (next: Partial<Pick<RequestSheet, 'door' | 'received'>>) => void;
}

const DOORS = ['fax', 'mail', 'phone'] as const;

/** By which door it came, and when it reached that door: the clocks start there, not when somebody keys it. */
export function IntakeFields({ sheet, change }: IntakeFieldsProps) {
  const say = useSay();
  return (
    <div className="filters" style={{ gridTemplateColumns: 'repeat(auto-fill, minmax(240px, 1fr))' }}>
      <NativeSelect
        label={say('intake.door')}
        value={sheet.door}
        onChange={(event) => change({ door: event.currentTarget.value as 'fax' })}
        data={DOORS.map((value) => ({ value, label: say.data('door', value) }))}
      />
      <TextInput
        type="datetime-local"
        label={say('intake.received')}
        description={say.data('intake_received', sheet.door)}
        defaultValue={sheet.received === undefined ? '' : instantText(sheet.received).slice(0, 16)}
        required
        withAsterisk={false}
        onChange={(event) => change({ received: readInstant(event.currentTarget.value) })}
      />
    </div>
  );
}
