import { NativeSelect } from '@mantine/core';
import { textIn } from '../../parts/case-form.tsx';
import { useSay } from '../../words/use-say.ts';

interface YesNoProps {
  readonly name: string;
  readonly label: string;
  readonly description?: string;
}

/** A question nobody has answered yet stays open: what is not known is not sent. */
export function YesNo({ name, label, description }: YesNoProps) {
  const say = useSay();
  return (
    <NativeSelect
      name={name}
      label={label}
      {...(description ? { description } : {})}
      data={[
        { value: '', label: say('decide.not_answered') },
        { value: 'yes', label: say('value.yes') },
        { value: 'no', label: say('value.no') },
      ]}
    />
  );
}

export function readYesNo<K extends string>(form: FormData, name: string, as: K): { readonly [key in K]?: boolean } {
  const said = textIn(form, name);
  return said === '' ? {} : ({ [as]: said === 'yes' } as { [key in K]: boolean });
}
