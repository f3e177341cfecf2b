import { Button, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useEffect, useRef } from 'react';
import { Refusal } from '../client.ts';
import { useSay } from '../words/use-say.ts';
import { useTongue } from '../words/words-provider.tsx';
import type { SpokenAction } from './action-list.tsx';
import { Alarm } from './alarm.tsx';
import { Trouble } from './states.tsx';

/** What every wish on a case is sent with: whose page it was, how much of its story was seen, in which language to answer. */
export interface Standing {
  readonly params: { readonly handle: string };
  readonly seen: number;
  readonly language: string;
}

interface CaseFormProps<A> {
  readonly page: { readonly handle: string; readonly events: number; readonly actions: readonly SpokenAction[] };
  readonly action: string;
  readonly close: (isDone: boolean) => void;
  /** What the fields say as a wish; undefined while something is missing that the browser cannot see. */
  readonly wish: (form: FormData) => ((standing: Standing) => Promise<A>) | undefined;
  /** The page in the cache: whose key it has, and how an answer takes its place. */
  readonly cached: readonly unknown[];
  readonly keep: (answer: A, language: string) => void;
  readonly act?: string | undefined;
  readonly children?: ReactNode;
}

/**
 * The frame of every form on a case. When somebody else was quicker it says so and offers to look again; what was typed stays where
 * it is, since only the page around it is read anew.
 */
export function CaseForm<A>(props: CaseFormProps<A>) {
  const { page, action, close, wish: read, cached: key, keep, act, children } = props;
  const say = useSay();
  const client = useQueryClient();
  const { language } = useTongue();
  const form = useRef<HTMLFormElement>(null);
  const wish = useMutation({
    mutationFn: (sent: (standing: Standing) => Promise<A>) =>
      sent({ params: { handle: page.handle }, seen: page.events, language }),
    onSuccess: (answer) => {
      keep(answer, language);
      close(true);
    },
  });
  const now = page.actions.find((one) => one.action === action);
  const isStale = wish.error instanceof Refusal && wish.error.code === 'changed_meanwhile';
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('input, textarea, select, button')?.focus();
  }, []);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const sent = read(new FormData(event.currentTarget));
    if (sent) wish.mutate(sent);
  };
  const lookAgain = async () => {
    await client.refetchQueries({ queryKey: key });
    wish.reset();
  };
  return (
    <form onSubmit={submit} ref={form} autoComplete="off">
      <Stack gap="sm">
        {now && !now.open && now.why && (
          <Alarm title={say('act.closed', { because: now.why.sentence })}>{say('request.typed_stays')}</Alarm>
        )}
        {children}
        {isStale ? (
          <Alarm title={say('request.changed')}>
            <Text size="sm" mb="xs">
              {say('request.typed_stays')}
            </Text>
            <Button size="xs" onClick={() => void lookAgain()}>
              {say('request.look_again')}
            </Button>
          </Alarm>
        ) : (
          wish.error && <Trouble error={wish.error} />
        )}
        <Group gap="xs">
          <Button
            type="submit"
            loading={wish.isPending}
            {...(now?.open === false || isStale ? { 'aria-disabled': true, disabled: true } : {})}
          >
            {act ?? now?.label ?? say('act.save')}
          </Button>
          <Button variant="default" onClick={() => close(false)}>
            {say('act.cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

export function textIn(form: FormData, name: string): string {
  return String(form.get(name) ?? '').trim();
}
