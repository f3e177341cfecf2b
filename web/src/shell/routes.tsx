import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet } from '@tanstack/react-router';
import { APPEAL_FILTERS } from '../appeals/asked-appeals.ts';
import { FILTERS } from '../authorizations/asked-filter.ts';
import { CONTINUITY_FILTERS } from '../continuity/asked-filter.ts';
import { DESK_FILTERS } from '../notices/desk-filters.ts';
import { Waiting } from '../parts/states.tsx';
import { useSay } from '../words/use-say.ts';
import { Broken } from './boundary.tsx';
import { Missing } from './missing.tsx';
import { Shell } from './shell.tsx';

type Search = Readonly<Record<string, unknown>>;

/** Filters of a screen that the address holds: short texts and nothing else. */
function filters<const K extends string>(...names: readonly K[]) {
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

const root = createRootRoute({
  component: Root,
  errorComponent: ({ reset }) => <Broken again={reset} />,
});
const app = createRoute({ getParentRoute: () => root, id: 'app', component: Shell });

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  component: lazyRouteComponent(() => import('../session/sign-in.tsx'), 'SignIn'),
});
const recovery = createRoute({
  getParentRoute: () => root,
  path: '/recovery',
  component: lazyRouteComponent(() => import('../session/recovery.tsx'), 'Recovery'),
});
const signOn = createRoute({
  getParentRoute: () => root,
  path: '/sign-on/callback',
  component: lazyRouteComponent(() => import('../session/sign-on.tsx'), 'SignOn'),
});
const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invitation',
  component: lazyRouteComponent(() => import('../session/invitation.tsx'), 'Invitation'),
});

const today = createRoute({
  getParentRoute: () => app,
  path: '/',
  component: lazyRouteComponent(() => import('../today/today.tsx'), 'Today'),
});
const search = createRoute({
  getParentRoute: () => app,
  path: '/search',
  component: lazyRouteComponent(() => import('../today/search.tsx'), 'Search'),
});
const me = createRoute({
  getParentRoute: () => app,
  path: '/me',
  component: lazyRouteComponent(() => import('../session/me.tsx'), 'Me'),
});
const members = createRoute({
  getParentRoute: () => app,
  path: '/members',
  validateSearch: filters('by'),
  component: lazyRouteComponent(() => import('../members/members.tsx'), 'Members'),
});
const member = createRoute({
  getParentRoute: () => app,
  path: '/members/$handle',
  validateSearch: filters('tab'),
  component: lazyRouteComponent(() => import('../members/member.tsx'), 'Member'),
});
const enrollment = createRoute({
  getParentRoute: () => app,
  path: '/enrollment',
  component: lazyRouteComponent(() => import('../members/enrollment.tsx'), 'Enrollment'),
});
const check = createRoute({
  getParentRoute: () => app,
  path: '/check',
  validateSearch: filters('code'),
  component: lazyRouteComponent(() => import('../benefits/check.tsx'), 'Check'),
});
const benefits = createRoute({
  getParentRoute: () => app,
  path: '/benefits',
  validateSearch: filters('text', 'group'),
  component: lazyRouteComponent(() => import('../benefits/guide.tsx'), 'Guide'),
});
const benefit = createRoute({
  getParentRoute: () => app,
  path: '/benefits/$plan/$benefit',
  component: lazyRouteComponent(() => import('../benefits/benefit.tsx'), 'Benefit'),
});
const directory = createRoute({
  getParentRoute: () => app,
  path: '/directory',
  validateSearch: filters('need', 'county', 'miles', 'language', 'accepting', 'population', 'standing', 'view'),
  component: lazyRouteComponent(() => import('../directory/directory.tsx'), 'Directory'),
});
const network = createRoute({
  getParentRoute: () => app,
  path: '/network',
  validateSearch: filters('tab', 'role', 'state', 'ending'),
  component: lazyRouteComponent(() => import('../network/network.tsx'), 'Network'),
});
const site = createRoute({
  getParentRoute: () => app,
  path: '/network/sites/$site',
  component: lazyRouteComponent(() => import('../network/site.tsx'), 'Site'),
});
const practitioner = createRoute({
  getParentRoute: () => app,
  path: '/network/practitioners/$practitioner',
  component: lazyRouteComponent(() => import('../network/practitioner.tsx'), 'Practitioner'),
});
const library = createRoute({
  getParentRoute: () => app,
  path: '/library',
  validateSearch: filters('tab'),
  component: lazyRouteComponent(() => import('../library/library.tsx'), 'Library'),
});
const reader = createRoute({
  getParentRoute: () => app,
  path: '/library/$plan/$page',
  component: lazyRouteComponent(() => import('../library/reader.tsx'), 'Reader'),
});
const people = createRoute({
  getParentRoute: () => app,
  path: '/people',
  validateSearch: filters('tab'),
  component: lazyRouteComponent(() => import('../accounts/people.tsx'), 'People'),
});
const policy = createRoute({
  getParentRoute: () => app,
  path: '/policy',
  validateSearch: filters('text', 'kind'),
  component: lazyRouteComponent(() => import('../policy/rules.tsx'), 'Rules'),
});
const rule = createRoute({
  getParentRoute: () => app,
  path: '/policy/topic',
  validateSearch: filters('what'),
  component: lazyRouteComponent(() => import('../policy/topic.tsx'), 'TopicPage'),
});
const missing = createRoute({ getParentRoute: () => app, path: '$', component: Missing });
const audit = createRoute({
  getParentRoute: () => app,
  path: '/audit',
  validateSearch: filters('tab', 'who', 'action', 'subject', 'from', 'to'),
  component: lazyRouteComponent(() => import('../audit/audit.tsx'), 'Audit'),
});

