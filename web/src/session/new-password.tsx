import { PasswordInput } from '@mantine/core';
import { useSay } from '../words/use-say.ts';

export function NewPassword({ least }: { readonly least: number }) {
  const say = useSay();
  return (
    <PasswordInput
      name="password"
      label={say('password.new')}
      description={say('password.hint', { least })}
      autoComplete="new-password"
      minLength={least}
      maxLength={128}
      required
      withAsterisk={false}
      visibilityToggleButtonProps={{ 'aria-label': say('sign_in.show_password'), tabIndex: 0, 'aria-hidden': false }}
    />
  );
}
