import { Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Argument } from '../authorizations/argument.tsx';
import { Decision } from '../authorizations/decision.tsx';
import type { AppealPage } from '../contract/appeals.ts';
import type { RequestFile } from '../contract/authorizations.ts';
import { Sheet } from '../parts/sheet.tsx';
import { Loaded } from '../parts/states.tsx';
import { useSay } from '../words/use-say.ts';
import { useAppealed } from './use-appealed.ts';

interface OriginalDecisionProps {
  readonly page: AppealPage;
  readonly show: (file: RequestFile | undefined) => void;
}

/** What is appealed, as it stood: who decided, why, and each clause of the rule it rested on. */
export function OriginalDecision({ page, show }: OriginalDecisionProps) {
  const say = useSay();
  const { original, request_handle: handle, notice_on: noticeOn } = page;
  const found = useAppealed(page);
  if (!original || handle === undefined)
    return (
      <Sheet title={say('appeal.original')}>
        <Text>{say(original ? 'appeal.original_out_of_reach' : 'appeal.decided_elsewhere')}</Text>
        {noticeOn && <Text>{say('appeal.notice_on', { when: say.date(noticeOn) })}</Text>}
      </Sheet>
    );
  return (
    <Loaded query={found}>
      {(request) => (
        <>
          <Sheet title={say('appeal.original')}>
            <Text>
              {say('appeal.original_said', {
                outcome: say.data('outcome', original.outcome),
                when: say.time(new Date(original.at).toISOString()),
              })}{' '}
              <Link to="/requests/$handle" params={{ handle }}>
                {original.request}
              </Link>
            </Text>
            <Text>
              {noticeOn ? say('appeal.notice_on', { when: say.date(noticeOn) }) : say('appeal.notice_unknown')}
            </Text>
            {original.basis && (
              <Text>{say('appeal.rested_on', { basis: say.data('decision_basis', original.basis) })}</Text>
            )}
          </Sheet>
          {request.decision && (
            <Decision page={request} decision={request.decision} title={say('appeal.original_decision')} />
          )}
          <Argument page={request} show={(id) => show(request.files.find((file) => file.id === id))} />
        </>
      )}
    </Loaded>
  );
}
