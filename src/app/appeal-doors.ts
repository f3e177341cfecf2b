import type { Database } from '../platform/db/index.ts';
import type { AppealDoors } from '../rooms/appeals/index.ts';
import { sqlContinuityDesk } from '../rooms/continuity/index.ts';
import { continuityDoors } from './continuity-doors.ts';
import type { LettersTold } from './notice-doors.ts';
import type { PolicyDesk } from './portal/policy-desk.ts';
import { requestDoors } from './request-doors.ts';

/** What appeals ask of requests and of continuity of care, whose letters what was won makes too. */
export function appealDoors(
  db: Database,
  desk: Pick<PolicyDesk, 'book' | 'policyOf' | 'clocksOf'>,
  letters: LettersTold,
): AppealDoors {
  const stays = { ...continuityDoors(db, desk), told: letters.ofContinuity };
  return {
    ...requestDoors(db, desk),
    told: letters.ofRequest,
    toldAppeal: letters.ofAppeal,
    continuityOf: (tx, plan, now) => sqlContinuityDesk(stays, tx, plan, now),
  };
}
