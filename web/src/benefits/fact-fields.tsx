import { Checkbox, NativeSelect, Stack, Text, TextInput, Title } from '@mantine/core';
import { useId } from 'react';
import type { FactField } from '../contract/benefits.ts';
import { useSay } from '../words/use-say.ts';
import type { Stated } from './stated-facts.ts';

interface FactFieldsProps {
  readonly fields: readonly FactField[];
  readonly stated: Stated;
  readonly state: (stated: Stated) => void;
}

/** The facts the rules look at, from the vocabulary of the policy. Left open, a fact is not known. */
export function FactFields({ fields, stated, state }: FactFieldsProps) {
  const say = useSay();
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <Title order={2} size="h5" id={id}>
        {say('check.facts')}
      </Title>
      <Text size="sm" c="dimmed" mb="xs">
        {say('check.facts_hint')}
      </Text>
      <Stack gap="xs">
        {fields.map((field) => (
          <Field
            key={field.name}
            field={field}
            value={stated[field.name] ?? ''}
            set={(value) => state({ ...stated, [field.name]: value })}
          />
        ))}
      </Stack>
    </section>
  );
}

function Field({
  field,
  value,
  set,
}: {
  readonly field: FactField;
  readonly value: string;
  readonly set: (value: string) => void;
}) {
  const say = useSay();
  const label = field.label.charAt(0).toLocaleUpperCase() + field.label.slice(1);
  const change = (event: { readonly currentTarget: { readonly value: string } }) => set(event.currentTarget.value);
  const open = { value: '', label: say('value.not_known_yet') };
  if (field.type === 'boolean')
    return (
      <NativeSelect
        size="sm"
        label={label}
        value={value}
        onChange={change}
        data={[open, { value: 'true', label: say('value.yes') }, { value: 'false', label: say('value.no') }]}
      />
    );
  if (field.type !== 'set' && field.values)
    return (
      <NativeSelect
        size="sm"
        label={label}
        value={value}
        onChange={change}
        data={[open, ...field.values.map((one) => ({ value: one, label: field.words[one] ?? one }))]}
      />
    );
  const known = field.values ?? field.examples ?? [];
  if (field.type === 'set' && known.length > 0)
    return <Several label={label} field={field} known={known} value={value} set={set} />;
  return (
    <>
      <TextInput
        size="sm"
        label={label}
        value={value}
        onChange={change}
        maxLength={200}
        type={field.type === 'date' ? 'date' : 'text'}
        inputMode={field.type === 'number' || field.type === 'money' ? 'decimal' : 'text'}
        {...(known.length > 0 ? { list: field.name } : {})}
        {...(field.type === 'set' ? { description: say('check.list_hint') } : {})}
      />
      {known.length > 0 && (
        <datalist id={field.name}>
          {known.map((one) => (
            <option key={one} value={one}>
              {field.words[one]}
            </option>
          ))}
        </datalist>
      )}
    </>
  );
}

interface SeveralProps {
  readonly label: string;
  readonly field: FactField;
  readonly known: readonly string[];
  readonly value: string;
  readonly set: (value: string) => void;
}

/** A fact that is a set: any of the known values, each in words. */
function Several({ label, field, known, value, set }: SeveralProps) {
  const chosen = value.split(',').filter(Boolean);
  return (
    <details>
      <summary style={{ minHeight: 28, cursor: 'pointer', fontSize: 14, fontWeight: 500 }}>
        {label}
        {chosen.length > 0 && `: ${chosen.map((one) => field.words[one] ?? one).join(', ')}`}
      </summary>
      <Checkbox.Group aria-label={label} value={chosen} onChange={(next) => set(next.join(','))}>
        <Stack gap={4} my={4} ms="sm">
          {known.map((one) => (
            <Checkbox key={one} size="sm" value={one} label={field.words[one] ?? one} />
          ))}
        </Stack>
      </Checkbox.Group>
    </details>
  );
}
