import { Button, Divider } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { ask, type Sent } from '../client.ts';
import type { SessionApi } from '../contract/session.ts';
import { Trouble } from '../parts/states.tsx';
import { useSitting } from '../shell/session-context.tsx';
import type { WordKey } from '../words/catalogues.ts';
import { useSay } from '../words/use-say.ts';

interface SignOnButtonsProps {
  readonly word: WordKey;
  /** Beside another way in. */
  readonly or?: true;
  /** The invitation that is accepted so, or that it is tied to who is signed in. */
  readonly more?: Omit<Sent<SessionApi['signOnStart']>['body'], 'provider'>;
}

/** To an identity provider, where the deployment has one, and back. */
export function SignOnButtons({ word, or, more }: SignOnButtonsProps) {
  const say = useSay();
  const { single_sign_on: providers } = useSitting().session;
  const away = useMutation({
    mutationFn: (provider: string) =>
      ask<SessionApi['signOnStart']>('POST', '/api/sign-on/start', { body: { provider, ...more } }),
    onSuccess: ({ url }) => location.assign(url),
  });
  if (providers.length === 0) return null;
  return (
    <>
      {or && <Divider label={say('sign_in.or')} labelPosition="center" styles={{ label: { color: 'var(--quiet)' } }} />}
      {providers.map(({ key, name }) => (
        <Button key={key} variant="default" loading={away.isPending} onClick={() => away.mutate(key)}>
          {say(word, { name })}
        </Button>
      ))}
      {away.error && <Trouble error={away.error} />}
    </>
  );
}
