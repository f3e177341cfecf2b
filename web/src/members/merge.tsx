import { Button, Checkbox, Stack, Text, Textarea, TextInput, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { MergeLook } from '../contract/members.ts';
import { Alarm } from '../parts/alarm.tsx';
import { Pairs } from '../parts/pairs.tsx';
import { Private } from '../parts/private.tsx';
import { Trouble } from '../parts/states.tsx';
import { useSay } from '../words/use-say.ts';
import { askMerge, lookAtMerge, useMemberWishes } from './use-member-wishes.ts';
import { wholeName } from './whole-name.ts';

/** Another number of the same person: what would move is shown first, then a person says that the two are one. */
export function Merge({ handle }: { readonly handle: string }) {
  const say = useSay();
  const { reread } = useMemberWishes(handle);
  const [cin, setCin] = useState('');
  const look = useMutation({ mutationFn: () => lookAtMerge(handle, cin) });
  const merge = useMutation({
    mutationFn: (said: { readonly why: string; readonly same_person: boolean }) => askMerge(handle, { cin, ...said }),
    onSuccess: async () => {
      look.reset();
      setCin('');
      await reread();
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    merge.reset();
    look.mutate();
  };
  return (
    <section className="sheet" aria-labelledby="merge">
      <Title order={2} size="h4" id="merge">
        {say('merge.title')}
      </Title>
      <Text size="sm" mb="sm">
        {say('merge.lead')}
      </Text>
      <form onSubmit={submit} autoComplete="off">
        <Stack gap="sm" maw={420}>
          <TextInput
            label={say('merge.cin')}
            value={cin}
            onChange={(event) => {
              setCin(event.currentTarget.value);
              look.reset();
            }}
            maxLength={20}
            required
            withAsterisk={false}
            autoComplete="off"
          />
          <Button type="submit" variant="default" loading={look.isPending} style={{ alignSelf: 'flex-start' }}>
            {say('merge.look')}
          </Button>
        </Stack>
      </form>
      {look.error && <Trouble error={look.error} />}
      {look.data && <Confirm look={look.data} merge={merge.mutate} isPending={merge.isPending} />}
      {merge.error && <Trouble error={merge.error} />}
      <Text role="status" mt="sm">
        {merge.isSuccess && say('merge.done')}
      </Text>
    </section>
  );
}

interface ConfirmProps {
  readonly look: MergeLook;
  readonly merge: (said: { readonly why: string; readonly same_person: boolean }) => void;
  readonly isPending: boolean;
}

function Confirm({ look, merge, isPending }: ConfirmProps) {
  const say = useSay();
  const moves = Object.entries(look.moves).filter(([, n]) => n > 0);
  const person = ({ name, born, cin }: MergeLook['gone']) => (
    <Private>{[wholeName(name), born ? say.date(born) : say('value.unknown'), cin].join(' · ')}</Private>
  );
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    merge({ why: String(form.get('why')).trim(), same_person: form.get('same_person') !== null });
  };
  return (
    <form onSubmit={submit} autoComplete="off">
      <Stack gap="sm" mt="md">
        <Pairs
          pairs={[
            [say('merge.other'), person(look.gone)],
            [say('merge.here'), person(look.stays)],
          ]}
        />
        <Title order={3} size="h5">
          {say('merge.moves')}
        </Title>
        {moves.length === 0 ? (
          <Text size="sm">{say('merge.moves_nothing')}</Text>
        ) : (
          <Pairs pairs={moves.map(([what, n]) => [say.data('merge_moves', what), String(n)])} />
        )}
        {look.paid_twice > 0 && <Text size="sm">{say('merge.paid_twice', { n: look.paid_twice })}</Text>}
        {look.differs.length > 0 && (
          <Alarm title={say('merge.differs')}>
            <Text size="sm">
              {say('merge.differs_next', {
                what: say.list(look.differs.map((what) => say.data('merge_differs', what))),
              })}
            </Text>
            <Checkbox mt="xs" name="same_person" label={say('merge.same_person')} required />
          </Alarm>
        )}
        <Textarea
          name="why"
          label={say('merge.why')}
          description={say('merge.why_next')}
          minLength={3}
          maxLength={500}
          autosize
          minRows={2}
          maw={420}
          required
          withAsterisk={false}
        />
        <Text size="sm">{say('merge.no_way_back')}</Text>
        <Button type="submit" loading={isPending} style={{ alignSelf: 'flex-start' }}>
          {say('merge.act')}
        </Button>
      </Stack>
    </form>
  );
}
