import { SegmentedControl, Text } from '@mantine/core';
import { useId } from 'react';
import { useSay } from '../words/use-say.ts';
import { CLINICAL_ITEMS, ITEM_STATES } from './kinds.ts';

export type Checked = Partial<Record<(typeof CLINICAL_ITEMS)[number], (typeof ITEM_STATES)[number]>>;

interface ClinicalChecklistProps {
  readonly value: Checked;
  readonly change: (value: Checked) => void;
}

/** Clinical information, one by one: attached, not applying, missing. Nothing chosen: nobody has looked. @cites AAH-UM-PRE-05 */
export function ClinicalChecklist({ value, change }: ClinicalChecklistProps) {
  const say = useSay();
  const id = useId();
  return (
    <fieldset style={{ border: 0, padding: 0, margin: 0 }}>
      <legend style={{ fontWeight: 600, fontSize: 14 }}>{say('checklist.title')}</legend>
      <Text size="sm" c="dimmed" mb={4}>
        {say('checklist.hint')}
      </Text>
      {CLINICAL_ITEMS.map((item) => (
        <div
          key={item}
          style={{
            display: 'flex',
            flexWrap: 'wrap',
            gap: '2px 12px',
            alignItems: 'center',
            justifyContent: 'space-between',
            padding: '6px 0',
            borderBlockEnd: '1px solid var(--line)',
          }}
        >
          <Text size="sm" id={`${id}-${item}`} style={{ flex: '1 1 170px' }}>
            {say.data('clinical', item)}
          </Text>
          <SegmentedControl
            size="xs"
            aria-labelledby={`${id}-${item}`}
            value={value[item] ?? ''}
            onChange={(state) => change({ ...value, [item]: state as (typeof ITEM_STATES)[number] })}
            data={ITEM_STATES.map((state) => ({ value: state, label: say.data('item_state', state) }))}
          />
        </div>
      ))}
    </fieldset>
  );
}
