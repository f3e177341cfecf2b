import type { FunctionComponent } from 'react';
import type { ContinuityAction } from '../../contract/continuity.ts';
import { AddEvidence } from './add-evidence.tsx';
import { Agreement } from './agreement.tsx';
import { NameProvider, OfferProviders } from './alternative.tsx';
import { Decide } from './decide.tsx';
import { ReviewExemption, StateDecision } from './exemption.tsx';
import type { ContinuityFormProps } from './form.tsx';
import { OutreachMade } from './outreach-made.tsx';
import { Assessment, Extend } from './period.tsx';
import { SetUrgency, Withdraw } from './with-reason.tsx';

/** What is done through a form of this page; letters follow from what is done, and who disagrees goes to the desk of appeals. */
export type FormedAction = Exclude<ContinuityAction, 'send_notice' | 'appeal' | 'grievance'>;

export const FORMS: Readonly<Record<FormedAction, FunctionComponent<ContinuityFormProps>>> = {
  add_evidence: AddEvidence,
  set_urgency: SetUrgency,
  record_agreement: Agreement,
  record_outreach: OutreachMade,
  offer_alternative: OfferProviders,
  choose_alternative: NameProvider,
  assign_alternative: NameProvider,
  change_provider: NameProvider,
  decide: Decide,
  extend: Extend,
  record_assessment: Assessment,
  record_state: StateDecision,
  review_exemption: ReviewExemption,
  withdraw: Withdraw,
};
