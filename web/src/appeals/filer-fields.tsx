import { Checkbox, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useSay } from '../words/use-say.ts';
import type { FilingSheet } from './filing-sheet.ts';
import { DOORS, FILED_BY } from './kinds.ts';

interface FilerFieldsProps {
  readonly sheet: FilingSheet;
  readonly change: (next: Partial<FilingSheet>) => void;
  readonly reach: 'plan' | 'organization' | 'person';
}

const OFFERED = { plan: FILED_BY, organization: ['provider'], person: ['member', 'representative'] } as const;

/** Who files, for whom it speaks, and, where the plan keys it, by which door it came. Whether he may, policy says. */
export function FilerFields({ sheet, change, reach }: FilerFieldsProps) {
  const say = useSay();
  const isProviders = sheet.filedBy === 'provider';
  return (
    <Stack gap="sm">
      {reach === 'plan' && (
        <div className="filters" style={{ gridTemplateColumns: 'repeat(auto-fill, minmax(240px, 1fr))' }}>
          <NativeSelect
            label={say('intake.door')}
            value={sheet.door}
            onChange={(event) => change({ door: event.currentTarget.value as FilingSheet['door'] })}
            data={DOORS.map((value) => ({ value, label: say.data('door', value) }))}
          />
          <TextInput
            type="datetime-local"
            label={say('intake.received')}
            description={say('file.received_hint')}
            value={sheet.received}
            required
            withAsterisk={false}
            onChange={(event) => change({ received: event.currentTarget.value })}
          />
        </div>
      )}
      {reach !== 'organization' && (
        <NativeSelect
          label={say('file.by')}
          value={sheet.filedBy}
          onChange={(event) => change({ filedBy: event.currentTarget.value as FilingSheet['filedBy'] })}
          data={OFFERED[reach].map((value) => ({
            value,
            label: say.data(reach === 'person' ? 'filed_by_me' : 'filed_by', value),
          }))}
          maw={360}
        />
      )}
      {sheet.filedBy === 'representative' && (
        <TextInput
          label={say('file.filer')}
          description={say('file.filer_hint')}
          value={sheet.filer}
          maxLength={200}
          onChange={(event) => change({ filer: event.currentTarget.value })}
          maw={360}
        />
      )}
      {isProviders && (
        <TextInput
          label={say('appeal.provider')}
          description={say(reach === 'plan' ? 'new.provider_hint' : 'new.requester_hint')}
          value={sheet.provider}
          maxLength={100}
          required={reach === 'plan'}
          withAsterisk={false}
          onChange={(event) => change({ provider: event.currentTarget.value })}
          maw={360}
        />
      )}
      {isProviders && sheet.kind === 'appeal' && (
        <>
          <NativeSelect
            label={say('file.on_behalf')}
            value={sheet.onBehalf}
            onChange={(event) => change({ onBehalf: event.currentTarget.value as 'provider' })}
            data={(['member', 'provider'] as const).map((value) => ({ value, label: say.data('on_behalf', value) }))}
            maw={360}
          />
          {sheet.onBehalf === 'member' && (
            <Checkbox
              label={say('file.consent')}
              description={say('file.consent_hint')}
              checked={sheet.writtenConsent}
              onChange={(event) => change({ writtenConsent: event.currentTarget.checked })}
            />
          )}
        </>
      )}
    </Stack>
  );
}
