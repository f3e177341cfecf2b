import { Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { ClauseList } from '../authorizations/argument.tsx';
import type { AppealPage } from '../contract/appeals.ts';
import type { RequestFile } from '../contract/authorizations.ts';
import { Sheet } from '../parts/sheet.tsx';
import { useSay } from '../words/use-say.ts';

interface RefusedStayProps {
  readonly page: AppealPage;
  readonly show: (file: RequestFile | undefined) => void;
}

/** The case of continuity of care somebody disagrees with: the refusal as it stood with its clauses, or that nothing was refused. */
export function RefusedStay({ page, show }: RefusedStayProps) {
  const say = useSay();
  const { original, continuity, continuity_handle: handle } = page;
  if (continuity === undefined) return null;
  return (
    <>
      <Sheet title={say(page.kind === 'grievance' ? 'appeal.about_stay' : 'appeal.original')}>
        <Text>
          {original
            ? say('appeal.stay_refused', { when: say.time(new Date(original.at).toISOString()) })
            : say('appeal.stay_not_refused')}{' '}
          {handle === undefined ? (
            continuity
          ) : (
            <Link to="/continuity/$handle" params={{ handle }}>
              {continuity}
            </Link>
          )}
        </Text>
        {original && (
          <Text>
            {original.notice_on
              ? say('appeal.notice_on', { when: say.date(original.notice_on) })
              : say('appeal.notice_unknown')}
          </Text>
        )}
      </Sheet>
      {original && original.clauses.length > 0 && (
        <Sheet title={say('request.argument_decided')}>
          <ClauseList
            clauses={original.clauses}
            files={page.files}
            show={(id) => show(page.files.find((file) => file.id === id))}
          />
        </Sheet>
      )}
    </>
  );
}
