import { NavLink } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Icon, type IconName } from '../parts/icon.tsx';
import type { WordKey } from '../words/catalogues.ts';
import { useSay } from '../words/use-say.ts';
import { useSitting } from './session-context.tsx';

interface Place {
  readonly to:
    | '/'
    | '/members'
    | '/requests'
    | '/appeals'
    | '/letters'
    | '/oversight'
    | '/continuity'
    | '/referrals'
    | '/enrollment'
    | '/check'
    | '/benefits'
    | '/directory'
    | '/network'
    | '/library'
    | '/people'
    | '/policy'
    | '/audit';
  readonly word: WordKey;
  readonly icon: IconName;
  /** Any of these opens it. */
  readonly may: readonly string[];
  /** Any of these opens the page of one case there, to which another page leads: the list stays closed. */
  readonly one?: readonly string[];
}

const PLACES: readonly Place[] = [
  { to: '/', word: 'nav.today', icon: 'today', may: ['signed_in'] },
  { to: '/members', word: 'nav.members', icon: 'person', may: ['member.find', 'member.search', 'member.own'] },
  { to: '/requests', word: 'nav.requests', icon: 'clock', may: ['authorization.read'] },
  { to: '/appeals', word: 'nav.appeals', icon: 'rule', may: ['appeal.file', 'appeal.work'] },
  {
    to: '/continuity',
    word: 'nav.continuity',
    icon: 'people',
    may: ['continuity.file', 'continuity.work'],
    one: ['authorization.read'],
  },
  { to: '/referrals', word: 'nav.referrals', icon: 'out', may: ['referral.read'] },
  {
    to: '/letters',
    word: 'nav.letters',
    icon: 'print',
    may: ['authorization.review', 'appeal.work', 'continuity.work'],
  },
  {
    to: '/oversight',
    word: 'nav.oversight',
    icon: 'eye',
    may: ['authorization.oversee', 'authorization.review', 'appeal.work'],
  },
  { to: '/enrollment', word: 'nav.enrollment', icon: 'download', may: ['member.load'] },
  { to: '/check', word: 'nav.check', icon: 'check', may: ['benefit.check'] },
  { to: '/benefits', word: 'nav.benefits', icon: 'book', may: ['signed_in'] },
  { to: '/directory', word: 'nav.directory', icon: 'place', may: ['signed_in'] },
  {
    to: '/network',
    word: 'nav.network',
    icon: 'columns',
    may: ['directory.edit', 'directory.edit_own', 'capacity.read', 'capacity.report'],
  },
  { to: '/library', word: 'nav.library', icon: 'library', may: ['signed_in'] },
  { to: '/people', word: 'nav.people', icon: 'people', may: ['account.read', 'account.manage'] },
  { to: '/policy', word: 'nav.policy', icon: 'rule', may: ['signed_in'] },
  { to: '/audit', word: 'nav.audit', icon: 'shield', may: ['audit.read'] },
];

/** What a member's own page holds already, in plain words. */
const ON_OWN_PAGE: readonly Place['to'][] = ['/members', '/requests', '/appeals', '/continuity', '/referrals'];

export function usePlaces(): readonly Place[] {
  const { may } = useSitting();
  const open = PLACES.filter((place) => place.may.some(may));
  if (!may('member.own')) return open;
  return open
    .filter(({ to }) => !ON_OWN_PAGE.includes(to))
    .map((place) => (place.to === '/' ? { ...place, word: 'members.own', icon: 'person' } : place));
}

const HANDLE = /\/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Whether a path lies in a part of the portal this person may use; paths of no part are everybody's. */
export function useMayEnter(pathname: string): boolean {
  const { may } = useSitting();
  const places = PLACES.filter(({ to }) => to !== '/' && (pathname === to || pathname.startsWith(`${to}/`)));
  const isOne = HANDLE.test(pathname);
  return places.length === 0 || places.some((place) => [...place.may, ...(isOne ? (place.one ?? []) : [])].some(may));
}

/** Only what this person may use. */
export function Navigation({ chosen }: { readonly chosen?: () => void }) {
  const say = useSay();
  const places = usePlaces();
  return (
    <nav aria-label={say('shell.navigation')}>
      {places.map(({ to, word, icon }) => (
        <NavLink
          key={to}
          label={say(word)}
          leftSection={<Icon name={icon} />}
          {...(chosen ? { onClick: chosen } : {})}
          renderRoot={(props) => (
            <Link
              {...props}
              to={to}
              activeOptions={{ exact: to === '/' }}
              activeProps={{ 'data-active': true, 'aria-current': 'page' }}
            />
          )}
          styles={{ root: { borderRadius: 6, minHeight: 44 } }}
        />
      ))}
    </nav>
  );
}
