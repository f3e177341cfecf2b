import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useRouterState } from '@tanstack/react-router';
import { ask } from '../client.ts';
import type { ReferralApi, ReferralPage } from '../contract/referrals.ts';
import { Alarm } from '../parts/alarm.tsx';
import { CaseScreen } from '../parts/case-screen.tsx';
import { CaseStory } from '../parts/case-story.tsx';
import { Times } from '../parts/case-times.tsx';
import { CaseClock } from '../parts/due-clock.tsx';
import { useSay } from '../words/use-say.ts';
import { useTongue } from '../words/words-provider.tsx';
import { Actions } from './actions.tsx';
import { ReferralMark, serviceSaid } from './marks.tsx';
import { ReferralFacts, Referrers, Remarks } from './referral-facts.tsx';

const route = getRouteApi('/app/referrals/$handle');

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** A referral was joined instead of made: told once, on its page. */
    joined?: boolean;
  }
}

/** The page of one referral: where it stands, who referred, what can be done, the story. @cites HN-FH-15, CCAH-ECM-REF-02 */
export function Referral() {
  const say = useSay();
  const { language } = useTongue();
  const { handle } = route.useParams();
  const found = useQuery({
    queryKey: ['referral', handle, language],
    queryFn: ({ signal }) =>
      ask<ReferralApi['read']>('GET', '/api/referrals/:handle', { params: { handle }, query: { language }, signal }),
  });
  return (
    <CaseScreen title={say('referral.title')} query={found} summary={(page) => <Summary page={page} />}>
      {(page) => <Page page={page} />}
    </CaseScreen>
  );
}

function Summary({ page }: { readonly page: ReferralPage }) {
  const say = useSay();
  return (
    <span className="case-head">
      <CaseClock page={page} />
      <ReferralMark line={page} />
      {page.awaits && <span>{say.data('referral_awaits', page.awaits)}</span>}
      <strong>{serviceSaid(page)}</strong>
    </span>
  );
}

function Page({ page }: { readonly page: ReferralPage }) {
  const say = useSay();
  const joined = useRouterState({ select: (state) => state.location.state.joined });
  return (
    <>
      {joined && <Alarm title={say('referral.joined')}>{say('referral.joined_next')}</Alarm>}
      <div className="case">
        <div className="case-facts">
          <ReferralFacts page={page} />
          <Times page={page} />
        </div>
        <div className="case-argument">
          <Remarks page={page} />
          <Referrers page={page} />
        </div>
        <div className="case-actions">
          <Actions page={page} />
        </div>
      </div>
      <CaseStory story={page.story} />
    </>
  );
}
