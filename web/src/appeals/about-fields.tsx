import { Checkbox, NativeSelect, SegmentedControl, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ChosenMember } from '../authorizations/member-choice.tsx';
import { ask } from '../client.ts';
import { useMemberContinuity } from '../continuity/use-member-continuity.ts';
import type { RequestApi } from '../contract/authorizations.ts';
import { usePlan } from '../shell/use-plan.ts';
import { useSay } from '../words/use-say.ts';
import type { Appealed, FilingSheet } from './filing-sheet.ts';
import { ABOUT } from './kinds.ts';

interface AboutFieldsProps {
  readonly sheet: FilingSheet;
  readonly change: (next: Partial<FilingSheet>) => void;
  readonly member: ChosenMember | undefined;
  /** Whether nobody's record says the day of the notice. */
  readonly isNoticeUnknown: boolean;
}

/** A decision of the plan, or a complaint about anything else. */
export function AboutFields({ sheet, change, member, isNoticeUnknown }: AboutFieldsProps) {
  const say = useSay();
  return (
    <Stack gap="sm">
      <div>
        <SegmentedControl
          aria-label={say('appeals.kind')}
          value={sheet.kind}
          onChange={(kind) => change({ kind: kind as 'appeal' })}
          data={(['appeal', 'grievance'] as const).map((value) => ({ value, label: say.data('appeal_kind', value) }))}
        />
        <Text size="sm" c="dimmed">
          {say.data('appeal_kind_hint', sheet.kind)}
        </Text>
      </div>
      {sheet.kind === 'grievance' ? (
        <>
          <NativeSelect
            label={say('file.about')}
            value={sheet.about}
            onChange={(event) => change({ about: event.currentTarget.value as FilingSheet['about'] })}
            data={ABOUT.map((value) => ({ value, label: say.data('appeal_category', value) }))}
            maw={360}
          />
          {member && <WhichStay sheet={sheet} change={change} member={member} />}
        </>
      ) : (
        <>
          {member && <WhichDecision sheet={sheet} change={change} member={member} />}
          {(isNoticeUnknown || sheet.noticeOn !== '') && (
            <TextInput
              type="date"
              label={say('file.notice_on')}
              description={say('file.notice_on_hint')}
              value={sheet.noticeOn}
              onChange={(event) => change({ noticeOn: event.currentTarget.value })}
              maw={360}
            />
          )}
          {(!sheet.appealed || sheet.appealed.of === 'continuity') && (
            <NativeSelect
              label={say('file.clinical')}
              value={sheet.clinical}
              onChange={(event) => change({ clinical: event.currentTarget.value as 'yes' })}
              data={[
                { value: '', label: say('value.not_known_yet') },
                { value: 'yes', label: say('file.clinical_yes') },
                { value: 'no', label: say('file.clinical_no') },
              ]}
              maw={360}
            />
          )}
          <Checkbox
            label={say('file.expedited')}
            description={say('file.expedited_hint')}
            checked={sheet.expedited}
            onChange={(event) => change({ expedited: event.currentTarget.checked })}
          />
          <Checkbox
            label={say('file.goes_on')}
            description={say('file.goes_on_hint')}
            checked={sheet.goesOn}
            onChange={(event) => change({ goesOn: event.currentTarget.checked })}
          />
          {sheet.goesOn && (
            <fieldset className="filters" style={{ border: 0, padding: 0, margin: 0 }}>
              <legend className="unseen">{say('file.goes_on')}</legend>
              <NativeSelect
                label={say('file.approved_before')}
                value={sheet.approvedBefore ? 'yes' : 'no'}
                onChange={(event) => change({ approvedBefore: event.currentTarget.value === 'yes' })}
                data={(['yes', 'no'] as const).map((value) => ({ value, label: say(`value.${value}`) }))}
              />
              <TextInput
                type="date"
                label={say('file.approved_through')}
                value={sheet.approvedThrough}
                onChange={(event) => change({ approvedThrough: event.currentTarget.value })}
              />
              <TextInput
                type="date"
                label={say('file.effective_on')}
                value={sheet.effectiveOn}
                onChange={(event) => change({ effectiveOn: event.currentTarget.value })}
              />
            </fieldset>
          )}
        </>
      )}
    </Stack>
  );
}

