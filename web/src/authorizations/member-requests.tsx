import { Button, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ask } from '../client.ts';
import type { Approval, RequestApi, RequestLine } from '../contract/authorizations.ts';
import { CaseLine } from '../parts/case-line.tsx';
import { CaseLink } from '../parts/case-link.tsx';
import { DueClock } from '../parts/due-clock.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { Empty, Loaded } from '../parts/states.tsx';
import { UnitsBar } from '../parts/units-bar.tsx';
import { useSitting } from '../shell/session-context.tsx';
import { useSay } from '../words/use-say.ts';
import { useTongue } from '../words/words-provider.tsx';
import { AskedFor } from './asked-for.ts';
import { StateMark } from './marks.tsx';

interface MemberRequestsProps {
  readonly plan: string;
  readonly handle: string;
  readonly name: string;
}

/** A member's requests, and what they have granted with the units used and left. */
export function MemberRequests({ plan, handle, name }: MemberRequestsProps) {
  const say = useSay();
  const { may, session } = useSitting();
  const { language } = useTongue();
  const isOwn = session.reach === 'person';
  const requests = useQuery({
    queryKey: ['requests', 'member', handle, language],
    queryFn: ({ signal }) =>
      ask<RequestApi['search']>('POST', '/api/requests/search', {
        body: { plan, member: handle, sort: 'newest', size: 100, language },
        signal,
      }),
  });
  const approvals = useQuery({
    queryKey: ['requests', 'approvals', handle],
    queryFn: ({ signal }) =>
      ask<RequestApi['approvals']>('POST', '/api/requests/approvals', { body: { member: handle }, signal }),
  });
  return (
    <Stack>
      {may('authorization.submit') && (
        <Button
          style={{ alignSelf: 'flex-start' }}
          renderRoot={(props) => <Link {...props} to="/requests/new" state={{ member: { handle, name } }} />}
        >
          {say('requests.new')}
        </Button>
      )}
      <Sheet title={say(isOwn ? 'own_requests.title' : 'nav.requests')}>
        <Loaded query={requests}>{({ requests: lines }) => <Lines lines={lines} isOwn={isOwn} />}</Loaded>
      </Sheet>
      {!(isOwn && approvals.data?.approvals.length === 0) && (
        <Sheet title={say(isOwn ? 'own_requests.granted' : 'member_requests.granted')}>
          <Loaded query={approvals}>{({ approvals: all }) => <Approvals all={all} />}</Loaded>
        </Sheet>
      )}
    </Stack>
  );
}

interface LinesProps {
  readonly lines: readonly RequestLine[];
  readonly isOwn: boolean;
}

function Lines({ lines, isOwn }: LinesProps) {
  const say = useSay();
  if (lines.length === 0)
    return isOwn ? (
      <Text size="sm" c="dimmed">
        {say('own_requests.none')}
      </Text>
    ) : (
      <Empty icon="check" title={say('member.no_authorizations')}>
        {say('member.no_authorizations_next')}
      </Empty>
    );
  return (
    <ul style={{ listStyle: 'none', padding: 0, margin: 0 }}>
      {lines.map((line) => (
        <CaseLine
          key={line.handle}
          about={`${say.data('request_kind', line.kind)} · ${say.time(new Date(line.received).toISOString())}`}
          aside={
            <>
              <StateMark line={line} />
              {!(isOwn && line.state !== 'open') && <DueClock line={line} />}
            </>
          }
        >
          <CaseLink desk="requests" line={line} /> <AskedFor line={line} />
        </CaseLine>
      ))}
    </ul>
  );
}

function Approvals({ all }: { readonly all: readonly Approval[] }) {
  const say = useSay();
  if (all.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {say('member_requests.none')}
      </Text>
    );
  return (
    <Stack>
      {all.map((one) =>
        one.used === undefined || one.left === undefined ? (
          <Text key={`${one.number} ${one.what} ${one.from}`}>
            <strong>{one.number}</strong> {one.what} {say('request.units', { n: one.units })},{' '}
            {say('value.from_to', { from: say.date(one.from), to: say.date(one.to) })}
          </Text>
        ) : (
          <UnitsBar
            key={one.number}
            title={one.number}
            code={one.code ?? ''}
            counts="units"
            used={one.used}
            reserved={0}
            left={one.left}
            limit={one.units}
            period="authorization"
            from={one.from}
            to={one.to}
            cites={[]}
          />
        ),
      )}
    </Stack>
  );
}
