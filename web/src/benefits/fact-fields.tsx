import { NativeSelect, Stack, Text, TextInput, Title } from '@mantine/core';
import { useId } from 'react';
import type { FactField } from '../contract/benefits.ts';
import { useSay } from '../words/use-say.ts';
import type { Stated } from './stated-facts.ts';

interface FactFieldsProps {
  readonly fields: readonly FactField[];
  readonly stated: Stated;
  readonly state: (stated: Stated) => void;
}

/** The facts the rules of this code look at, from the vocabulary of the policy. Left open, a fact is not known. */
export function FactFields({ fields, stated, state }: FactFieldsProps) {
  const say = useSay();
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <Title order={2} size="h5" id={id}>{say('check.facts')}</Title>
      <Text size="sm" c="dimmed" mb="xs">{say('check.facts_hint')}</Text>
      <Stack gap="xs">
        {fields.map((field) => (
          <Field key={field.name} field={field} value={stated[field.name] ?? ''} set={(value) => state({ ...stated, [field.name]: value })} />
        ))}
      </Stack>
    </section>
  );
}

function Field({ field, value, set }: { readonly field: FactField; readonly value: string; readonly set: (value: string) => void }) {
  const say = useSay();
  const label = field.say.charAt(0).toLocaleUpperCase() + field.say.slice(1);
  const change = (event: { readonly currentTarget: { readonly value: string } }) => set(event.currentTarget.value);
  const open = { value: '', label: say('value.not_known_yet') };
  if (field.type === 'boolean')
    return <NativeSelect size="sm" label={label} value={value} onChange={change} data={[open, { value: 'yes', label: say('value.yes') }, { value: 'no', label: say('value.no') }]} />;
  if (field.type !== 'set' && field.values.length > 0)
    return <NativeSelect size="sm" label={label} value={value} onChange={change} data={[open, ...field.values.map((one) => ({ value: one.value, label: one.say }))]} />;
  return (
    <TextInput
      size="sm"
      label={label}
      value={value}
      onChange={change}
      maxLength={200}
      type={field.type === 'date' ? 'date' : 'text'}
      inputMode={field.type === 'number' || field.type === 'money' ? 'decimal' : 'text'}
      {...(field.type === 'set' ? { description: say('check.list_hint') } : {})}
    />
  );
}
