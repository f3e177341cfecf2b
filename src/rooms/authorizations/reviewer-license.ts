import { done, type IsoDate, type Result } from '../../kernel/index.ts';
import { isCurrent, licenseFacts } from '../network/index.ts';
import { allowedBy, ask } from './ask-policy.ts';
import type { RequestDesk } from './request-desk.ts';
import type { JudgedClause, Person } from './request-event.ts';

/** The roles that review, the one with the most authority first. */
const REVIEWING = ['medical_director', 'reviewer_nurse', 'pharmacist'] as const;

/** What the licences on file say of somebody on a day. */
export interface OnFile {
  readonly allowed: Result<readonly JudgedClause[]>;
  /** Whether there is any; of whom there is none nothing is known. */
  readonly isKnown: boolean;
  /** There is one, and none that is current. */
  readonly isLapsed: boolean;
}

/** Whether the licences the plan has on file let somebody review in his role on a day [AAH-UM-STF-01]. */
export async function licenseOnFile(
  { policy, licensesOf }: Pick<RequestDesk, 'policy' | 'licensesOf'>,
  person: Person,
  on: IsoDate,
): Promise<OnFile> {
  const role = REVIEWING.find((one) => person.roles.includes(one)) ?? 'other';
  const credentials = await licensesOf(person);
  const facts = licenseFacts({ role, credentials }, on);
  const answer = ask(policy, 'reviewer-license', on, facts);
  return {
    allowed: answer ? allowedBy(answer, facts) : done([]),
    isKnown: answer !== undefined && credentials.length > 0,
    isLapsed: credentials.length > 0 && !credentials.some((one) => isCurrent(one, on)),
  };
}
