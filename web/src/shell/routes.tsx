import { createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { Waiting } from '../parts/states.tsx';
import { CASE_ROUTES } from './case-routes.ts';
import { Missing } from './missing.tsx';
import { app, filters, root } from './root.tsx';

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
      ...CASE_ROUTES,
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
