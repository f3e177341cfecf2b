import { useSitting } from '../shell/session-context.tsx';
import { useSay } from '../words/use-say.ts';
import { PasswordField } from './password-field.tsx';

/** Its bounds are the deployment's. */
export function NewPassword() {
  const say = useSay();
  const { least_characters: least, most_characters: most } = useSitting().session.limits;
  return (
    <PasswordField
      name="password"
      label={say('password.new')}
      description={say('password.hint', { least })}
      autoComplete="new-password"
      minLength={least}
      maxLength={most}
    />
  );
}
