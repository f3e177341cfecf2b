import { Button, Group, Modal, Stack } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { ask } from '../client.ts';
import type { NetworkApi, Paper, PractitionerPage } from '../contract/network.ts';
import { Trouble } from '../parts/states.tsx';
import { usePlan } from '../shell/use-plan.ts';
import { useSay } from '../words/use-say.ts';
import { PaperFields } from './paper-fields.tsx';

interface PaperDialogProps {
  readonly whole: PractitionerPage;
  /** The paper to put right; absent for a new one. */
  readonly position?: number;
  readonly paper?: Paper;
  readonly close: () => void;
}

/** Adds a paper, puts one right, or takes away one that should not be there; every change is kept. */
export function PaperDialog({ whole, position, paper, close }: PaperDialogProps) {
  const say = useSay();
  const client = useQueryClient();
  const { plan } = usePlan();
  const [draft, setDraft] = useState<Partial<Paper>>(paper ?? { kind: 'license' });
  const save = useMutation({
    mutationFn: (kept: Paper | null) =>
      ask<NetworkApi['keepPaper']>('PUT', '/api/network/practitioners/:practitioner/papers', {
        params: { practitioner: whole.id },
        body: { plan, seen: whole.seen, paper: kept, ...(position === undefined ? {} : { position }) },
      }),
    onSuccess: async () => {
      await client.invalidateQueries({
        predicate: ({ queryKey: [first] }) => first === 'practitioner' || first === 'practitioners',
      });
      close();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const filled = Object.entries(draft).filter(([, value]) => value !== undefined && value !== '');
    save.mutate(Object.fromEntries(filled) as Paper);
  };
  return (
    <Modal
      opened
      onClose={close}
      title={say(paper ? 'papers.edit' : 'papers.add')}
      closeButtonProps={{ 'aria-label': say('act.close') }}
    >
      <form onSubmit={submit}>
        <Stack>
          <PaperFields draft={draft} choices={whole.choices} set={setDraft} />
          {save.error && <Trouble error={save.error} />}
          <Group>
            <Button type="submit" loading={save.isPending}>
              {say('act.save')}
            </Button>
            {paper && (
              <Button variant="default" onClick={() => save.mutate(null)} loading={save.isPending}>
                {say('papers.remove')}
              </Button>
            )}
            <Button variant="default" onClick={close}>
              {say('act.cancel')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
