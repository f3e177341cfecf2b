import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { ask } from '../client.ts';
import type { AppealApi, AppealPage } from '../contract/appeals.ts';
import type { RequestFile } from '../contract/authorizations.ts';
import { CaseLetters } from '../notices/case-letters.tsx';
import { Files, FileViewer } from '../parts/case-files.tsx';
import { CaseScreen } from '../parts/case-screen.tsx';
import { CaseStory } from '../parts/case-story.tsx';
import { Times } from '../parts/case-times.tsx';
import { Clock } from '../parts/clock.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { useSay } from '../words/use-say.ts';
import { useTongue } from '../words/words-provider.tsx';
import { AppealActions } from './appeal-actions.tsx';
import { AppealFacts } from './appeal-facts.tsx';
import { AppealMark, ExpeditedMark, sayWhat } from './appeal-marks.tsx';
import { OriginalDecision } from './original-decision.tsx';
import { RefusedStay } from './refused-stay.tsx';
import { Remedies } from './remedies.tsx';
import { Resolution } from './resolution.tsx';

const route = getRouteApi('/app/appeals/$handle');

/** The page of one appeal or grievance: who, what, state and clocks; the decision appealed as it stood; what can be done; the story. */
export function AppealCase() {
  const say = useSay();
  const { language } = useTongue();
  const { handle } = route.useParams();
  const found = useQuery({
    queryKey: ['appeal', handle, language],
    queryFn: ({ signal }) =>
      ask<AppealApi['read']>('GET', '/api/appeals/:handle', { params: { handle }, query: { language }, signal }),
  });
  return (
    <CaseScreen title={say('appeal.title')} query={found} summary={(page) => <Summary page={page} />}>
      {(page) => <CasePage page={page} />}
    </CaseScreen>
  );
}

/** Every clock that still runs, what it is for beside it: to confirm and to resolve, and later to carry out. */
function Summary({ page }: { readonly page: AppealPage }) {
  const say = useSay();
  const running = page.times.flatMap(({ clock, title, due, state, because }) =>
    due !== undefined && (state === 'running' || state === 'overdue') ? [{ clock, title, due, because }] : [],
  );
  return (
    <span className="case-head">
      {running.map(({ clock, title, due, because }) => (
        <span key={clock} style={{ display: 'inline-flex', gap: 6, alignItems: 'center', flexWrap: 'wrap' }}>
          {title}: <Clock due={new Date(due).toISOString()} because={because} />
        </span>
      ))}
      {page.expedited && <ExpeditedMark />}
      <AppealMark line={page} />
      {page.awaits && <span>{say('requests.awaits_said', { what: say.data('appeal_awaits', page.awaits) })}</span>}
      <span>{sayWhat(say, page)}</span>
      <span>{say.data('line', page.line_of_business)}</span>
      {page.assigned && <span>{say('request.with', { name: page.assigned.name })}</span>}
    </span>
  );
}

function CasePage({ page }: { readonly page: AppealPage }) {
  const say = useSay();
  const [shown, show] = useState<RequestFile>();
  const toggle = (id: string | undefined) => show(page.files.find((file) => file.id === id));
  return (
    <>
      <div className={shown ? 'case viewing' : 'case'}>
        {shown && <FileViewer file={shown} close={() => show(undefined)} />}
        <div className="case-facts">
          <AppealFacts page={page} />
          <Files files={page.files} shown={shown?.id} show={toggle} />
          <Times page={page} />
        </div>
        <div className="case-argument">
          <Sheet title={say(page.kind === 'grievance' ? 'file.reason_grievance' : 'appeal.said')}>
            <Text component="blockquote" m={0} style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-line' }}>
              {page.reason}
            </Text>
          </Sheet>
          {page.resolution && <Resolution page={page} resolution={page.resolution} />}
          {page.remedies.length > 0 && <Remedies page={page} />}
          <RefusedStay page={page} show={show} />
          {page.kind === 'appeal' && page.continuity === undefined && <OriginalDecision page={page} show={show} />}
        </div>
        <div className="case-actions">
          <AppealActions page={page} />
          {page.exempt_until !== undefined && (
            <Text size="sm" mt="sm">
              {say('appeal.exempt_until', { when: say.deadline(new Date(page.exempt_until).toISOString()) })}
            </Text>
          )}
        </div>
      </div>
      <div style={{ marginBlockStart: 16 }}>
        <CaseLetters handle={page.handle} />
      </div>
      <CaseStory story={page.story} />
    </>
  );
}
