import { createRootRoute, createRoute, Outlet } from '@tanstack/react-router';
import { useSay } from '../words/use-say.ts';
import { Broken } from './boundary.tsx';
import { Shell } from './shell.tsx';

type Search = Readonly<Record<string, unknown>>;

/** Filters of a screen that the address holds: short texts and nothing else. */
export function filters<const K extends string>(...names: readonly K[]) {
  return (search: Search): { readonly [key in K]?: string } => {
    const kept: { [key in K]?: string } = {};
    for (const name of names) {
      const value = search[name];
      if ((typeof value === 'string' || typeof value === 'number') && value !== '')
        kept[name] = String(value).slice(0, 100);
    }
    return kept;
  };
}

/** @cites HN-LAC-01 */
function Root() {
  const say = useSay();
  return (
    <>
      <a className="skip no-print" href="#main">
        {say('shell.skip')}
      </a>
      <Outlet />
    </>
  );
}

export const root = createRootRoute({
  component: Root,
  errorComponent: ({ reset }) => <Broken again={reset} />,
});
export const app = createRoute({ getParentRoute: () => root, id: 'app', component: Shell });
