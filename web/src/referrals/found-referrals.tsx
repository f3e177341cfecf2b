import { useQuery } from '@tanstack/react-query';
import { ask } from '../client.ts';
import type { ReferralApi } from '../contract/referrals.ts';
import { wholeName } from '../members/whole-name.ts';
import { CaseLine } from '../parts/case-line.tsx';
import { CaseLink } from '../parts/case-link.tsx';
import { Private } from '../parts/private.tsx';
import { Empty, Loaded } from '../parts/states.tsx';
import { useSay } from '../words/use-say.ts';
import { ReferralMark, serviceSaid } from './marks.tsx';

/** The referral with a number, where the reader is a party to it. */
export function FoundReferrals({ number }: { readonly number: string }) {
  const say = useSay();
  const found = useQuery({
    queryKey: ['referrals', 'number', number],
    queryFn: ({ signal }) => ask<ReferralApi['search']>('POST', '/api/referrals/search', { body: { number }, signal }),
  });
  return (
    <Loaded query={found}>
      {({ cases }) =>
        cases.length === 0 ? (
          <Empty icon="out" title={say('referral.none')}>
            {say('requests.none_numbered')}
          </Empty>
        ) : (
          <ul style={{ listStyle: 'none', padding: 0, margin: 0 }}>
            {cases.map((line) => (
              <CaseLine key={line.handle} about={serviceSaid(line)} aside={<ReferralMark line={line} />}>
                <CaseLink desk="referrals" line={line} />{' '}
                {line.member && <Private>{wholeName(line.member.name)}</Private>}
              </CaseLine>
            ))}
          </ul>
        )
      }
    </Loaded>
  );
}
