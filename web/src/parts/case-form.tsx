import { Button, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useEffect, useRef } from 'react';
import { Refusal } from '../client.ts';
import { useSay } from '../words/use-say.ts';
import { useTongue } from '../words/words-provider.tsx';
import { Alarm } from './alarm.tsx';
import type { CaseAction } from './case-actions.tsx';
import { Trouble } from './states.tsx';

/** What every wish on a case is sent with: whose page it was, how much of its story was seen, in which language to answer. */
export interface Standing {
  readonly params: { readonly handle: string };
  readonly seen: number;
  readonly language: string;
}
export type CaseWish<T> = (standing: Standing) => Promise<T>;

/** What a form is opened for: one action on the case of a page. */
export interface CaseFormProps<P, A extends string> {
  readonly page: P;
  readonly action: A;
  readonly close: (isDone: boolean) => void;
}

/** What one form asks. */
export interface CaseFields<T> {
  /** What the fields say as a wish; undefined while something is missing that the browser cannot see. */
  readonly wish: (form: FormData) => CaseWish<T> | undefined;
  /** What the button says, where that is not the action's name. */
  readonly act?: string | undefined;
  readonly children?: ReactNode;
}

interface CasePage {
  readonly handle: string;
  readonly events: number;
  readonly actions: readonly CaseAction[];
}

interface FrameProps<P, A extends string, T> extends CaseFormProps<P, A>, CaseFields<T> {
  /** The name its page is kept under, before handle and language: read anew when somebody was quicker. */
  readonly kept: string;
  /** What the server answered is the page from then on. */
  readonly pageOf: (answer: T) => P;
  /** What else is read anew. */
  readonly stale: readonly string[];
}

/**
 * The frame of every form on a case. When somebody else was quicker it says so and offers to look again; what was typed stays where
 * it is, since only the page around it is read anew.
 */
export function CaseForm<P extends CasePage, A extends string, T>(props: FrameProps<P, A, T>) {
  const { page, kept, pageOf, stale, close, wish: read, act, children } = props;
  const say = useSay();
  const client = useQueryClient();
  const { language } = useTongue();
  const form = useRef<HTMLFormElement>(null);
  const { handle } = page;
  const action = page.actions.find((one) => one.action === props.action);
  const wish = useMutation({
    mutationFn: (send: CaseWish<T>) => send({ params: { handle }, seen: page.events, language }),
    onSuccess: (answer) => {
      client.setQueryData([kept, handle, language], pageOf(answer));
      for (const key of stale) void client.invalidateQueries({ queryKey: [key] });
      // Most steps write letters, which stand on the same page.
      void client.invalidateQueries({ queryKey: ['letters'] });
      close(true);
    },
  });
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
    await client.refetchQueries({ queryKey: [kept, handle] });
    wish.reset();
  };
  return (
    <form onSubmit={submit} ref={form} autoComplete="off">
      <Stack gap="sm">
        {action && !action.open && action.why && (
          <Alarm title={say('act.closed', { because: action.why.sentence })}>{say('request.typed_stays')}</Alarm>
        )}
        {children}
        {isStale ? (
          <Alarm title={say('case.changed')}>
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
            styles={{
              root: { height: 'auto', minHeight: 36, paddingBlock: 6 },
              label: { whiteSpace: 'normal', lineHeight: 1.3 },
            }}
            {...(action?.open === false || isStale ? { 'aria-disabled': true, disabled: true } : {})}
          >
            {act ?? action?.label ?? say('act.save')}
          </Button>
          <Button variant="default" onClick={() => close(false)}>
            {say('act.back')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

export function textIn(form: FormData, name: string): string {
  return String(form.get(name) ?? '').trim();
}
