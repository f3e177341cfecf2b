import { Anchor, Text } from '@mantine/core';
import { useQueries } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { DueClock } from '../authorizations/due-clock.tsx';
import { ask } from '../client.ts';
import type { ContinuityApi, ContinuityLine } from '../contract/continuity.ts';
import { wholeName } from '../members/whole-name.ts';
import { Private } from '../parts/private.tsx';
import { Loaded } from '../parts/states.tsx';
import { usePlan } from '../shell/use-plan.ts';
import type { WordKey } from '../words/catalogues.ts';
import { useSay } from '../words/use-say.ts';
import { type ContinuityFilters, continuityAsked } from './asked-filter.ts';

const SHOWN = 3;
/** What of continuity waits for the department; each as filters of the list. */
const PILES: readonly { readonly word: WordKey; readonly way: ContinuityFilters }[] = [
  { word: 'due.continuity', way: { kind: 'continuity' } },
  { word: 'due.calls', way: { awaits: 'call' } },
  { word: 'due.continuity_to_tell', way: { state: 'decided', awaits: 'notice' } },
];

/** Today's continuity: late soonest, calls to make, decisions still to be told. */
export function DueContinuity() {
  const say = useSay();
  const { plan } = usePlan();
  const found = useQueries({
    queries: PILES.map(({ word, way }) => ({
      queryKey: ['continuity', 'due', plan, word],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        ask<ContinuityApi['search']>('POST', '/api/continuity/search', {
          body: { ...continuityAsked(way, plan), size: SHOWN },
          signal,
        }),
    })),
  });
  return PILES.map(({ word, way }, i) => {
    const query = found[i];
    if (!query || query.data?.total === 0) return null;
    return (
      <section key={word as string} aria-label={say(word)} style={{ marginBlockEnd: 16 }}>
        <Loaded query={query}>
          {({ total, cases }) => (
            <>
              <Text fw={600}>
                {say(word)}: {say.number(total)}
              </Text>
              <CaseLines lines={cases} />
              <Anchor size="sm" renderRoot={(props) => <Link {...props} to="/continuity" search={way} />}>
                {say('due.all', { n: total })}
              </Anchor>
            </>
          )}
        </Loaded>
      </section>
    );
  });
}

/** A few cases, each with the way to it and its clock. */
export function CaseLines({ lines }: { readonly lines: readonly ContinuityLine[] }) {
  const say = useSay();
  return (
    <ul style={{ listStyle: 'none', padding: 0, margin: 0 }}>
      {lines.map((line) => (
        <li
          key={line.handle}
          style={{
            display: 'flex',
            flexWrap: 'wrap',
            gap: '4px 12px',
            alignItems: 'center',
            justifyContent: 'space-between',
            padding: '6px 0',
            borderBlockEnd: '1px solid var(--line)',
          }}
        >
          <span style={{ flex: '1 1 200px' }}>
            <Link to="/continuity/$handle" params={{ handle: line.handle }} className="nowrap">
              {line.number}
            </Link>{' '}
            {line.member && <Private>{wholeName(line.member.name)}</Private>}
            <Text size="sm" c="dimmed">
              {[line.provider?.name, say.data('continuity_kind', line.kind)].filter(Boolean).join(' · ')}
            </Text>
          </span>
          <DueClock line={line} />
        </li>
      ))}
    </ul>
  );
}
