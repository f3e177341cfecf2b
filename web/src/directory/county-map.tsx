import { TableOfChart } from '../parts/table-of-chart.tsx';
import { useSay } from '../words/use-say.ts';
import outlines from './california.json' with { type: 'json' };
import { onMap } from './projection.ts';

interface CountyMapProps {
  readonly counts: Readonly<Record<string, number>>;
  readonly points: readonly { readonly id: string; readonly name: string; readonly at?: { readonly latitude: number; readonly longitude: number } }[];
  readonly chosen: string | undefined;
  readonly choose: (county: string) => void;
}

const SHADES = ['#ffffff', '#d3eaeb', '#a8d5d7', '#4da6aa', '#14797f'] as const;

/** California by county: the more entries the darker. Drawn from outlines that are part of the portal; no map server is asked. */
export function CountyMap({ counts, points, chosen, choose }: CountyMapProps) {
  const say = useSay();
  const most = Math.max(1, ...Object.values(counts));
  const shade = (n: number) => SHADES[n === 0 ? 0 : Math.min(SHADES.length - 1, 1 + Math.floor((n / most) * (SHADES.length - 2)))] ?? SHADES[0];
  const listed = Object.entries(counts).sort(([, a], [, b]) => b - a);
  return (
    <TableOfChart caption={say('map.caption')} columns={[say('member.county'), say('map.entries')]} rows={listed}>
      <svg viewBox={`0 0 ${outlines.width} ${outlines.height}`} role="group" aria-label={say('map.caption')} style={{ width: '100%', maxWidth: 560, display: 'block' }}>
        {outlines.counties.map(({ name, path }) => {
          const n = counts[name] ?? 0;
          const label = say('map.county', { county: name, n });
          // biome-ignore lint/a11y/useSemanticElements: a county's shape cannot be a button element
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
        {points.flatMap(({ id, at }) => {
          if (!at) return [];
          const { x, y } = onMap(outlines, at);
          return [<circle key={id} cx={x} cy={y} r={4} fill="#04383d" stroke="#fff" strokeWidth={1.2} aria-hidden="true" pointerEvents="none" />];
        })}
      </svg>
    </TableOfChart>
  );
}
