import { Button, Stack, Text } from '@mantine/core';
import { useId, useState } from 'react';
import type { RequestAction, RequestPage } from '../contract/authorizations.ts';
import { Citations } from '../parts/citations.tsx';
import { Icon } from '../parts/icon.tsx';
import { useSitting } from '../shell/session-context.tsx';
import { useSay } from '../words/use-say.ts';
import { FORMS, type FormedAction } from './forms/forms.ts';
import { Sheet } from './sheet.tsx';

/** As a reviewer reaches for them. */
const ORDER: readonly FormedAction[] = [
  'approve',
  'modify',
  'deny',
  'recommend',
  'request_information',
  'add_information',
  'assign',
  'change_urgency',
  'amend',
  'defer',
  'order_external_review',
  'record_opinion',
  'tell_requester',
  'extend',
  'ask_criteria',
  'send_criteria',
  'ask_peer_discussion',
  'schedule_peer_discussion',
  'record_peer_discussion',
  'withdraw',
  'cancel',
];

/** What moves the case on, by what it waits for. */
const NEXT: Readonly<Record<NonNullable<RequestPage['awaits']> | 'nothing', readonly FormedAction[]>> = {
  review: ['approve'],
  information: ['request_information', 'add_information'],
  medical_director: ['approve'],
  notice: ['tell_requester'],
  nothing: [],
};

/** What I can do now, and what I cannot with the reason: the judgment the server gives, word for word. */
export function Actions({ page }: { readonly page: RequestPage }) {
  const say = useSay();
  const { session } = useSitting();
  // What only the plan does is no action of an office or a member.
  const isPlan = session.reach === 'plan';
  const [chosen, choose] = useState<FormedAction>();
  const [done, setDone] = useState<string>();
  const all = ORDER.flatMap((name) => page.actions.find(({ action }) => action === name) ?? []);
  const open = all.filter((one) => one.open);
  const next = page.missing.length > 0 && page.awaits === 'review' ? 'information' : (page.awaits ?? 'nothing');
  const main = NEXT[next].find((action) => open.some((one) => one.action === action));
  const closed = Map.groupBy(
    all.filter((one) => !one.open && (isPlan || one.why?.code !== 'plan_reviews')),
    (one) => one.why?.code ?? '',
  );
  const Form = chosen && FORMS[chosen];
  const label = page.actions.find(({ action }) => action === chosen)?.label ?? '';
  if (Form)
    return (
      <Sheet title={label}>
        <Form
          page={page}
          action={chosen}
          close={(isDone) => {
            choose(undefined);
            setDone(isDone ? label : undefined);
          }}
        />
      </Sheet>
    );
  return (
    <Sheet title={say('request.actions')}>
      <Stack gap="xs">
        {done && (
          <Text role="status" size="sm" style={{ color: 'var(--met)' }}>
            {say('request.done', { what: done })}
          </Text>
        )}
        {open.length === 0 && <Text size="sm">{say('request.no_actions')}</Text>}
        {open.map(({ action, label: said }) => (
          <Button
            key={action}
            variant={action === main ? 'filled' : 'default'}
            fullWidth
            justify="flex-start"
            onClick={() => choose(action as FormedAction)}
          >
            {said}
          </Button>
        ))}
        {[...closed.values()].map((group) => (
          <Closed key={group[0]?.why?.code} group={group} />
        ))}
      </Stack>
    </Sheet>
  );
}

/** Actions that are closed for one reason: in their place, reachable, and the reason readable by everyone. */
function Closed({ group }: { readonly group: readonly RequestAction[] }) {
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
