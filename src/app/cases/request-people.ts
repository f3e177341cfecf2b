import type { Viewer } from '../../rooms/authorizations/index.ts';
import type { Onlooker } from '../../rooms/cases/index.ts';
import type { CaseRole } from './request-schema.ts';

/** Who acts on a request of a case where it says so, or nobody signed in. */
interface Rights {
  readonly roles: readonly string[];
  readonly side: Viewer['side'];
  readonly intake?: true;
  readonly review?: true;
  readonly deny?: true;
  readonly discharge?: true;
}

const RIGHTS: Readonly<Record<CaseRole, Rights>> = {
  nurse: { roles: ['reviewer_nurse'], side: 'plan', intake: true, review: true },
  pharmacist: { roles: ['pharmacist'], side: 'plan', intake: true, review: true },
  medical_director: { roles: ['medical_director'], side: 'plan', review: true, deny: true },
  authorization_specialist: { roles: ['authorization_specialist'], side: 'plan', intake: true },
  toc_clinical_staff: { roles: ['toc_clinical_staff'], side: 'plan', discharge: true },
  other_department: { roles: ['claims_analyst'], side: 'plan' },
  appeals: { roles: ['appeals'], side: 'plan' },
  member_services: { roles: ['member_services'], side: 'plan' },
  requester: { roles: ['care_manager'], side: 'requester' },
  member: { roles: ['member'], side: 'member' },
};

export function onlookerAs(plan: string, role: CaseRole, name: string = role): Onlooker {
  const { roles, side } = RIGHTS[role];
  return { account: name, name, organization: side === 'plan' ? plan : side, roles: [...roles], side };
}

export function viewerAs(plan: string, role: CaseRole, name?: string): Viewer {
  const { side, intake = false, review = false, deny = false, discharge = false } = RIGHTS[role];
  return {
    ...onlookerAs(plan, role, name),
    maySubmit: side === 'requester',
    mayIntake: intake,
    mayReview: review,
    mayDeny: deny,
    mayDischarge: discharge,
    isPractitioner: deny,
  };
}
