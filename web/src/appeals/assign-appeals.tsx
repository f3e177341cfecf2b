import { Button, Modal, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { readReviewer } from '../authorizations/reviewer-fields.tsx';
import { ask, Refusal } from '../client.ts';
import type { AppealApi, AppealLine } from '../contract/appeals.ts';
import { Trouble } from '../parts/states.tsx';
import { useSay } from '../words/use-say.ts';
import { useTongue } from '../words/words-provider.tsx';
import { ColleagueField } from './colleague-field.tsx';

interface AssignAppealsProps {
  readonly lines: readonly AppealLine[];
  readonly close: () => void;
  readonly done: () => void;
}

/** Several appeals to one colleague; each that cannot be given, because he decided first or somebody was quicker, says why. */
export function AssignAppeals({ lines, close, done }: AssignAppealsProps) {
  const say = useSay();
  const { language } = useTongue();
  const assign = useMutation({
    mutationFn: async (to: ReturnType<typeof readReviewer>) => {
      const refused: { number: string; because: string }[] = [];
      for (const { handle, number, events: seen } of lines) {
        try {
          const sent = { params: { handle }, body: { to, seen, language } };
          await ask<AppealApi['assign']>('POST', '/api/appeals/:handle/assign', sent);
        } catch (error) {
          if (!(error instanceof Refusal) || error.status !== 422) throw error;
          refused.push({ number, because: error.because });
        }
      }
      return { assigned: lines.length - refused.length, refused };
    },
    onSettled: done,
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    assign.mutate(readReviewer(new FormData(event.currentTarget)));
  };
  return (
    <Modal
      opened
      onClose={close}
      title={say('appeals.assign_n', { n: lines.length })}
      closeButtonProps={{ 'aria-label': say('act.close') }}
    >
      {assign.data ? (
        <Stack role="status">
          <Text>{say('appeals.assigned_n', { n: assign.data.assigned })}</Text>
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
            <ColleagueField />
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
