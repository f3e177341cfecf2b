import { Textarea } from '@mantine/core';
import { useSay } from '../words/use-say.ts';
import type { FilingSheet } from './filing-sheet.ts';

interface ReasonFieldsProps {
  readonly sheet: FilingSheet;
  readonly change: (next: Partial<FilingSheet>) => void;
  /** Whether policy says that it comes late. */
  readonly isLate: boolean;
  readonly reach: 'plan' | 'organization' | 'person';
}

/** In the filer's own words; and, where it comes late, what kept him. */
export function ReasonFields({ sheet, change, isLate, reach }: ReasonFieldsProps) {
  const say = useSay();
  return (
    <>
      <Textarea
        label={say(sheet.kind === 'grievance' ? 'file.reason_grievance' : 'file.reason')}
        description={say(reach === 'plan' ? 'file.reason_hint_plan' : 'file.reason_hint')}
        value={sheet.reason}
        maxLength={4000}
        required
        withAsterisk={false}
        autosize
        minRows={4}
        onChange={(event) => change({ reason: event.currentTarget.value })}
      />
      {sheet.kind === 'appeal' && isLate && (
        <Textarea
          label={say('file.good_cause')}
          description={say('file.good_cause_hint')}
          value={sheet.goodCause}
          maxLength={1000}
          autosize
          minRows={2}
          onChange={(event) => change({ goodCause: event.currentTarget.value })}
        />
      )}
    </>
  );
}
