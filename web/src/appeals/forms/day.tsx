import { TextInput } from '@mantine/core';
import { californiaToday } from '../../benefits/today-in-california.ts';

/** A day that has come, today until somebody says otherwise. */
export function Day({ label }: { readonly label: string }) {
  const today = californiaToday(new Date());
  return (
    <TextInput name="on" type="date" label={label} defaultValue={today} max={today} required withAsterisk={false} />
  );
}
