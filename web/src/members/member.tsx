import { Badge, Button, Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { ask } from '../client.ts';
import type { MemberPage, MembersApi } from '../contract/members.ts';
import { Private } from '../parts/private.tsx';
import { Screen } from '../parts/screen.tsx';
import { Empty, Loaded } from '../parts/states.tsx';
import { useSitting } from '../shell/session-context.tsx';
import { useSay } from '../words/use-say.ts';
import { Authorizations } from './authorizations.tsx';
import { Coverage } from './coverage.tsx';
import { EcmSection } from './ecm-section.tsx';
import { PersonFacts } from './person-facts.tsx';
import { UnitsLeft } from './units-left.tsx';

const route = getRouteApi('/app/members/$handle');
const TABS = ['coverage', 'person', 'units', 'authorizations', 'referrals', 'letters'] as const;
type Tab = (typeof TABS)[number];

/**
 * A member's page: eligibility first, who holds the member for ECM at its left hand, then the rest by tab.
 * @cites HN-PORT-05
 */
export function Member() {
  const say = useSay();
  const { handle } = route.useParams();
  const found = useQuery({
    queryKey: ['member', handle],
    queryFn: ({ signal }) => ask<MembersApi['read']>('GET', '/api/members/:handle', { params: { handle }, signal }),
  });
  const member = found.data;
  const { may } = useSitting();
  return (
    <Screen
      title={say('member.title')}
      heading={member ? <Private>{member.name}</Private> : undefined}
      lead={member && <Summary member={member} />}
      actions={
        may('benefit.check') && member ? (
          <Button variant="default" renderRoot={(props) => <Link {...props} to="/check" state={{ member: { handle, name: member.name } }} />}>{say('member.check')}</Button>
        ) : undefined
      }
    >
      <Loaded query={found}>{(page) => <Page member={page} />}</Loaded>
    </Screen>
  );
}

function Summary({ member }: { readonly member: MemberPage }) {
  const say = useSay();
  return (
    <span style={{ display: 'flex', flexWrap: 'wrap', gap: 8, alignItems: 'center' }}>
      <span>{say('member.born')} <Private>{say.date(member.born)}</Private></span>
      <span>{say('member.cin')} <Private>{member.cin}</Private></span>
      <span>{say.data('plan', member.plan)}</span>
      <Badge style={{ color: member.covered ? 'var(--met)' : 'var(--unmet)', background: member.covered ? 'var(--met-soft)' : 'var(--unmet-soft)' }}>
        {say(member.covered ? 'member.covered_on' : 'member.not_covered_on', { on: say.date(member.on) })}
      </Badge>
      {member.synthetic && <Badge>{say('member.synthetic')}</Badge>}
    </span>
  );
}

function Page({ member }: { readonly member: MemberPage }) {
  const say = useSay();
  const go = route.useNavigate();
  const { tab = 'coverage' } = route.useSearch();
  const tabs = member.depth === 'full' ? TABS : (['coverage'] as const);
  return (
    <div className="beside">
      <EcmSection member={member} />
      <Tabs value={tab as Tab} onChange={(value) => void go({ search: value ? { tab: value } : {}, replace: true })} keepMounted={false}>
        <Tabs.List mb="md">
          {tabs.map((key) => (
            <Tabs.Tab key={key} value={key}>{say.data('tab', key)}</Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="coverage"><Coverage member={member} /></Tabs.Panel>
        <Tabs.Panel value="person"><PersonFacts member={member} /></Tabs.Panel>
        <Tabs.Panel value="units"><UnitsLeft member={member} /></Tabs.Panel>
        <Tabs.Panel value="authorizations"><Authorizations member={member} /></Tabs.Panel>
        <Tabs.Panel value="referrals"><Empty icon="people" title={say('member.no_referrals')}>{say('member.no_referrals_next')}</Empty></Tabs.Panel>
        <Tabs.Panel value="letters"><Empty icon="rule" title={say('member.no_letters')}>{say('member.no_letters_next')}</Empty></Tabs.Panel>
      </Tabs>
    </div>
  );
}
