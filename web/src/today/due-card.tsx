import { Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { ask } from '../client.ts';
import type { Due, TodayApi } from '../contract/today.ts';
import { Clock } from '../parts/clock.tsx';
import { Loaded } from '../parts/states.tsx';
import { usePlan } from '../shell/use-plan.ts';
import { type Say, useSay } from '../words/use-say.ts';

/** What waits, from every room, each with the way to it; what nothing waits for says so in `children`. */
export function DueCard({ children }: { readonly children: (kinds: ReadonlySet<Due['kind']>) => ReactNode }) {
  const { plan } = usePlan();
  const found = useQuery({
    queryKey: ['due', plan],
    queryFn: ({ signal }) => ask<TodayApi['read']>('GET', '/api/today', { query: { plan }, signal }),
  });
  return (
    <Loaded query={found}>
      {({ due }) => (
        <>
          {due.length > 0 && (
            <ul style={{ listStyle: 'none', padding: 0, margin: 0 }}>
              {due.map((one, i) => (
                <DueLine key={`${one.kind}/${one.what}/${one.of}`} one={one} isMore={isLastOf(due, i)} />
              ))}
            </ul>
          )}
          {children(new Set(due.map(({ kind }) => kind)))}
        </>
      )}
    </Loaded>
  );
}

/** How many more there are of this kind than are shown; a count of claims is each line's own. */
function isLastOf(due: readonly Due[], i: number): number | undefined {
  const one = due[i];
  if (!one || one.kind === 'claims' || one.kind === 'emergencies' || due[i + 1]?.kind === one.kind) return undefined;
  const shown = due.filter(({ kind }) => kind === one.kind).length;
  return shown < one.n ? shown : undefined;
}

function DueLine({ one, isMore }: { readonly one: Due; readonly isMore: number | undefined }) {
  const say = useSay();
  return (
    <Group component="li" justify="space-between" py="xs" wrap="nowrap" align="flex-start">
      <div>
        <Way one={one}>{sentence(say, one)}</Way>
        {one.since && (
          <Text size="sm" c="dimmed">
            {say('today.since', { when: one.since.length > 10 ? say.time(one.since) : say.date(one.since) })}
          </Text>
        )}
        {isMore !== undefined && (
          <Text size="sm" c="dimmed">
            {say('today.due_of', { shown: isMore, n: one.n })}
          </Text>
        )}
      </div>
      {one.due && (
        <Clock
          due={one.due}
          because={[say(one.kind === 'papers' ? 'today.because_papers' : 'today.because_capacity')]}
        />
      )}
    </Group>
  );
}

function sentence(say: Say, { kind, n, what = '', of = '' }: Due): string {
  if (kind === 'emergencies') return say('today.due_emergencies', { n });
  if (kind === 'files') return say('today.due_files', { what, of: say.data('enrollment_state', of) });
  if (kind === 'claims') return say('today.due_claims', { n, what: what || say('today.due_claims_unsaid') });
  if (kind === 'papers') return say('today.due_papers', { what, of: say.data('paper', of) });
  return say('today.due_capacity', { what, of: say.data('service', of) });
}

function Way({ one: { kind, cite }, children }: { readonly one: Due; readonly children: string }) {
  if (kind === 'emergencies')
    return (
      <Link to="/audit" search={{ tab: 'emergencies' }}>
        {children}
      </Link>
    );
  if (kind === 'files') return <Link to="/enrollment">{children}</Link>;
  if (kind === 'papers') return <Link to="/directory">{children}</Link>;
  if (kind === 'capacity' && cite)
    return (
      <Link to="/policy/topic" search={{ what: cite }}>
        {children}
      </Link>
    );
  return <Link to="/policy">{children}</Link>;
}
