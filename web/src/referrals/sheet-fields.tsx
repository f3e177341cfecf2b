import { NativeSelect, TextInput } from '@mantine/core';
import { instantText } from '../../../src/kernel/zone.ts';
import { YesNo } from '../appeals/forms/yes-no.tsx';
import { ProviderChoice } from '../authorizations/provider-choice.tsx';
import type { ReferralOptions } from '../contract/referrals.ts';
import { useSay } from '../words/use-say.ts';
import { ChosenBy } from './forms/send-on.tsx';
import { doorsOf, fitting, isPerson, type ReferralSheet, type Referrer, type Service, type Side } from './sheet.ts';

interface FieldProps {
  readonly sheet: ReferralSheet;
  readonly change: (next: Partial<ReferralSheet>) => void;
}

const PROGRAMS = ['ecm', 'community_supports', 'other'] as const;

/** To what. What a service asks for beside follows from it. */
export function ServiceFields({ sheet, change, options }: FieldProps & { readonly options: ReferralOptions }) {
  const say = useSay();
  const service = options.services.find(({ code }) => code === sheet.service);
  const groups = PROGRAMS.map((program) => ({
    group: say.data('referral_program', program),
    items: options.services.filter((one) => one.program === program).map(({ code, label }) => ({ value: code, label })),
  })).filter(({ items }) => items.length > 0);
  return (
    <>
      <NativeSelect
        label={say('referral.service')}
        value={sheet.service}
        onChange={(event) => {
          const chosen = event.currentTarget.value;
          change(
            fitting(
              sheet,
              options.services.find(({ code }) => code === chosen),
            ),
          );
        }}
        data={groups}
      />
      {service?.asks.includes('detail') && (
        <TextInput name="detail" label={say('referral.detail')} required withAsterisk={false} maxLength={120} />
      )}
    </>
  );
}

interface ToWhomProps extends FieldProps {
  readonly plan: string;
  readonly isPerson: boolean;
}

/** To whom, where somebody knows already, and who chose. @cites HN-REF-05, HN-REF-13 */
export function ToWhom({ plan, sheet, change, isPerson: isOwn }: ToWhomProps) {
  const say = useSay();
  return (
    <>
      <ProviderChoice
        plan={plan}
        label={say('referral.to_whom')}
        hint={say('referral.to_whom_hint')}
        value={{ text: sheet.to }}
        change={({ text }) => change({ to: text })}
        mayBeOutside={false}
      />
      {!isOwn && sheet.to.trim() !== '' && <ChosenBy />}
    </>
  );
}

interface WhoRefersProps extends FieldProps {
  readonly service: Service | undefined;
  readonly side: Side;
  readonly by: readonly Referrer[];
}

/** Who refers, and how it came: the plan keys what reached it by word or letter. */
export function WhoRefers({ sheet, change, service, side, by }: WhoRefersProps) {
  const say = useSay();
  const doors = doorsOf(service, sheet.by);
  const isOffice = side === 'organization';
  return (
    <>
      <NativeSelect
        label={say('referral.by')}
        value={sheet.by}
        onChange={(event) => change(fitting({ ...sheet, by: event.currentTarget.value as Referrer }, service))}
        data={by.map((value) => ({ value, label: say.data('referrer', value) }))}
      />
      {isPerson(sheet.by) && sheet.by !== 'member' && (
        <div className="filters">
          <TextInput name="name" label={say('referral.name')} maxLength={200} />
          <TextInput name="relation" label={say('referral.relation')} maxLength={60} />
        </div>
      )}
      {side === 'plan' && !isPerson(sheet.by) && sheet.by !== 'plan' && (
        <TextInput
          label={say('referral.from')}
          description={say('referral.from_hint')}
          value={sheet.from}
          maxLength={100}
          onChange={(event) => change({ from: event.currentTarget.value })}
        />
      )}
      {side === 'plan' && (
        <div className="filters" style={{ gridTemplateColumns: 'repeat(auto-fill, minmax(240px, 1fr))' }}>
          <NativeSelect
            label={say('intake.door')}
            value={sheet.door}
            onChange={(event) => change({ door: event.currentTarget.value as ReferralSheet['door'] })}
            data={doors.map((value) => ({ value, label: say.data('referral_door', value) }))}
          />
          <TextInput
            type="datetime-local"
            name="received"
            label={say('intake.received')}
            defaultValue={instantText(Date.now()).slice(0, 16)}
            required
            withAsterisk={false}
          />
        </div>
      )}
      {side !== 'person' && (
        <YesNo name="agreed" label={say('referral.agreed')} description={say('referral.agreed_hint')} />
      )}
      {side !== 'person' && service?.program !== 'other' && <YesNo name="new" label={say('referral.new_to_program')} />}
      {isOffice && service?.program === 'community_supports' && (
        <YesNo name="qualified" label={say('referral.qualified')} />
      )}
    </>
  );
}
