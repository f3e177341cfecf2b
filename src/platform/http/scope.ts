import { type Actor, californiaDate } from '../../kernel/index.ts';
import type { TransactionOptions } from '../db/index.ts';

/** The ordinary role every request runs as. */
const ROLE = 'madrone_portal';

/** Role and settings of a request's transaction: nobody signed in reaches nothing that belongs to anybody. */
export function scopeOf(actor: Actor | undefined, now: Date): TransactionOptions {
  return {
    role: ROLE,
    settings: {
      'app.plans': actor?.plans.join(',') ?? '',
      'app.organization': actor?.organization ?? '',
      'app.reach': actor?.reach ?? '',
      'app.session': actor?.session ?? '',
      'app.account': actor?.account ?? '',
      'app.today': californiaDate(now),
    },
  };
}
