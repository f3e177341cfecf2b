import { TextInput } from '@mantine/core';
import { useSay } from '../words/use-say.ts';

interface ProviderFieldProps {
  readonly label: string;
  readonly value: string;
  readonly change: (value: string) => void;
  readonly required?: boolean;
}

/** A provider by NPI, or by the number the plan pays under. */
export function ProviderField({ label, value, change, required = false }: ProviderFieldProps) {
  const say = useSay();
  return (
    <TextInput
      label={label}
      description={say('new.provider_hint')}
      value={value}
      maxLength={100}
      required={required}
      withAsterisk={false}
      onChange={(event) => change(event.currentTarget.value)}
    />
  );
}
