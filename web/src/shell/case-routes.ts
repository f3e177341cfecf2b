import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { APPEAL_FILTERS } from '../appeals/asked-appeals.ts';
import { FILTERS } from '../authorizations/asked-filter.ts';
import { CONTINUITY_FILTERS } from '../continuity/asked-filter.ts';
import { DESK_FILTERS } from '../notices/desk-filters.ts';
import { REFERRAL_FILTERS } from '../referrals/asked-filter.ts';
import { app, filters } from './root.tsx';

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
const referrals = createRoute({
  getParentRoute: () => app,
  path: '/referrals',
  validateSearch: filters(...REFERRAL_FILTERS),
  component: lazyRouteComponent(() => import('../referrals/referrals.tsx'), 'Referrals'),
});
const newReferral = createRoute({
  getParentRoute: () => app,
  path: '/referrals/new',
  component: lazyRouteComponent(() => import('../referrals/new-referral.tsx'), 'NewReferral'),
});
const referral = createRoute({
  getParentRoute: () => app,
  path: '/referrals/$handle',
  component: lazyRouteComponent(() => import('../referrals/referral.tsx'), 'Referral'),
});

/** The desks of cases: requests, appeals, letters, continuity of care, referrals. */
export const CASE_ROUTES = [
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
  referrals,
  newReferral,
  referral,
] as const;
