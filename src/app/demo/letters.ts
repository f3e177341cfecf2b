import type { Instant } from '../../kernel/index.ts';
import type { Queryable } from '../../platform/db/index.ts';
import { markSent, waitingOfCase } from '../../rooms/notices/index.ts';
import { proveOnCase } from '../send-notices.ts';
import type { RequestSeeding } from './requests.ts';

/** The letters of one case go out at a moment. */
export type LettersGo = (number: string, at: Instant) => Promise<void>;

/** As if they had gone out then; what is blocked stays. They are printed when the portal runs. */
export function lettersGo({ db, desk }: RequestSeeding, tx: Queryable, plan: string): LettersGo {
  return async (number, at) => {
    for (const letter of await waitingOfCase(tx, plan, number)) {
      await markSent(tx, letter, undefined, at);
      await proveOnCase({ db, desk }, tx, letter, at);
    }
  };
}
