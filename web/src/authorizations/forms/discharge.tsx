import { SegmentedControl, Text, TextInput } from '@mantine/core';
import { useId, useState } from 'react';
import { instantText } from '../../../../src/kernel/zone.ts';
import { ask } from '../../client.ts';
import type { RequestApi, RequestPage } from '../../contract/authorizations.ts';
import { useSay } from '../../words/use-say.ts';
import { FormFrame, type RequestFormProps, textIn } from './form-frame.tsx';

/** The day a stay is planned to end. Without a contact the one that is known stays. */
export function PlanDischarge(props: RequestFormProps) {
  const say = useSay();
  return (
    <FormFrame
      {...props}
      wish={(form) =>
        ({ params, ...rest }) => {
          const [name, phone] = [textIn(form, 'contact_name'), textIn(form, 'contact_phone')];
          const contact = { ...(name ? { name } : {}), ...(phone ? { phone } : {}) };
          return ask<RequestApi['planDischarge']>('POST', '/api/requests/:handle/discharge/plan', {
            params,
            body: { on: textIn(form, 'on'), ...(name || phone ? { contact } : {}), ...rest },
          });
        }}
    >
      <TextInput
        name="on"
        type="date"
        label={say('discharge.planned_for')}
        defaultValue={props.page.discharge?.on}
        required
        withAsterisk={false}
      />
      <Text size="sm" c="dimmed">
        {say('discharge.contact_hint')}
      </Text>
      <TextInput name="contact_name" label={say('discharge.contact_name')} maxLength={200} />
      <TextInput name="contact_phone" label={say('discharge.contact_phone')} maxLength={40} type="tel" />
    </FormFrame>
  );
}

type Need = NonNullable<RequestPage['discharge']>['needs'][number];
type NeedState = NonNullable<Need['state']>;
const STATES: readonly NeedState[] = ['needed', 'done', 'not_needed'];

/** What the member needs, one by one. What nobody has said stays unsaid. */
export function DischargeNeeds(props: RequestFormProps) {
  const say = useSay();
  const id = useId();
  const needs = props.page.discharge?.needs ?? [];
  const [said, put] = useState<Readonly<Record<string, NeedState>>>({});
  const changed = needs.flatMap(({ need, state }) => {
    const now = said[need];
    return now === undefined || now === state ? [] : [{ need, state: now }];
  });
  return (
    <FormFrame
      {...props}
      wish={() =>
        changed.length === 0
          ? undefined
          : ({ params, ...rest }) =>
              ask<RequestApi['noteDischargeNeeds']>('POST', '/api/requests/:handle/discharge/needs', {
                params,
                body: { needs: changed, ...rest },
              })
      }
    >
      {needs.map(({ need, label, state }) => (
        <div key={need} style={{ paddingBlockEnd: 6, borderBlockEnd: '1px solid var(--line)' }}>
          <Text size="sm" id={`${id}-${need}`}>
            {label}
          </Text>
          <SegmentedControl
            size="xs"
            fullWidth
            aria-labelledby={`${id}-${need}`}
            value={said[need] ?? state ?? ''}
            onChange={(chosen) => put({ ...said, [need]: chosen as NeedState })}
            data={STATES.map((value) => ({ value, label: say.data('need_state', value) }))}
          />
        </div>
      ))}
      {changed.length === 0 && (
        <Text size="sm" role="status" c="dimmed">
          {say('discharge.nothing_new')}
        </Text>
      )}
    </FormFrame>
  );
}

/** The member has left, today or some days ago. What is not done is said before, and stays to be seen. */
export function RecordDischarge(props: RequestFormProps) {
  const say = useSay();
  const [today] = useState(() => instantText(Date.now()).slice(0, 10));
  const open = (props.page.discharge?.needs ?? []).filter(({ state }) => state === 'needed');
  return (
    <FormFrame
      {...props}
      wish={(form) =>
        ({ params, ...rest }) =>
          ask<RequestApi['recordDischarge']>('POST', '/api/requests/:handle/discharge', {
            params,
            body: { on: textIn(form, 'on'), ...rest },
          })
        }
    >
      {open.length > 0 && (
        <Text size="sm">{say('discharge.not_done', { what: open.map(({ label }) => label).join(', ') })}</Text>
      )}
      <TextInput
        name="on"
        type="date"
        label={say('discharge.left')}
        defaultValue={today}
        max={today}
        required
        withAsterisk={false}
      />
    </FormFrame>
  );
}
