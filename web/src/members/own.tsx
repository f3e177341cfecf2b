import { Button, Group, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { MemberAppeals } from '../appeals/member-appeals.tsx';
import { MemberRequests } from '../authorizations/member-requests.tsx';
import { ask } from '../client.ts';
import { OwnContinuity } from '../continuity/own-continuity.tsx';
import type { MemberApi, Ward } from '../contract/members.ts';
import { MemberLetters } from '../notices/member-letters.tsx';
import { Private } from '../parts/private.tsx';
import { Screen } from '../parts/screen.tsx';
import { Loaded } from '../parts/states.tsx';
import { MemberReferrals } from '../referrals/member-referrals.tsx';
import { useSay } from '../words/use-say.ts';
import { useTongue } from '../words/words-provider.tsx';
import { OwnCard } from './own-card.tsx';
import { OwnWards } from './own-wards.tsx';
import { UnitsLeft } from './units-left.tsx';
import { wholeName } from './whole-name.ts';
import { Wishes } from './wishes.tsx';

/** Where a member or guardian starts: whether there is coverage, whom to call, and what they may decide. */
export function Own() {
  const say = useSay();
  return (
    <Screen title={say('members.own')} lead={say('own.lead')}>
      <OwnWards>{(wards) => <Wards wards={wards} />}</OwnWards>
    </Screen>
  );
}

function Wards({ wards }: { readonly wards: readonly Ward[] }) {
  const say = useSay();
  const [chosen, choose] = useState(wards[0]?.handle ?? '');
  return (
    <Stack>
      {wards.length > 1 && (
        <Group role="group" aria-label={say('own.who')} gap="xs">
          {wards.map((one) => (
            <Button
              key={one.handle}
              mih={44}
              variant={one.handle === chosen ? 'filled' : 'default'}
              aria-pressed={one.handle === chosen}
              onClick={() => choose(one.handle)}
            >
              <Private>{one.relation === 'self' ? say('own.me') : wholeName(one.name)}</Private>
            </Button>
          ))}
        </Group>
      )}
      <OwnPage key={chosen} handle={chosen} relation={wards.find((one) => one.handle === chosen)?.relation ?? 'self'} />
    </Stack>
  );
}

function OwnPage({ handle, relation }: { readonly handle: string; readonly relation: Ward['relation'] }) {
  const { language } = useTongue();
  const found = useQuery({
    queryKey: ['member', handle, language],
    queryFn: ({ signal }) =>
      ask<MemberApi['read']>('GET', '/api/members/:handle', { params: { handle }, query: { language }, signal }),
  });
  return (
    <Loaded query={found}>
      {(member) => (
        <Stack>
          <OwnCard member={member} relation={relation} />
          <MemberRequests plan={member.plan} handle={handle} name={wholeName(member.name)} />
          <MemberReferrals plan={member.plan} handle={handle} name={wholeName(member.name)} />
          <MemberLetters handle={handle} />
          <MemberAppeals plan={member.plan} handle={handle} name={wholeName(member.name)} />
          <OwnContinuity plan={member.plan} handle={handle} name={wholeName(member.name)} phone={member.plan_phone} />
          {member.limits.length > 0 && <UnitsLeft member={member} />}
          {member.full && <Wishes full={member.full} handle={handle} />}
        </Stack>
      )}
    </Loaded>
  );
}
