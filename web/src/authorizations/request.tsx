import { Alert, Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { ask } from '../client.ts';
import type { RequestApi, RequestPage } from '../contract/authorizations.ts';
import { wholeName } from '../members/whole-name.ts';
import { CaseLetters } from '../notices/case-letters.tsx';
import { Files, FileViewer } from '../parts/case-files.tsx';
import { CaseScreen } from '../parts/case-screen.tsx';
import { Times } from '../parts/case-times.tsx';
import { CaseClock } from '../parts/due-clock.tsx';
import { Icon } from '../parts/icon.tsx';
import { useSitting } from '../shell/session-context.tsx';
import { useSay } from '../words/use-say.ts';
import { useTongue } from '../words/words-provider.tsx';
import { Actions } from './actions.tsx';
import { Argument } from './argument.tsx';
import { Decision } from './decision.tsx';
import { Discharge } from './discharge.tsx';
import { StateMark, UrgencyMark } from './marks.tsx';
import { Needed } from './needed.tsx';
import { RequestFacts } from './request-facts.tsx';
import { Story } from './story.tsx';

const route = getRouteApi('/app/requests/$handle');

/** The page of one request: who, what, state and clock; facts and documents, the rule as an argument, what can be done, the story. */
export function RequestCase() {
  const say = useSay();
  const { language } = useTongue();
  const { handle } = route.useParams();
  const { at } = route.useSearch();
  const found = useQuery({
    queryKey: ['request', handle, language, ...(at ? [at] : [])],
    queryFn: ({ signal }) =>
      ask<RequestApi['read']>('GET', '/api/requests/:handle', {
        params: { handle },
        query: { language, ...(at ? { at: Number(at) } : {}) },
        signal,
      }),
  });
  return (
    <CaseScreen title={say('request.title')} query={found} summary={(page) => <Summary page={page} />}>
      {(page) => <CasePage page={page} at={at} />}
    </CaseScreen>
  );
}

function Summary({ page }: { readonly page: RequestPage }) {
  const say = useSay();
  return (
    <span className="case-head">
      <CaseClock page={page} />
      {page.urgency === 'urgent' && <UrgencyMark />}
      <StateMark line={page} />
      {page.awaits && <span>{say('requests.awaits_said', { what: say.data('awaits', page.awaits) })}</span>}
      <span>{say.data('request_kind', page.kind)}</span>
      <span>{say.data('line', page.line_of_business)}</span>
      {page.assigned && <span>{say('request.with', { name: page.assigned.name })}</span>}
    </span>
  );
}

/** A request that is for continuity of care has a case of its own, opened from here. */
function StayWithProvider({ page }: { readonly page: RequestPage }) {
  const say = useSay();
  const { may } = useSitting();
  const { member } = page;
  if (page.kind !== 'continuity' || page.continuity.length > 0 || !member || !may('continuity.file')) return null;
  const chosen = { handle: member.handle, name: wholeName(member.name) };
  return (
    <Button
      variant="default"
      renderRoot={(props) => <Link {...props} to="/continuity/new" state={{ member: chosen, request: page.number }} />}
    >
      {say('continuity.new')}
    </Button>
  );
}

function CasePage({ page, at }: { readonly page: RequestPage; readonly at: string | undefined }) {
  const say = useSay();
  const [shown, show] = useState<string>();
  const file = page.files.find(({ id }) => id === shown);
  return (
    <>
      {at && (
        <Alert
          color="teal"
          variant="outline"
          icon={<Icon name="clock" />}
          mb="md"
          title={say('request.replay', { when: say.time(new Date(Number(at)).toISOString()) })}
        >
          <Button
            size="xs"
            variant="default"
            renderRoot={(props) => <Link {...props} to="/requests/$handle" params={{ handle: page.handle }} />}
          >
            {say('request.replay_end')}
          </Button>
        </Alert>
      )}
      {page.lapse && (
        <Alert color="poppy" variant="outline" icon={<Icon name="clock" />} mb="md">
          {page.lapse.sentence}
        </Alert>
      )}
      <div className={file ? 'case viewing' : 'case'}>
        {file && <FileViewer file={file} close={() => show(undefined)} />}
        <div className="case-facts">
          <RequestFacts page={page} />
          {page.discharge && <Discharge discharge={page.discharge} />}
          <StayWithProvider page={page} />
          <Files files={page.files} shown={shown} show={show} />
          <Times page={page} />
        </div>
        <div className="case-argument">
          {page.decision && <Decision page={page} decision={page.decision} />}
          {page.state === 'open' && <Needed page={page} show={show} />}
          <Argument page={page} show={show} />
        </div>
        <div className="case-actions">{at === undefined && <Actions page={page} />}</div>
      </div>
      {at === undefined && (
        <div style={{ marginBlockStart: 16 }}>
          <CaseLetters handle={page.handle} />
        </div>
      )}
      <Story page={page} />
    </>
  );
}
