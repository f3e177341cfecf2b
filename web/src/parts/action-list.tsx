import { Button, Stack, Text } from '@mantine/core';
import { useId } from 'react';
import { useSay } from '../words/use-say.ts';
import { Citations } from './citations.tsx';
import { Icon } from './icon.tsx';

/** An action on a case as the server judges it. */
export interface SpokenAction {
  readonly action: string;
  readonly label: string;
  readonly open: boolean;
  readonly why?: { readonly code: string; readonly sentence: string } | undefined;
  readonly cites?: readonly string[] | undefined;
}

interface ActionListProps {
  /** In the order people reach for them. */
  readonly actions: readonly SpokenAction[];
  readonly main: string | undefined;
  /** What was just done, in words. */
  readonly done: string | undefined;
  readonly choose: (action: string) => void;
}

/** What I can do now, and what I cannot with the reason: the judgment the server gives, word for word. */
export function ActionList({ actions, main, done, choose }: ActionListProps) {
  const say = useSay();
  const open = actions.filter((one) => one.open);
  const closed = Map.groupBy(
    actions.filter((one) => !one.open),
    (one) => one.why?.code ?? '',
  );
  return (
    <Stack gap="xs">
      {done && (
        <Text role="status" size="sm" style={{ color: 'var(--met)' }}>
          {say('request.done', { what: done })}
        </Text>
      )}
      {open.length === 0 && <Text size="sm">{say('request.no_actions')}</Text>}
      {open.map(({ action, label }) => (
        <Button
          key={action}
          variant={action === main ? 'filled' : 'default'}
          fullWidth
          justify="flex-start"
          styles={{ root: { height: 'auto', minHeight: 36 }, label: { whiteSpace: 'normal', textAlign: 'start' } }}
          onClick={() => choose(action)}
        >
          {label}
        </Button>
      ))}
      {[...closed.values()].map((group) => (
        <Closed key={group[0]?.why?.code} group={group} />
      ))}
    </Stack>
  );
}

/** Actions that are closed for one reason: in their place, reachable, and the reason readable by everyone. */
function Closed({ group }: { readonly group: readonly SpokenAction[] }) {
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
              root: { background: 'var(--ground)', color: 'var(--quiet)', height: 'auto', minHeight: 28 },
              label: { whiteSpace: 'normal', textAlign: 'start' },
            }}
          >
            {label}
          </Button>
        ))}
      </div>
    </div>
  );
}
