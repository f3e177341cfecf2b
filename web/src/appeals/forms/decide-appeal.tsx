import { NativeSelect, Text } from '@mantine/core';
import { useState } from 'react';
import { DecidedLines, type DraftLine, draftLines, readLines } from '../../authorizations/decided-lines.tsx';
import { type DraftReference, newReference, References, readReferences } from '../../authorizations/references.tsx';
import { ask } from '../../client.ts';
import type { AppealApi, AppealDecided } from '../../contract/appeals.ts';
import type { RequestPage } from '../../contract/authorizations.ts';
import { textIn } from '../../parts/case-form.tsx';
import { WhyField } from '../../parts/why-field.tsx';
import { useSay } from '../../words/use-say.ts';
import { sayOutcome } from '../appeal-marks.tsx';
import { OUTCOMES } from '../kinds.ts';
import { useAppealed } from '../use-appealed.ts';
import { AppealForm, type AppealFormProps } from './appeal-form.tsx';
import { readYesNo, YesNo } from './yes-no.tsx';

type Outcome = AppealDecided['outcome'];

/**
 * The outcome, what is granted now line by line, what it rests on, what the decider says of himself, and the reason as the member
 * will read it. Whether this person may decide it, the plan's policy says.
 * @cites REF-UM-APP-11
 */
export function DecideAppeal(props: AppealFormProps) {
  const say = useSay();
  const { page } = props;
  const { data: request } = useAppealed(page);
  const [outcome, setOutcome] = useState<Outcome>('upheld');
  const [lines, setLines] = useState<readonly DraftLine[]>();
  const [references, setReferences] = useState<readonly DraftReference[]>(() => [newReference('medi_cal')]);
  const isWon = outcome !== 'upheld';
  const drafts = isWon && request ? (lines ?? wonLines(request)) : [];
  return (
    <AppealForm
      {...props}
      wish={(form) => {
        const decision: AppealDecided = {
          outcome,
          reason: textIn(form, 'reason'),
          lines: readLines(outcome === 'overturned' && request ? wonLines(request) : drafts),
          references: readReferences(references),
          ...readYesNo(form, 'under', 'underFirstDecider'),
          ...readYesNo(form, 'expertise', 'expertiseFits'),
        };
        return ({ params, ...rest }) =>
          ask<AppealApi['decide']>('POST', '/api/appeals/:handle/decide', { params, body: { ...decision, ...rest } });
      }}
    >
      <NativeSelect
        label={say('requests.outcome')}
        value={outcome}
        onChange={(event) => setOutcome(event.currentTarget.value as Outcome)}
        data={outcomesOf(page).map((value) => ({ value, label: sayOutcome(say, page.kind, value) }))}
      />
      {isWon && request && (
        <DecidedLines
          page={request}
          value={drafts}
          change={setLines}
          fixed={outcome === 'overturned' ? 'approve' : undefined}
        />
      )}
      {page.original && (
        <YesNo
          name="under"
          label={say('appeal.under_first')}
          {...(request?.decision?.by
            ? { description: say('appeal.first_was', { name: request.decision.by.name }) }
            : {})}
        />
      )}
      {page.clinical && <YesNo name="expertise" label={say('appeal.expertise')} />}
      {page.kind === 'appeal' && <References value={references} change={setReferences} />}
      {!isWon && page.kind === 'appeal' && <Text size="sm">{say('appeal.upheld_lead')}</Text>}
      <WhyField
        most={4000}
        name="reason"
        label={say('decide.reason')}
        description={say('appeal.reason_hint')}
        rows={4}
      />
    </AppealForm>
  );
}

/** To stay with a provider is won whole: for which days policy says. */
function outcomesOf({ kind, continuity }: AppealFormProps['page']) {
  const isWhole = kind === 'appeal' && continuity !== undefined;
  return isWhole ? OUTCOMES.filter((one) => one !== 'partly_overturned') : OUTCOMES;
}

/** Everything that was asked for. */
function wonLines(request: RequestPage): DraftLine[] {
  return draftLines(request, 'approve');
}
