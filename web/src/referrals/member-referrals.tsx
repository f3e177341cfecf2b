import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ask } from '../client.ts';
import type { ReferralApi, ReferralLine } from '../contract/referrals.ts';
import { CaseLine } from '../parts/case-line.tsx';
import { DueClock } from '../parts/due-clock.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { Empty, Loaded } from '../parts/states.tsx';
import { useSitting } from '../shell/session-context.tsx';
import { useSay } from '../words/use-say.ts';
import { useTongue } from '../words/words-provider.tsx';
import { ReferralMark, serviceSaid } from './marks.tsx';

interface MemberReferralsProps {
  readonly plan: string;
  readonly handle: string;
  readonly name: string;
}

/** To whom a member was introduced and where that stands, and the way to introduce him again. @cites HN-FH-15 */
export function MemberReferrals({ plan, handle, name }: MemberReferralsProps) {
  const say = useSay();
  const { may, session } = useSitting();
  const { language } = useTongue();
  const isOwn = session.reach === 'person';
  const found = useQuery({
    queryKey: ['referrals', 'member', handle, language],
    queryFn: ({ signal }) =>
      ask<ReferralApi['search']>('POST', '/api/referrals/search', {
        body: { plan, member: handle, sort: 'newest', size: 50, language },
        signal,
      }),
  });
  return (
    <Sheet title={say(isOwn ? 'referral.own' : 'nav.referrals')}>
      <Loaded query={found}>
        {({ cases }) =>
          cases.length === 0 ? (
            <Empty icon="out" title={say('member.no_referrals')}>
              {say(
                isOwn
                  ? 'referral.own_none_next'
                  : session.reach === 'plan'
                    ? 'member.no_referrals_next'
                    : 'referral.office_none_next',
              )}
            </Empty>
          ) : (
            <ul style={{ listStyle: 'none', padding: 0, margin: 0 }}>
              {cases.map((line) => (
                <Line key={line.handle} line={line} />
              ))}
            </ul>
          )
        }
      </Loaded>
      {may('referral.make') && (
        <Button
          mt="sm"
          {...(isOwn ? { mih: 44 } : { size: 'sm' })}
          variant="default"
          renderRoot={(props) => <Link {...props} to="/referrals/new" state={{ member: { handle, name } }} />}
        >
          {say(isOwn ? 'referral.new_own' : 'referral.new')}
        </Button>
      )}
    </Sheet>
  );
}

function Line({ line }: { readonly line: ReferralLine }) {
  const say = useSay();
  const isOpen = line.closed === undefined;
  return (
    <CaseLine
      about={[
        line.number,
        line.to?.name ?? say('referral.the_plan'),
        say.time(new Date(line.received).toISOString()),
      ].join(' · ')}
      aside={
        <>
          <ReferralMark line={line} />
          {isOpen && <DueClock line={line} />}
        </>
      }
    >
      <Link to="/referrals/$handle" params={{ handle: line.handle }}>
        {serviceSaid(line)}
      </Link>
    </CaseLine>
  );
}