interface WhichProps extends Pick<AboutFieldsProps, 'sheet' | 'change'> {
  readonly member: ChosenMember;
}

/** The member's decisions that gave less than was asked; or one made elsewhere. */
function WhichDecision({ sheet, change, member }: WhichProps) {
  const say = useSay();
  const { plan } = usePlan();
  const found = useQuery({
    queryKey: ['requests', 'denied', plan, member.handle],
    queryFn: ({ signal }) =>
      ask<RequestApi['search']>('POST', '/api/requests/search', {
        body: { plan, member: member.handle, outcomes: ['denied', 'modified'], sort: 'newest', size: 50 },
        signal,
      }),
  });
  const stays = useStays(plan, member).filter(({ outcome }) => outcome === 'not_granted');
  const requests = (found.data?.requests ?? []).map(({ handle, number, codes, what, outcome }) => ({
    handle,
    number,
    label: [number, codes.join(', ') || what, outcome && say.data('outcome', outcome)].filter(Boolean).join(' · '),
  }));
  return (
    <Choice
      label={say('file.which')}
      description={say('file.which_hint')}
      none={say('file.elsewhere')}
      sheet={sheet}
      change={change}
      offered={[...requests, ...stays]}
    />
  );
}

/** A complaint may be about a request to stay with a provider, whatever became of it. @cites REF-COC-10 */
function WhichStay({ sheet, change, member }: WhichProps) {
  const say = useSay();
  const { plan } = usePlan();
  const stays = useStays(plan, member);
  const isNamed = sheet.appealed?.of === 'continuity';
  if (stays.length === 0 && !isNamed) return null;
  return (
    <Choice
      label={say('file.which_stay')}
      description={say('file.which_stay_hint')}
      none={say('file.no_stay')}
      sheet={isNamed ? sheet : { ...sheet, appealed: undefined }}
      change={change}
      offered={stays}
    />
  );
}

/** The member's own requests to stay with a provider; an exemption is the state's to decide. */
function useStays(plan: string, { handle: member }: ChosenMember) {
  const say = useSay();
  const found = useMemberContinuity(plan, member);
  return (found.data?.cases ?? [])
    .filter(({ kind }) => kind !== 'medical_exemption')
    .map(({ handle, number, provider, outcome }) => ({
      handle,
      number,
      of: 'continuity' as const,
      outcome,
      label: [number, provider?.name, outcome && say.data('continuity_outcome', outcome)].filter(Boolean).join(' · '),
    }));
}

interface ChoiceProps extends Pick<AboutFieldsProps, 'sheet' | 'change'> {
  readonly label: string;
  readonly description: string;
  readonly none: string;
  readonly offered: readonly (Appealed & { readonly label: string })[];
}

/** One decision of those offered; the one the form was begun with is among them. */
function Choice({ label, description, none, sheet: { appealed }, change, offered }: ChoiceProps) {
  const all =
    appealed && offered.every(({ handle }) => handle !== appealed.handle)
      ? [{ ...appealed, label: appealed.number }, ...offered]
      : offered;
  return (
    <NativeSelect
      label={label}
      description={description}
      value={appealed?.handle ?? ''}
      onChange={(event) => {
        const one = all.find(({ handle }) => handle === event.currentTarget.value);
        change({ appealed: one && { handle: one.handle, number: one.number, ...(one.of ? { of: one.of } : {}) } });
      }}
      data={[{ value: '', label: none }, ...all.map((one) => ({ value: one.handle, label: one.label }))]}
    />
  );
}
