import { useState } from 'react';
import type { RequestPage } from '../contract/authorizations.ts';
import { ActionList } from '../parts/action-list.tsx';
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

/** What I can do now, and what I cannot with the reason: the judgment the server gives, word for word. */
export function Actions({ page }: { readonly page: RequestPage }) {
  const say = useSay();
  const { session } = useSitting();
  // What only the plan does is no action of an office or a member.
  const isPlan = session.reach === 'plan';
  const [chosen, choose] = useState<FormedAction>();
  const [done, setDone] = useState<string>();
  const all = ORDER.flatMap((name) => page.actions.find(({ action }) => action === name) ?? []);
  const first = page.missing.length > 0 ? ['request_information', 'add_information'] : ['approve', 'tell_requester'];
  const main = first.find((action) => all.some((one) => one.open && one.action === action));
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
      <ActionList
        actions={all.filter((one) => one.open || isPlan || one.why?.code !== 'plan_reviews')}
        main={main}
        done={done}
        choose={(action) => choose(action as FormedAction)}
      />
    </Sheet>
  );
}
