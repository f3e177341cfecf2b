import { Textarea } from '@mantine/core';
import { useSay } from '../words/use-say.ts';

interface WhyFieldProps {
  readonly name?: string;
  readonly label?: string;
  readonly description?: string;
  readonly required?: boolean;
  readonly rows?: number;
  /** How long it may be. */
  readonly most?: number;
}

/** Words of a person, as they will stand in the story. */
export function WhyField({ name = 'why', label, description, required = true, rows = 3, most = 2000 }: WhyFieldProps) {
  const say = useSay();
  return (
    <Textarea
      name={name}
      label={label ?? say('request.why')}
      {...(description ? { description } : {})}
      required={required}
      withAsterisk={false}
      maxLength={most}
      autosize
      minRows={rows}
    />
  );
}
