import { Button, Modal, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { FormEvent, ReactNode } from 'react';
import { useSay } from '../words/use-say.ts';
import { Trouble } from './states.tsx';

interface Assigned {
  readonly assigned: number;
  readonly refused: readonly { readonly number: string; readonly because: string }[];
}

interface AssignCasesProps {
  readonly title: string;
  readonly assign: (form: FormData) => Promise<Assigned>;
  readonly said: (assigned: number) => string;
  readonly close: () => void;
  readonly done: () => void;
  /** To whom. */
  readonly children: ReactNode;
}

/** Many cases to one colleague; each that cannot be given says why. */
export function AssignCases({ title, assign: send, said, close, done, children }: AssignCasesProps) {
  const say = useSay();
  const assign = useMutation({ mutationFn: send, onSettled: done });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    assign.mutate(new FormData(event.currentTarget));
  };
  return (
    <Modal opened onClose={close} title={title} closeButtonProps={{ 'aria-label': say('act.close') }}>
      {assign.data ? (
        <Stack role="status">
          <Text>{said(assign.data.assigned)}</Text>
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
            {children}
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
