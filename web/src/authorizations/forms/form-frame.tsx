import { Button, Group, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useEffect, useRef } from 'react';
import { Refusal } from '../../client.ts';
import type { RequestPage } from '../../contract/authorizations.ts';
import { Alarm } from '../../parts/alarm.tsx';
import { Trouble } from '../../parts/states.tsx';
import { useSay } from '../../words/use-say.ts';
import type { FormedAction } from './forms.ts';
import { useWish, type Wish } from './use-wish.ts';

export interface RequestFormProps {
  readonly page: RequestPage;
  readonly action: FormedAction;
  readonly close: (isDone: boolean) => void;
}

interface FormFrameProps extends RequestFormProps {
  /** What the fields say as a wish; undefined while something is missing that the browser cannot see. */
  readonly wish: (form: FormData) => Wish | undefined;
  readonly act?: string | undefined;
  readonly children?: ReactNode;
}

/**
 * The frame of every form on a request. When somebody else was quicker it says so and offers to look again; what was typed stays where
 * it is, since only the page around it is read anew.
 */
export function FormFrame({ page, action, close, wish: read, act, children }: FormFrameProps) {
  const say = useSay();
  const client = useQueryClient();
  const form = useRef<HTMLFormElement>(null);
  const wish = useWish(page, () => close(true));
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
    await client.refetchQueries({ queryKey: ['request', page.handle] });
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
