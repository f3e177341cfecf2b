import { Button, Stack, Text } from '@mantine/core';
import { type FunctionComponent, type ReactNode, useId, useState } from 'react';
import { useSay } from '../words/use-say.ts';
import type { CaseFormProps } from './case-form.tsx';
import { Citations } from './citations.tsx';
import { Icon } from './icon.tsx';
import { Sheet } from './sheet.tsx';

/** What may be done with a case, as the server judges it: its label and, where it is closed, why. */
export interface CaseAction<A extends string = string> {
  readonly action: A;
  readonly label: string;
  readonly open: boolean;
  readonly why?: { readonly code: string; readonly sentence: string } | undefined;
  readonly cites?: readonly string[] | undefined;
}

interface CaseActionsProps<P, A extends string> {
  readonly page: P;
  /** As a person reaches for them. */
  readonly order: readonly A[];
  /** What moves the case on: the first of them that is open is drawn as such. */
  readonly next: readonly A[];
  /** Closed actions that are no matter of the reader's. */
  readonly hides: (one: CaseAction<A>) => boolean;
  readonly forms: Readonly<Record<A, FunctionComponent<CaseFormProps<P, A>>>>;
  /** What leads elsewhere, below what is done here. */
  readonly children?: ReactNode;
}

/** What I can do now, and what I cannot with the reason: the judgment the server gives, word for word. */
export function CaseActions<P extends { readonly actions: readonly CaseAction[] }, A extends string>(
  props: CaseActionsProps<P, A>,
) {
  const { page, order, next, hides, forms, children } = props;
  const say = useSay();
  const [chosen, choose] = useState<A>();
  const [done, setDone] = useState<string>();
  const judged = order.flatMap((action) => {
    const found = page.actions.find((one) => one.action === action);
    return found ? [{ ...found, action }] : [];
  });
  const open = judged.filter((one) => one.open);
  const closed = Map.groupBy(
    judged.filter((one) => !one.open && !hides(one)),
    (one) => one.why?.code ?? '',
  );
  const main = next.find((action) => open.some((one) => one.action === action));
  if (chosen !== undefined) {
    const Form: FunctionComponent<CaseFormProps<P, A>> = forms[chosen];
    const label = judged.find(({ action }) => action === chosen)?.label ?? '';
    const close = (isDone: boolean) => {
      choose(undefined);
      setDone(isDone ? label : undefined);
    };
    return (
      <Sheet title={label}>
        <Form page={page} action={chosen} close={close} />
      </Sheet>
    );
  }
  return (
    <Sheet title={say('request.actions')}>
      <Stack gap="xs">
        {done && (
          <Text role="status" size="sm" style={{ color: 'var(--met)' }}>
            {say('request.done', { what: done })}
          </Text>
        )}
        {open.length === 0 && !children && <Text size="sm">{say('request.no_actions')}</Text>}
        {open.map(({ action, label: said }) => (
          <Button
            key={action}
            variant={action === main ? 'filled' : 'default'}
            fullWidth
            justify="flex-start"
            styles={{
              root: { height: 'auto', minHeight: 36, paddingBlock: 6 },
              label: { whiteSpace: 'normal', textAlign: 'start', lineHeight: 1.3 },
            }}
            onClick={() => choose(action)}
          >
            {said}
          </Button>
        ))}
        {children}
        {[...closed.values()].map((group) => (
          <Closed key={group[0]?.why?.code} group={group} />
        ))}
      </Stack>
    </Sheet>
  );
}

/** Actions that are closed for one reason: in their place, reachable, and the reason readable by everyone. */
function Closed({ group }: { readonly group: readonly CaseAction[] }) {
  const say = useSay();
  const id = useId();
  const [first] = group;
  return (
    <div style={{ borderBlockStart: '1px solid var(--line)', paddingBlockStart: 8 }}>
      <Text size="sm" id={id}>
        {say('act.closed', { because: first?.why?.sentence ?? '' })} <Citations ids={first?.cites ?? []} />
      </Text>
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: 4, marginBlockStart: 4 }}>
        {group.map(({ action, label }) => (
          <Button
            key={action}
            size="compact-sm"
            variant="default"
            leftSection={<Icon name="lock" size={14} />}
            aria-disabled="true"
            aria-describedby={id}
            onClick={(event) => event.preventDefault()}
            styles={{
              root: {
                background: 'var(--ground)',
                color: 'var(--quiet)',
                height: 'auto',
                minHeight: 28,
                paddingBlock: 3,
              },
              label: { whiteSpace: 'normal', textAlign: 'start', lineHeight: 1.3 },
            }}
          >
            {label}
          </Button>
        ))}
      </div>
    </div>
  );
}
