import { Alert, Button, Modal, Stack, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { ask } from '../client.ts';
import type { OtherManager, RecoveryApi } from '../contract/accounts.ts';
import { Trouble } from '../parts/states.tsx';
import { useSitting } from '../shell/session-context.tsx';
import { useSay } from '../words/use-say.ts';

/** A reason first; then the link is on its way to the person's own mailbox. */
export function RecoverDialog({ one, close }: { readonly one: OtherManager; readonly close: () => void }) {
  const say = useSay();
  const least = useSitting().session.limits.least_reason_characters;
  const begin = useMutation({
    mutationFn: (reason: string) =>
      ask<RecoveryApi['begin']>('POST', '/api/organization-managers/:person/recovery', {
        params: { person: one.id },
        body: { organization: one.organization, reason },
      }),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    begin.mutate(String(new FormData(event.currentTarget).get('reason')).trim());
  };
  return (
    <Modal
      opened
      onClose={close}
      title={say('people.recover_of', { name: one.name })}
      closeButtonProps={{ 'aria-label': say('act.close') }}
    >
      {begin.data ? (
        <Stack>
          <Alert color="teal" variant="outline" role="status">
            {say('people.recover_begun', { name: one.name, when: say.deadline(begin.data.expires) })}
          </Alert>
          <Button onClick={close}>{say('act.close')}</Button>
        </Stack>
      ) : (
        <form onSubmit={submit}>
          <Stack>
            <Textarea
              name="reason"
              label={say('people.recover_reason')}
              description={say('people.reason_hint', { least })}
              minLength={least}
              maxLength={1000}
              autosize
              minRows={3}
              required
              withAsterisk={false}
              data-autofocus
            />
            {begin.error && <Trouble error={begin.error} />}
            <Button type="submit" loading={begin.isPending}>
              {say('people.recover')}
            </Button>
          </Stack>
        </form>
      )}
    </Modal>
  );
}
