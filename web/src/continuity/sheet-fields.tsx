import { Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useSay } from '../words/use-say.ts';
import { ASKERS, URGENCIES } from './kinds.ts';
import { ProviderField } from './provider-field.tsx';
import type { ContinuitySheet } from './sheet.ts';

interface SheetFieldsProps {
  readonly sheet: ContinuitySheet;
  readonly change: (next: Partial<ContinuitySheet>) => void;
  readonly isOffice: boolean;
  readonly programs: readonly string[];
  readonly serviceKinds: readonly string[];
}

/** What is asked: to stay with a provider, or to be exempt; with whom, for which services, how urgent. */
export function SheetFields({ sheet, change, isOffice, programs, serviceKinds }: SheetFieldsProps) {
  const say = useSay();
  const isExemption = sheet.kind === 'medical_exemption';
  const words = (family: string, values: readonly string[]) =>
    values.map((value) => ({ value, label: say.data(family, value) }));
  return (
    <>
      <NativeSelect
        label={say('requests.kind')}
        description={say.data('continuity_hint', sheet.kind)}
        value={sheet.kind}
        onChange={(event) => change({ kind: event.currentTarget.value as 'continuity' })}
        data={words('continuity_kind', ['continuity', 'medical_exemption'])}
      />
      {!isOffice && (
        <NativeSelect
          label={say('continuity.asked_by')}
          value={sheet.askedBy}
          onChange={(event) => change({ askedBy: event.currentTarget.value as 'member' })}
          data={words('continuity_asker', ASKERS)}
        />
      )}
      {!isOffice && !isExemption && sheet.askedBy === 'provider' && (
        <Checkbox
          label={say('continuity.noted')}
          checked={sheet.noted}
          onChange={(event) => change({ noted: event.currentTarget.checked })}
        />
      )}
      <div className="filters">
        <ProviderField
          label={say('continuity.provider')}
          value={sheet.provider}
          change={(provider) => change({ provider })}
        />
        <TextInput
          label={say('continuity.provider_name')}
          description={say('continuity.provider_name_hint')}
          value={sheet.providerName}
          maxLength={200}
          disabled={sheet.provider.trim() !== ''}
          onChange={(event) => change({ providerName: event.currentTarget.value })}
        />
      </div>
      {!isExemption && (
        <>
          <Textarea
            label={say('continuity.services')}
            description={say('continuity.services_hint')}
            value={sheet.services}
            autosize
            minRows={2}
            onChange={(event) => change({ services: event.currentTarget.value })}
          />
          <div className="filters">
            <NativeSelect
              label={say('continuity.service_kind')}
              value={sheet.serviceKind}
              onChange={(event) => change({ serviceKind: event.currentTarget.value })}
              data={[{ value: '', label: say('value.not_known_yet') }, ...words('continuity_service', serviceKinds)]}
            />
            <NativeSelect
              label={say('requests.program')}
              value={sheet.program}
              onChange={(event) => change({ program: event.currentTarget.value })}
              data={words('continuity_program', programs.length > 0 ? programs : ['none'])}
            />
            <TextInput
              label={say('continuity.request')}
              description={say('continuity.request_hint')}
              value={sheet.request}
              maxLength={20}
              onChange={(event) => change({ request: event.currentTarget.value })}
            />
          </div>
          <NativeSelect
            label={say('requests.urgency')}
            description={say('continuity.urgency_hint')}
            value={sheet.urgency}
            onChange={(event) => change({ urgency: event.currentTarget.value as 'routine' })}
            data={words('continuity_urgency', URGENCIES)}
          />
        </>
      )}
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
