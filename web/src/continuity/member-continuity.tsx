import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ContinuityLine } from '../contract/continuity.ts';
import { CaseLine } from '../parts/case-line.tsx';
import { CaseLink } from '../parts/case-link.tsx';
import { DueClock } from '../parts/due-clock.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { Empty, Loaded } from '../parts/states.tsx';
import { useSitting } from '../shell/session-context.tsx';
import { useSay } from '../words/use-say.ts';
import { ContinuityMark } from './marks.tsx';
import { useMemberContinuity } from './use-member-continuity.ts';

interface MemberContinuityProps {
  readonly plan: string;
  readonly handle: string;
  readonly name: string;
}

/** With whom a member may stay outside the network, until when; and what was asked. */
export function MemberContinuity({ plan, handle, name }: MemberContinuityProps) {
  const say = useSay();
  const { may } = useSitting();
  const found = useMemberContinuity(plan, handle);
  return (
    <Sheet title={say('nav.continuity')}>
      <Loaded query={found}>
        {({ cases }) =>
          cases.length === 0 ? (
            <Empty icon="people" title={say('continuity.member_none')}>
              {say('continuity.member_none_next')}
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
      {may('continuity.file') && (
        <Button
          mt="sm"
          size="sm"
          variant="default"
          renderRoot={(props) => <Link {...props} to="/continuity/new" state={{ member: { handle, name } }} />}
        >
          {say('continuity.new')}
        </Button>
      )}
    </Sheet>
  );
}

function Line({ line }: { readonly line: ContinuityLine }) {
  const say = useSay();
  const runs = line.state === 'decided' && line.outcome === 'granted' && line.until !== undefined;
  const who = line.provider?.name ?? say.data('continuity_kind', line.kind);
  return (
    <CaseLine
      about={
        <>
          <CaseLink desk="continuity" line={line} /> · {say.data('continuity_kind', line.kind)} ·{' '}
          {say.time(new Date(line.received).toISOString())}
        </>
      }
      aside={
        <>
          <ContinuityMark line={line} />
          {line.state === 'open' && <DueClock line={line} />}
        </>
      }
    >
      {runs ? <strong>{say('continuity.stays', { provider: who, to: say.date(line.until ?? '') })}</strong> : who}
    </CaseLine>
  );
}
