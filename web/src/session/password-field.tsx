import { PasswordInput, type PasswordInputProps } from '@mantine/core';
import { useSay } from '../words/use-say.ts';

/** A password being typed; the button that shows it can be reached by keyboard and says what it does. */
export function PasswordField(props: PasswordInputProps) {
  const say = useSay();
  const label = say('sign_in.show_password');
  return (
    <PasswordInput
      required
      withAsterisk={false}
      visibilityToggleButtonProps={{ 'aria-label': label, tabIndex: 0, 'aria-hidden': false }}
      {...props}
    />
  );
}
