import { NativeSelect, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { ask } from '../../client.ts';
import type { DecisionAsked, RequestApi } from '../../contract/authorizations.ts';
import { useSay } from '../../words/use-say.ts';
import { DecidedLines, type DraftLine, draftLines, readLines } from '../decided-lines.tsx';
import { type DraftReference, newReference, References, readReferences } from '../references.tsx';
import { FormFrame, type RequestFormProps, textIn } from './form-frame.tsx';

const QUESTIONS = ['clinicallyAppropriate', 'appropriateSetting', 'coveredBenefit'] as const;

/** What the state's policy asks of a decision on Community Supports, by the name of the fact. */
const SUPPORT: Readonly<Record<string, string>> = {
  equitable: 'cs_decision.equitable',
  discriminates: 'cs_decision.discriminates',
};

function factsIn(form: FormData): Record<string, boolean> {
  return Object.fromEntries(
    Object.entries(SUPPORT).flatMap(([name, fact]) => {
      const said = textIn(form, name);
      return said === '' ? [] : [[fact, said === 'yes'] as const];
    }),
  );
}

/**
 * A decision with what its record must hold: line by line, what it rests on, the review questions, what is particular to the member,
 * and, where less is granted than asked, the reason as the member will read it. What is still missing the server names.
 * @cites AAH-UM-CRI-04, AAH-UM-DEN-05
 */
export function Decide(props: RequestFormProps) {
  const say = useSay();
  const { page, action } = props;
  const [lines, setLines] = useState<readonly DraftLine[]>(() => draftLines(page, action));
  const [references, setReferences] = useState<readonly DraftReference[]>(() => [newReference('medi_cal')]);
  const isLess = action !== 'approve';
  const isSupport = page.program === 'community_supports';
  const yesNo = [
    { value: '', label: say('decide.not_answered') },
    { value: 'yes', label: say('value.yes') },
    { value: 'no', label: say('value.no') },
  ];
  return (
    <FormFrame
      {...props}
      wish={(form) => {
        const reason = textIn(form, 'reason');
        const answered = QUESTIONS.flatMap((name) => {
          const said = textIn(form, name);
          return said === '' ? [] : [[name, said === 'yes'] as const];
        });
        const written = (['circumstances', 'individualNeed'] as const).flatMap((name) => {
          const said = textIn(form, name);
          return said === '' ? [] : [[name, said] as const];
        });
        const decision: DecisionAsked = {
          lines: readLines(lines),
          basis: textIn(form, 'basis') as 'coverage',
          references: readReferences(references),
          review: Object.fromEntries([...answered, ...written]),
          ...(isSupport ? { facts: factsIn(form) } : {}),
          ...(reason ? { reason } : {}),
        };
        return ({ params, ...rest }) =>
          ask<RequestApi['decide']>('POST', '/api/requests/:handle/decide', { params, body: { ...decision, ...rest } });
      }}
    >
      {page.missing.length > 0 && (
        <Text size="sm" style={{ color: 'var(--unknown)' }}>
          {say('decide.missing', { n: page.missing.length })}
        </Text>
      )}
      <DecidedLines page={page} value={lines} change={setLines} fixed={action === 'modify' ? undefined : action} />
      <References value={references} change={setReferences} />
      <NativeSelect
        name="basis"
        label={say('decide.basis')}
        data={['appropriateness', 'coverage'].map((value) => ({ value, label: say.data('decision_basis', value) }))}
      />
      {QUESTIONS.map((name) => (
        <NativeSelect key={name} name={name} label={say.data('review_question', name)} data={yesNo} />
      ))}
      {isSupport &&
        Object.keys(SUPPORT).map((name) => (
          <NativeSelect key={name} name={name} label={say.data('review_question', name)} data={yesNo} />
        ))}
      <Textarea
        name="circumstances"
        label={say('decide.circumstances')}
        description={say('decide.circumstances_hint')}
        maxLength={1000}
        autosize
        minRows={2}
      />
      <Textarea name="individualNeed" label={say('decide.individual_need')} maxLength={1000} autosize minRows={2} />
      <Textarea
        name="reason"
        label={say('decide.reason')}
        description={say(isLess ? 'decide.reason_hint' : 'decide.reason_free')}
        maxLength={2000}
        required={isLess}
        withAsterisk={false}
        autosize
        minRows={isLess ? 4 : 2}
      />
    </FormFrame>
  );
}
