import { Link } from '@tanstack/react-router';
import { ask } from '../client.ts';
import type { ContinuityApi, ContinuityLine } from '../contract/continuity.ts';
import { wholeName } from '../members/whole-name.ts';
import { CaseLine } from '../parts/case-line.tsx';
import { CaseLink } from '../parts/case-link.tsx';
import { DueClock } from '../parts/due-clock.tsx';
import { DuePiles } from '../parts/due-piles.tsx';
import { Private } from '../parts/private.tsx';
import { useListedPlan } from '../shell/use-listed-plan.ts';
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
  const plan = useListedPlan();
  return (
    <DuePiles
      queryKey={['continuity', 'due', plan]}
      piles={PILES}
      find={({ way }, signal) =>
        ask<ContinuityApi['search']>('POST', '/api/continuity/search', {
          body: { ...continuityAsked(way, plan), size: SHOWN },
          signal,
        })
      }
      leaveOutEmpty
      way={(anchor, { way }) => <Link {...anchor} to="/continuity" search={way} />}
    >
      {({ cases }) => <ContinuityList lines={cases} />}
    </DuePiles>
  );
}

/** A few cases, each with the way to it and its clock. */
export function ContinuityList({ lines }: { readonly lines: readonly ContinuityLine[] }) {
  const say = useSay();
  return (
    <ul style={{ listStyle: 'none', padding: 0, margin: 0 }}>
      {lines.map((line) => (
        <CaseLine
          key={line.handle}
          about={[line.provider?.name, say.data('continuity_kind', line.kind)].filter(Boolean).join(' · ')}
          aside={<DueClock line={line} />}
        >
          <CaseLink desk="continuity" line={line} /> {line.member && <Private>{wholeName(line.member.name)}</Private>}
        </CaseLine>
      ))}
    </ul>
  );
}
