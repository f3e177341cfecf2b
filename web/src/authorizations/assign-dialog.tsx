import { Button, Modal, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { ask, type Sent } from '../client.ts';
import type { RequestApi, RequestLine } from '../contract/authorizations.ts';
import { Trouble } from '../parts/states.tsx';
import { useSay } from '../words/use-say.ts';
import { LicenseFields, ReviewerFields, readLicense, readReviewer } from './reviewer-fields.tsx';

interface AssignDialogProps {
  readonly lines: readonly RequestLine[];
  readonly close: () => void;
  readonly done: () => void;
}

/** As many as the server takes at once. */
const AT_ONCE = 200;

/** Many requests to one reviewer; each that cannot be given says why. */
export function AssignDialog({ lines, close, done }: AssignDialogProps) {
  const say = useSay();
  const assign = useMutation({
    mutationFn: async (body: Omit<Sent<RequestApi['assignMany']>['body'], 'requests'>) => {
      const answers = [];
      for (let i = 0; i < lines.length; i += AT_ONCE) {
        const requests = lines.slice(i, i + AT_ONCE).map(({ handle }) => handle);
        answers.push(
          await ask<RequestApi['assignMany']>('POST', '/api/requests/assignments', { body: { ...body, requests } }),
        );
      }
      return {
        assigned: answers.reduce((sum, one) => sum + one.assigned, 0),
        refused: answers.flatMap((one) => one.refused),
      };
    },
    onSuccess: done,
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    assign.mutate({ to: readReviewer(form), license: readLicense(form) });
  };
  return (
    <Modal
      opened
      onClose={close}
      title={say('requests.assign_n', { n: lines.length })}
      closeButtonProps={{ 'aria-label': say('act.close') }}
    >
      {assign.data ? (
        <Stack role="status">
          <Text>{say('assign.done', { n: assign.data.assigned })}</Text>
          {assign.data.refused.length > 0 && (
            <>
              <Text>{say('assign.not_done', { n: assign.data.refused.length })}</Text>
              <ul style={{ margin: 0, paddingInlineStart: 20 }}>
                {assign.data.refused.map(({ number, because }) => (
                  <li key={number}>
                    <span className="code">{number}</span> {because}
                  </li>
                ))}
              </ul>
            </>
          )}
          <Button onClick={close} style={{ alignSelf: 'flex-start' }}>
            {say('act.close')}
          </Button>
        </Stack>
      ) : (
        <form onSubmit={submit}>
          <Stack>
            <ReviewerFields />
            <LicenseFields />
            {assign.error && <Trouble error={assign.error} />}
            <Button type="submit" loading={assign.isPending} style={{ alignSelf: 'flex-start' }}>
              {say('assign.act')}
            </Button>
          </Stack>
        </form>
      )}
    </Modal>
  );
}
