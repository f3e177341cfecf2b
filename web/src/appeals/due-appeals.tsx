import { Link } from '@tanstack/react-router';
import { ask } from '../client.ts';
import type { AppealApi, AppealAsked } from '../contract/appeals.ts';
import { DuePiles } from '../parts/due-piles.tsx';
import { useSitting } from '../shell/session-context.tsx';
import { useListedPlan } from '../shell/use-listed-plan.ts';
import type { WordKey } from '../words/catalogues.ts';
import { AppealList } from './appeal-list.tsx';
import type { AppealFilters } from './asked-appeals.ts';

interface Pile {
  readonly word: WordKey;
  readonly asked: Omit<AppealAsked, 'plan'>;
  /** The same as filters of the worklist. */
  readonly way: AppealFilters;
  /** A clinician's only, or everybody else's. */
  readonly is?: 'clinician' | 'other';
}

/** What of the appeals waits for who works on them. */
const PILES: readonly Pile[] = [
  {
    word: 'appeals_due.mine',
    asked: { states: ['open'], assigned: 'me', due_within_hours: 48 },
    way: { who: 'me', within: '48' },
  },
  {
    word: 'appeals_due.director',
    asked: { states: ['open'], awaits: ['medical_director'] },
    way: { awaits: 'medical_director' },
    is: 'clinician',
  },
  {
    word: 'appeals_due.near',
    asked: { states: ['open'], due_within_hours: 48 },
    way: { within: '48' },
    is: 'other',
  },
  {
    word: 'appeals_due.nobody',
    asked: { states: ['open'], assigned: 'nobody' },
    way: { who: 'nobody' },
    is: 'other',
  },
  {
    word: 'appeals_due.owed',
    asked: { states: ['resolved'], awaits: ['notice'] },
    way: { state: 'resolved', awaits: 'notice' },
    is: 'other',
  },
];
const SHOWN = 4;

/** Today's appeals: late or late soon, nobody's, waiting for me; each with its clock and the way to the whole list. */
export function DueAppeals() {
  const { may } = useSitting();
  const plan = useListedPlan();
  const who = may('authorization.deny') ? 'clinician' : 'other';
  const piles = PILES.filter(({ is }) => is === undefined || is === who);
  return (
    <DuePiles
      queryKey={['appeals-due', plan]}
      piles={piles}
      find={({ asked }, signal) =>
        ask<AppealApi['search']>('POST', '/api/appeals/search', { body: { plan, ...asked, size: SHOWN }, signal })
      }
      way={(anchor, { way }) => <Link {...anchor} to="/appeals" search={way} />}
    >
      {({ appeals }) => <AppealList lines={appeals} />}
    </DuePiles>
  );
}
