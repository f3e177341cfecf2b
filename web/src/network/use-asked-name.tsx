import { TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';

/** A name as it is typed, and as it is asked for once the typing rests. It stays out of the address. */
export function useAskedName(label: string) {
  const [name, setName] = useState('');
  const [asked] = useDebouncedValue(name.trim(), 300);
  const field = (
    <TextInput
      label={label}
      value={name}
      maxLength={100}
      autoComplete="off"
      onChange={(event) => setName(event.currentTarget.value)}
    />
  );
  return { asked, field };
}
