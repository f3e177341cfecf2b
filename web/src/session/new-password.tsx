import { useSay } from '../words/use-say.ts';
import { PasswordField } from './password-field.tsx';

export function NewPassword({ least }: { readonly least: number }) {
  const say = useSay();
  return (
    <PasswordField
      name="password"
      label={say('password.new')}
      description={say('password.hint', { least })}
      autoComplete="new-password"
      minLength={least}
      maxLength={128}
    />
  );
}
