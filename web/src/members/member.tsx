import { Badge, Button, Stack, Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { MemberAppeals } from '../appeals/member-appeals.tsx';
import { MemberRequests } from '../authorizations/member-requests.tsx';
import { ask } from '../client.ts';
import { MemberContinuity } from '../continuity/member-continuity.tsx';
import type { MemberApi, MemberPage } from '../contract/members.ts';
import { MemberLetters } from '../notices/member-letters.tsx';
import { Private } from '../parts/private.tsx';
import { Screen } from '../parts/screen.tsx';
import { Loaded } from '../parts/states.tsx';
import { MemberReferrals } from '../referrals/member-referrals.tsx';
import { useSitting } from '../shell/session-context.tsx';
import { useSay } from '../words/use-say.ts';
import { useTongue } from '../words/words-provider.tsx';
import { Authorizations } from './authorizations.tsx';
import { Coverage } from './coverage.tsx';
import { EcmSection } from './ecm-section.tsx';
import { EligibilityBadge } from './eligibility-badge.tsx';
import { Merge } from './merge.tsx';
import { PersonFacts } from './person-facts.tsx';
import { Programs } from './programs.tsx';
import { UnitsLeft } from './units-left.tsx';
import { wholeName } from './whole-name.ts';
import { Wishes } from './wishes.tsx';

const route = getRouteApi('/app/members/$handle');
const TABS = ['coverage', 'authorizations', 'appeals', 'letters', 'units', 'wishes', 'person', 'referrals'] as const;

/**
 * A member's page: eligibility first, who holds the member for ECM at its left hand, then the rest by tab.
 * @cites HN-PORT-05
 */
export function Member() {
  const say = useSay();
  const { language } = useTongue();
  const { may } = useSitting();
  const { handle } = route.useParams();
  const found = useQuery({
    queryKey: ['member', handle, language],
    queryFn: ({ signal }) =>
      ask<MemberApi['read']>('GET', '/api/members/:handle', { params: { handle }, query: { language }, signal }),
  });
  const member = found.data;
  const name = member && wholeName(member.name);
  return (
    <Screen
      title={say('member.title')}
      heading={name && <Private>{name}</Private>}
      lead={member && <Summary member={member} />}
      actions={
        name && (
          <>
            {may('benefit.check') && (
              <Button
                variant="default"
                renderRoot={(props) => <Link {...props} to="/check" state={{ member: { handle, name } }} />}
              >
                {say('member.check')}
              </Button>
            )}
            {may('referral.make') && !member.full && (
              <Button
                variant="default"
                renderRoot={(props) => <Link {...props} to="/referrals/new" state={{ member: { handle, name } }} />}
              >
                {say('referral.new')}
              </Button>
            )}
            {/* Who sees no more than eligibility has no tab of requests to begin one from. */}
            {may('authorization.submit') && !member.full && (
              <Button
                renderRoot={(props) => <Link {...props} to="/requests/new" state={{ member: { handle, name } }} />}
              >
                {say('requests.new')}
              </Button>
            )}
          </>
        )
      }
    >
      <Loaded query={found}>{(page) => <Page member={page} />}</Loaded>
    </Screen>
  );
}

function Summary({ member }: { readonly member: MemberPage }) {
  const say = useSay();
  return (
    <span style={{ display: 'flex', flexWrap: 'wrap', gap: '4px 12px', alignItems: 'center' }}>
      <span>
        {say('member.born')} <Private>{member.born ? say.date(member.born) : say('value.unknown')}</Private>
      </span>
      {member.full && (
        <span>
          {say('member.cin')} <Private>{member.full.cin}</Private>
          {member.full.former_cins.length > 0 && (
            <>
              {' '}
              ({say('member.formerly')} <Private>{say.list(member.full.former_cins)}</Private>)
            </>
          )}
        </span>
      )}
      <span>{say.data('plan', member.plan)}</span>
      <EligibilityBadge eligibility={member.eligibility} />
      {member.synthetic && <Badge size="lg">{say('member.synthetic')}</Badge>}
    </span>
  );
}

function Page({ member }: { readonly member: MemberPage }) {
  const say = useSay();
  const go = route.useNavigate();
  const { tab = 'coverage' } = route.useSearch();
  const { may } = useSitting();
  const seesAppeals = may('appeal.file') || may('appeal.work');
  const shut = new Set([...(seesAppeals ? [] : ['appeals']), ...(may('referral.read') ? [] : ['referrals'])]);
  const tabs: readonly string[] = member.full ? TABS.filter((one) => !shut.has(one)) : ['coverage', 'units'];
  return (
    <div className="beside">
      <EcmSection member={member} />
      <Tabs
        value={tabs.includes(tab) ? tab : 'coverage'}
        onChange={(value) => void go({ search: value ? { tab: value } : {}, replace: true })}
        keepMounted={false}
      >
        <Tabs.List mb="md">
          {tabs.map((key) => (
            <Tabs.Tab key={key} value={key}>
              {say.data('tab', key)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="coverage">
          <Coverage member={member} />
        </Tabs.Panel>
        <Tabs.Panel value="units">
          <UnitsLeft member={member} />
        </Tabs.Panel>
        {member.full && (
          <>
            <Tabs.Panel value="person">
              <Stack>
                <PersonFacts full={member.full} />
                <Programs full={member.full} handle={member.handle} plan={member.plan} />
                {may('member.merge') && <Merge handle={member.handle} />}
              </Stack>
            </Tabs.Panel>
            <Tabs.Panel value="wishes">
              <Wishes full={member.full} handle={member.handle} />
            </Tabs.Panel>
            <Tabs.Panel value="authorizations">
              <Stack>
                <MemberRequests plan={member.plan} handle={member.handle} name={wholeName(member.name)} />
                {may('authorization.read') && (
                  <MemberContinuity plan={member.plan} handle={member.handle} name={wholeName(member.name)} />
                )}
                <Authorizations full={member.full} />
              </Stack>
            </Tabs.Panel>
            <Tabs.Panel value="appeals">
              <MemberAppeals plan={member.plan} handle={member.handle} name={wholeName(member.name)} />
            </Tabs.Panel>
            <Tabs.Panel value="referrals">
              <MemberReferrals plan={member.plan} handle={member.handle} name={wholeName(member.name)} />
            </Tabs.Panel>
            <Tabs.Panel value="letters">
              <MemberLetters handle={member.handle} />
            </Tabs.Panel>
          </>
        )}
      </Tabs>
    </div>
  );
}
