import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { ask } from '../client.ts';
import type { ContinuityApi, ContinuityPage } from '../contract/continuity.ts';
import { CaseLetters } from '../notices/case-letters.tsx';
import { Files, FileViewer } from '../parts/case-files.tsx';
import { CaseScreen } from '../parts/case-screen.tsx';
import { CaseStory } from '../parts/case-story.tsx';
import { Times } from '../parts/case-times.tsx';
import { CaseClock } from '../parts/due-clock.tsx';
import { useSitting } from '../shell/session-context.tsx';
import { useSay } from '../words/use-say.ts';
import { useTongue } from '../words/words-provider.tsx';
import { Actions } from './actions.tsx';
import { Arrangement } from './arrangement.tsx';
import { CaseFacts } from './case-facts.tsx';
import { ContinuityMark, ContinuityUrgency } from './marks.tsx';
import { OwnCase } from './own-case.tsx';
import { OwnStanding } from './own-standing.tsx';
import { PolicySays } from './policy-says.tsx';

const route = getRouteApi('/app/continuity/$handle');

/** The page of one case: who stays with whom, until when, the rule as an argument, what can be done, the story. */
export function ContinuityCase() {
  const say = useSay();
  const { may } = useSitting();
  const { language } = useTongue();
  const { handle } = route.useParams();
  const found = useQuery({
    queryKey: ['continuity-case', handle, language],
    queryFn: ({ signal }) =>
      ask<ContinuityApi['read']>('GET', '/api/continuity/:handle', { params: { handle }, query: { language }, signal }),
  });
  return (
    <CaseScreen title={say('continuity.title')} query={found} summary={(page) => <Summary page={page} />}>
      {(page) => (may('member.own') ? <OwnCase page={page} /> : <CasePage page={page} />)}
    </CaseScreen>
  );
}

function Summary({ page }: { readonly page: ContinuityPage }) {
  const say = useSay();
  const { may } = useSitting();
  if (may('member.own')) return <OwnStanding line={page} />;
  return (
    <span className="case-head">
      <CaseClock page={page} />
      <ContinuityUrgency urgency={page.urgency} />
      <ContinuityMark line={page} />
      {page.owed.length > 0 ? (
        <strong>{say('continuity.owed_said', { what: say.list(page.owed.map(({ label }) => label)) })}</strong>
      ) : (
        page.awaits && <span>{say('requests.awaits_said', { what: say.data('continuity_awaits', page.awaits) })}</span>
      )}
      <span>{say.data('continuity_kind', page.kind)}</span>
      <span>{say.data('line', page.line_of_business)}</span>
    </span>
  );
}

function CasePage({ page }: { readonly page: ContinuityPage }) {
  const [shown, show] = useState<string>();
  const file = page.files.find(({ id }) => id === shown);
  return (
    <>
      <div className={file ? 'case viewing' : 'case'}>
        {file && <FileViewer file={file} close={() => show(undefined)} />}
        <div className="case-facts">
          <CaseFacts page={page} />
          <Files files={page.files} shown={shown} show={show} />
          <Times page={page} />
        </div>
        <div className="case-argument">
          <Arrangement page={page} />
          <PolicySays page={page} show={show} />
        </div>
        <div className="case-actions">
          <Actions page={page} />
        </div>
      </div>
      <div style={{ marginBlockStart: 16 }}>
        <CaseLetters handle={page.handle} />
      </div>
      <CaseStory story={page.story} />
    </>
  );
}
