import outlines from '../../../policy/places/california-counties.json' with { type: 'json' };
import type { DirectoryFound, Found } from '../contract/network.ts';
import { TableOfChart } from '../parts/table-of-chart.tsx';
import { useSay } from '../words/use-say.ts';
import { onMap } from './projection.ts';

interface CountyMapProps {
  /** How many entries serve each county, whichever is chosen. */
  readonly counted: DirectoryFound['counties'];
  /** Those of them that are listed, as points. */
  readonly found: readonly Found[];
  readonly chosen: string | undefined;
  readonly choose: (county: string) => void;
}

const SHADES = ['#ffffff', '#d3eaeb', '#a8d5d7', '#4da6aa', '#14797f'] as const;

/** California by county: the more entries the darker. Drawn from outlines that are part of the portal; no map server is asked. */
export function CountyMap({ counted, found, chosen, choose }: CountyMapProps) {
  const say = useSay();
  const listed = counted.map(({ county, listings }) => [county, listings] as const);
  const counts = new Map(listed);
  const most = Math.max(1, ...counts.values());
  const shade = (n: number) =>
    SHADES[n === 0 ? 0 : Math.min(SHADES.length - 1, 1 + Math.floor((n / most) * (SHADES.length - 2)))] ?? SHADES[0];
  return (
    <TableOfChart caption={say('map.caption')} columns={[say('member.county'), say('map.entries')]} rows={listed}>
      <svg
        viewBox={`0 0 ${outlines.width} ${outlines.height}`}
        role="group"
        aria-label={say('map.caption')}
        style={{ width: '100%', maxWidth: 560, display: 'block' }}
      >
        {outlines.counties.map(({ name, path }) => {
          const n = counts.get(name) ?? 0;
          const label = say('map.county', { county: name, n });
          return n === 0 ? (
            <path key={name} d={path} fill={SHADES[0]} stroke="#7f8a8b" strokeWidth={0.8} />
          ) : (
            <path
              key={name}
              d={path}
              role="button"
              tabIndex={0}
              aria-label={label}
              aria-pressed={chosen === name}
              fill={shade(n)}
              stroke={chosen === name ? '#1b2122' : '#5c6768'}
              strokeWidth={chosen === name ? 3 : 0.8}
              style={{ cursor: 'pointer' }}
              onClick={() => choose(name)}
              onKeyDown={(event) => {
                if (event.key !== 'Enter' && event.key !== ' ') return;
                event.preventDefault();
                choose(name);
              }}
            >
              <title>{label}</title>
            </path>
          );
        })}
        {found.flatMap(({ listing: { id, latitude, longitude } }) => {
          if (latitude === undefined || longitude === undefined) return [];
          const { x, y } = onMap(outlines.frame, { latitude, longitude });
          return [
            <circle
              key={id}
              cx={x}
              cy={y}
              r={4}
              fill="#04383d"
              stroke="#fff"
              strokeWidth={1.2}
              aria-hidden="true"
              pointerEvents="none"
            />,
          ];
        })}
      </svg>
    </TableOfChart>
  );
}
