import { Checkbox, NativeSelect, SegmentedControl, Text, Textarea, TextInput } from '@mantine/core';
import { useId } from 'react';
import { useSay } from '../words/use-say.ts';
import { ProviderChoice } from './provider-choice.tsx';
import { ASKS, type Asks, RETRO_REASONS, type RequestSheet } from './request-sheet.ts';

interface SheetFieldsProps {
  readonly sheet: RequestSheet;
  readonly change: (next: Partial<RequestSheet>) => void;
  readonly isIntake: boolean;
  readonly plan: string;
}

/** As the server takes them: a letter, then digits, letters and dots; several with commas, semicolons or spaces between. */
const DX = '[\\s,;]*[A-Za-z][0-9A-Za-z.]{2,7}([\\s,;]+[A-Za-z][0-9A-Za-z.]{2,7})*[\\s,;]*';

/** What kind of request, how urgent, by whom and where. */
export function RequestSheetFields({ sheet, change, isIntake, plan }: SheetFieldsProps) {
  const say = useSay();
  const id = useId();
  const provider = (
    role: 'requester' | 'servicing' | 'facility',
    label: string,
    hint = say('new.provider_search'),
    mayBeOutside = true,
  ) => (
    <ProviderChoice
      plan={plan}
      label={label}
      hint={hint}
      value={sheet[role]}
      change={(value) => change({ [role]: value })}
      mayBeOutside={mayBeOutside}
    />
  );
  return (
    <>
      <NativeSelect
        label={say('new.asks')}
        description={say.data('asks_hint', sheet.asks)}
        value={sheet.asks}
        onChange={(event) => change({ asks: event.currentTarget.value as Asks })}
        data={Object.keys(ASKS).map((value) => ({ value, label: say.data('asks', value) }))}
      />
      <div>
        <Text size="sm" fw={500} id={id}>
          {say('requests.urgency')}
        </Text>
        <SegmentedControl
          aria-labelledby={id}
          value={sheet.urgency}
          onChange={(urgency) => change({ urgency: urgency as 'urgent' })}
          data={(['non_urgent', 'urgent'] as const).map((value) => ({ value, label: say.data('urgency', value) }))}
        />
        <Text size="sm" c="dimmed">
          {say('new.urgent_hint')}
        </Text>
      </div>
      {sheet.asks === 'post_service' && (
        <>
          <NativeSelect
            label={say('new.retro')}
            value={sheet.retro.reason}
            onChange={(event) => change({ retro: { ...sheet.retro, reason: event.currentTarget.value as 'other' } })}
            data={RETRO_REASONS.map((value) => ({ value, label: say.data('retro', value) }))}
          />
          <Textarea
            label={say('new.retro_explanation')}
            value={sheet.retro.explanation}
            maxLength={1000}
            autosize
            minRows={2}
            onChange={(event) => change({ retro: { ...sheet.retro, explanation: event.currentTarget.value } })}
          />
        </>
      )}
      {sheet.asks === 'elective_admission' && (
        <TextInput
          type="date"
          label={say('request.planned')}
          value={sheet.planned}
          onChange={(event) => change({ planned: event.currentTarget.value })}
        />
      )}
      <Checkbox
        label={say('new.continuity')}
        checked={sheet.continuity}
        onChange={(event) => change({ continuity: event.currentTarget.checked })}
      />
      <div className="filters">
        {isIntake
          ? provider('requester', say('requests.requester'))
          : provider('requester', say('requests.requester'), say('new.requester_search'), false)}
        {provider('servicing', say('request.servicing'))}
        {provider('facility', say('request.facility'))}
        <TextInput
          label={say('request.dx')}
          description={say('check.list_hint')}
          pattern={DX}
          title={say('new.dx_shape')}
          value={sheet.dx}
          maxLength={100}
          onChange={(event) => change({ dx: event.currentTarget.value })}
        />
      </div>
      <Textarea
        label={say('request.note')}
        value={sheet.note}
        maxLength={2000}
        autosize
        minRows={2}
        onChange={(event) => change({ note: event.currentTarget.value })}
      />
    </>
  );
}
