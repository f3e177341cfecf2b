import { ActionIcon, Button, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { Icon } from '../parts/icon.tsx';
import { useSay } from '../words/use-say.ts';

/** State criteria first, then the licensed ones, which are named and never quoted. @cites AAH-UM-CRI-01 */
const SOURCES = ['medi_cal', 'mcg', 'interqual', 'plan_benefit', 'policy', 'other'] as const;

export interface DraftReference {
  readonly key: number;
  readonly source: (typeof SOURCES)[number];
  readonly name: string;
  readonly edition: string;
  readonly met: '' | 'true' | 'false';
}

const counter = { last: 0 };
export function newReference(source: DraftReference['source']): DraftReference {
  return { key: ++counter.last, source, name: '', edition: '', met: '' };
}

export function readReferences(drafts: readonly DraftReference[]) {
  return drafts
    .filter(({ name }) => name.trim() !== '')
    .map(({ source, name, edition, met }) => ({
      source,
      name: name.trim(),
      ...(edition.trim() ? { edition: edition.trim() } : {}),
      ...(met === '' ? {} : { met: met === 'true' }),
    }));
}

interface ReferencesProps {
  readonly value: readonly DraftReference[];
  readonly change: (value: readonly DraftReference[]) => void;
}

/** What a decision rests on, each by name. */
export function References({ value, change }: ReferencesProps) {
  const say = useSay();
  const put = (key: number, next: Partial<DraftReference>) =>
    change(value.map((one) => (one.key === key ? { ...one, ...next } : one)));
  return (
    <fieldset style={{ border: 0, padding: 0, margin: 0 }}>
      <legend style={{ fontWeight: 600, fontSize: 14 }}>{say('decide.references')}</legend>
      <Text size="sm" c="dimmed">
        {say('decide.references_hint')}
      </Text>
      <Stack gap="xs" mt={4}>
        {value.map((one, i) => (
          <div
            key={one.key}
            style={{ borderInlineStart: '3px solid var(--line)', paddingInlineStart: 8, display: 'grid', gap: 6 }}
          >
            <div style={{ display: 'flex', gap: 6, alignItems: 'end' }}>
              <NativeSelect
                size="sm"
                style={{ flex: 1 }}
                label={say('decide.reference_n', { n: i + 1 })}
                value={one.source}
                onChange={(event) => put(one.key, { source: event.currentTarget.value as DraftReference['source'] })}
                data={SOURCES.map((source) => ({ value: source, label: say.data('reference_source', source) }))}
              />
              <ActionIcon
                size={36}
                variant="default"
                aria-label={say('decide.reference_remove', { n: i + 1 })}
                onClick={() => change(value.filter(({ key }) => key !== one.key))}
              >
                <Icon name="unmet" size={16} />
              </ActionIcon>
            </div>
            <TextInput
              size="sm"
              label={say('decide.reference_name')}
              value={one.name}
              maxLength={200}
              onChange={(event) => put(one.key, { name: event.currentTarget.value })}
            />
            <div style={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 6 }}>
              <TextInput
                size="sm"
                label={say('decide.reference_edition')}
                value={one.edition}
                maxLength={60}
                onChange={(event) => put(one.key, { edition: event.currentTarget.value })}
              />
              <NativeSelect
                size="sm"
                label={say('decide.reference_met')}
                value={one.met}
                onChange={(event) => put(one.key, { met: event.currentTarget.value as DraftReference['met'] })}
                data={[
                  { value: '', label: say('value.not_known_yet') },
                  { value: 'true', label: say('verdict.met') },
                  { value: 'false', label: say('verdict.unmet') },
                ]}
              />
            </div>
          </div>
        ))}
        <Button
          size="xs"
          variant="default"
          style={{ alignSelf: 'flex-start' }}
          onClick={() =>
            change([...value, newReference(value.some(({ source }) => source === 'medi_cal') ? 'mcg' : 'medi_cal')])
          }
        >
          {say('decide.reference_add')}
        </Button>
      </Stack>
    </fieldset>
  );
}
