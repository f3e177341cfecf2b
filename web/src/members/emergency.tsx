import { Button, Modal, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { FormEvent } from 'react';
import { ask, type Sent } from '../client.ts';
import type { BreakGlassApi } from '../contract/accounts.ts';
import { Trouble } from '../parts/states.tsx';
import { useSitting } from '../shell/session-context.tsx';
import { useSay } from '../words/use-say.ts';

/** Break-glass: the page of a member the organization has nothing to do with, for a reason that compliance will read. */
export function Emergency() {
  const say = useSay();
  const go = useNavigate();
  const { session } = useSitting();
  const [opened, dialog] = useDisclosure(false);
  const least = session.limits.least_reason_characters;
  const open = useMutation({
    mutationFn: (body: Sent<BreakGlassApi['open']>['body']) =>
      ask<BreakGlassApi['open']>('POST', '/api/break-glass', { body }),
    onSuccess: ({ handle }) => void go({ to: '/members/$handle', params: { handle } }),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    open.mutate({
      identity: { cin: String(form.get('cin')).replaceAll(/[\s-]/g, '').toUpperCase() },
      reason: String(form.get('reason')).trim(),
    });
  };
  return (
    <>
      <Button variant="default" onClick={dialog.open}>
        {say('emergency.title')}
      </Button>
      <Modal
        opened={opened}
        onClose={dialog.close}
        title={say('emergency.title')}
        closeButtonProps={{ 'aria-label': say('act.close') }}
      >
        <form onSubmit={submit} autoComplete="off">
          <Stack>
            <Text size="sm">{say('emergency.lead')}</Text>
            <TextInput
              name="cin"
              label={say('members.cin')}
              maxLength={20}
              required
              withAsterisk={false}
              autoComplete="off"
              data-autofocus
            />
            <Textarea
              name="reason"
              label={say('emergency.reason')}
              description={say('emergency.reason_hint', { least })}
              minLength={least}
              maxLength={1000}
              autosize
              minRows={3}
              required
              withAsterisk={false}
            />
            {open.error && <Trouble error={open.error} />}
            <Button type="submit" loading={open.isPending}>
              {say('emergency.open')}
            </Button>
          </Stack>
        </form>
      </Modal>
    </>
  );
}