const requests = createRoute({
  getParentRoute: () => app,
  path: '/requests',
  validateSearch: filters(...FILTERS),
  component: lazyRouteComponent(() => import('../authorizations/requests.tsx'), 'Requests'),
});
const newRequest = createRoute({
  getParentRoute: () => app,
  path: '/requests/new',
  component: lazyRouteComponent(() => import('../authorizations/new-request.tsx'), 'NewRequest'),
});
const request = createRoute({
  getParentRoute: () => app,
  path: '/requests/$handle',
  validateSearch: filters('at'),
  component: lazyRouteComponent(() => import('../authorizations/request.tsx'), 'RequestCase'),
});
const oversight = createRoute({
  getParentRoute: () => app,
  path: '/oversight',
  validateSearch: filters('tab'),
  component: lazyRouteComponent(() => import('../authorizations/oversight.tsx'), 'Oversight'),
});

const appeals = createRoute({
  getParentRoute: () => app,
  path: '/appeals',
  validateSearch: filters(...APPEAL_FILTERS),
  component: lazyRouteComponent(() => import('../appeals/appeals.tsx'), 'Appeals'),
});
const newAppeal = createRoute({
  getParentRoute: () => app,
  path: '/appeals/new',
  validateSearch: filters('kind'),
  component: lazyRouteComponent(() => import('../appeals/file-appeal.tsx'), 'FileAppeal'),
});
const appeal = createRoute({
  getParentRoute: () => app,
  path: '/appeals/$handle',
  component: lazyRouteComponent(() => import('../appeals/appeal.tsx'), 'AppealCase'),
});
const letters = createRoute({
  getParentRoute: () => app,
  path: '/letters',
  validateSearch: filters(...DESK_FILTERS),
  component: lazyRouteComponent(() => import('../notices/letters.tsx'), 'Letters'),
});
const continuity = createRoute({
  getParentRoute: () => app,
  path: '/continuity',
  validateSearch: filters(...CONTINUITY_FILTERS),
  component: lazyRouteComponent(() => import('../continuity/continuity.tsx'), 'ContinuityList'),
});
const newContinuity = createRoute({
  getParentRoute: () => app,
  path: '/continuity/new',
  component: lazyRouteComponent(() => import('../continuity/new-case.tsx'), 'NewContinuity'),
});
const outreach = createRoute({
  getParentRoute: () => app,
  path: '/continuity/outreach',
  component: lazyRouteComponent(() => import('../continuity/outreach.tsx'), 'Outreach'),
});
const continuityCase = createRoute({
  getParentRoute: () => app,
  path: '/continuity/$handle',
  component: lazyRouteComponent(() => import('../continuity/case.tsx'), 'ContinuityCase'),
});

export const router = createRouter({
  routeTree: root.addChildren([
    signIn,
    recovery,
    signOn,
    invitation,
    app.addChildren([
      today,
      search,
      me,
      members,
      member,
      enrollment,
      check,
      benefits,
      benefit,
      directory,
      network,
      site,
      practitioner,
      library,
      reader,
      people,
      policy,
      rule,
      audit,
      requests,
      newRequest,
      request,
      oversight,
      appeals,
      newAppeal,
      appeal,
      letters,
      continuity,
      newContinuity,
      outreach,
      continuityCase,
      missing,
    ]),
  ]),
  defaultPendingComponent: Waiting,
  defaultPreload: 'intent',
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
