import { dateOfDayNumber, dayAt, done, type Result } from '../../kernel/index.ts';
import { ask } from './ask-policy.ts';
import type { Request } from './open-request.ts';
import type { RequestBody } from './request.ts';
import { type Asking, type RequestDesk, step } from './request-desk.ts';
import { intakeFacts } from './submit-request.ts';

export type AddedInformation = Pick<RequestBody, 'checklist' | 'facts' | 'attachments'>;

/** What was missing comes. Whether it is complete now is for policy to say, not for the sender. */
export function addInformation(
  desk: RequestDesk,
  number: string,
  added: AddedInformation,
  asking: Asking,
): Promise<Result<Request>> {
  return step(desk, number, 'add_information', asking, (request) => {
    const checklist = { ...request.checklist, ...added.checklist };
    const on = dateOfDayNumber(dayAt(request.received));
    const facts = intakeFacts({ ...request.body, checklist, facts: { ...request.body.facts, ...added.facts } }, on);
    const clinical = ask(desk.policy, 'clinical-information', on, facts);
    const complete = clinical ? clinical.answer === 'yes' : true;
    return done([{ kind: 'information_added', ...added, complete }]);
  });
}
