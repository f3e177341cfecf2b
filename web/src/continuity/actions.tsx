import { useState } from 'react';
import { Sheet } from '../authorizations/sheet.tsx';
import type { ContinuityPage } from '../contract/continuity.ts';
import { ActionList } from '../parts/action-list.tsx';
import { useSitting } from '../shell/session-context.tsx';
import { useSay } from '../words/use-say.ts';
import { FORMS, type FormedAction } from './forms/forms.ts';

/** As a reviewer reaches for them. */
const ORDER: readonly FormedAction[] = [
  'decide',
  'record_state',
  'record_outreach',
  'add_evidence',
  'record_agreement',
  'set_urgency',
  'offer_alternative',
  'choose_alternative',
  'assign_alternative',
  'change_provider',
  'extend',
  'record_assessment',
  'review_exemption',
  'withdraw',
];
/** Of a request and of an exemption the other's actions are no actions; an office is not told what only the plan does. */
const OF_ANOTHER = new Set(['not_an_exemption', 'state_decides_exemption']);

/** What is done about what the plan still owes. */
const BY_OWED: Readonly<Record<string, FormedAction>> = {
  outreach: 'record_outreach',
  offer_of_alternative: 'offer_alternative',
  choice_of_alternative: 'choose_alternative',
};

export function Actions({ page }: { readonly page: ContinuityPage }) {
  const say = useSay();
  const { session } = useSitting();
  const isPlan = session.reach === 'plan';
  const [chosen, choose] = useState<FormedAction>();
  const [done, setDone] = useState<string>();
  const hidden = (code: string | undefined) =>
    code !== undefined && (OF_ANOTHER.has(code) || (!isPlan && code === 'continuity_staff_only'));
  const all = ORDER.flatMap((name) => page.actions.find(({ action }) => action === name) ?? []);
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
  const needed = page.policy_says[0]?.needed ?? [];
  const owed = page.owed.flatMap(({ code }) => BY_OWED[code] ?? []);
  const first = [
    ...owed,
    ...(needed.length > 0 && page.kind === 'continuity' ? ['add_evidence'] : ['decide', 'record_state']),
  ];
  return (
    <Sheet title={say('request.actions')}>
      <ActionList
        actions={all.filter((one) => one.open || !hidden(one.why?.code))}
        main={first.find((action) => all.some((one) => one.open && one.action === action))}
        done={done}
        choose={(action) => choose(action as FormedAction)}
      />
    </Sheet>
  );
}
