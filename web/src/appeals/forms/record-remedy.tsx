import { NativeSelect, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { instantText, readInstant } from '../../../../src/kernel/zone.ts';
import { DecidedLines, type DraftLine, draftLines, readLines } from '../../authorizations/decided-lines.tsx';
import { ask } from '../../client.ts';
import type { AppealApi } from '../../contract/appeals.ts';
import { textIn } from '../../parts/case-form.tsx';
import { useSay } from '../../words/use-say.ts';
import { REMEDIES, REMEDY_OUTCOMES } from '../kinds.ts';
import { useAppealed } from '../use-appealed.ts';
import { AppealForm, type AppealFormProps } from './appeal-form.tsx';
import { Day } from './day.tsx';

/**
 * How the state or the regulator decided, when the plan got it, and what is granted now, line by line: from then on the clock to carry it
 * out runs.
 * @cites REF-UM-APP-13
 */
export function RecordRemedy(props: AppealFormProps) {
  const say = useSay();
  const { page } = props;
  const waiting = page.remedies.filter(({ decided_on: decided }) => decided === undefined);
  const { data: request } = useAppealed(page);
  const [outcome, setOutcome] = useState<(typeof REMEDY_OUTCOMES)[number]>('upheld');
  const [lines, setLines] = useState<readonly DraftLine[]>();
  const isWon = outcome === 'overturned' || outcome === 'partly_overturned';
  const whole = request ? draftLines(request, 'approve') : [];
  const drafts = outcome === 'overturned' ? whole : (lines ?? whole);
  return (
    <AppealForm
      {...props}
      wish={(form) => {
        const remedy = REMEDIES.find((one) => one === textIn(form, 'remedy'));
        const received = readInstant(textIn(form, 'received'));
        if (!remedy || received === undefined) return undefined;
        const body = { remedy, on: textIn(form, 'on'), outcome, received, lines: isWon ? readLines(drafts) : [] };
        return ({ params, ...rest }) =>
          ask<AppealApi['recordRemedy']>('POST', '/api/appeals/:handle/remedy/outcome', {
            params,
            body: { ...body, ...rest },
          });
      }}
    >
      <NativeSelect
        name="remedy"
        label={say('appeal.remedy')}
        data={waiting.map(({ remedy }) => ({ value: remedy, label: say.data('remedy', remedy) }))}
      />
      <Day label={say('appeal.ended_on')} />
      <TextInput
        name="received"
        type="datetime-local"
        label={say('appeal.decision_received')}
        description={say('appeal.decision_received_hint')}
        defaultValue={instantText(Date.now()).slice(0, 16)}
        required
        withAsterisk={false}
      />
      <NativeSelect
        label={say('requests.outcome')}
        value={outcome}
        onChange={(event) => setOutcome(event.currentTarget.value as typeof outcome)}
        data={REMEDY_OUTCOMES.filter(
          // To stay with a provider is won whole.
          (one) => page.continuity === undefined || one !== 'partly_overturned',
        ).map((value) => ({ value, label: say.data('remedy_outcome', value) }))}
      />
      {isWon && request && (
        <DecidedLines
          page={request}
          value={drafts}
          change={setLines}
          fixed={outcome === 'overturned' ? 'approve' : undefined}
        />
      )}
      {isWon && <Text size="sm">{say('appeal.remedy_won_lead')}</Text>}
    </AppealForm>
  );
}
