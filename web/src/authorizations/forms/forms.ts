import type { FunctionComponent } from 'react';
import type { RequestAction } from '../../contract/authorizations.ts';
import { AddInformation } from './add-information.tsx';
import { AfterDecision } from './after-decision.tsx';
import { Amend } from './amend.tsx';
import { Assign } from './assign.tsx';
import { Decide } from './decide.tsx';
import { Defer } from './defer.tsx';
import { DischargeNeeds, PlanDischarge, RecordDischarge } from './discharge.tsx';
import { RecordDiscussion, ScheduleDiscussion } from './discussion.tsx';
import { Extend } from './extend.tsx';
import { OrderReview, RecordOpinion } from './external-review.tsx';
import type { RequestFormProps } from './form-frame.tsx';
import { ReadPaper } from './read-paper.tsx';
import { Recommend } from './recommend.tsx';
import { RequestInformation } from './request-information.tsx';
import { WithReason } from './with-reason.tsx';

/** What is done through a form of this page. A notice follows from the decision, and an appeal has a desk of its own. */
export type FormedAction = Exclude<RequestAction['action'], 'send_notice' | 'appeal'>;

export const FORMS: Readonly<Record<FormedAction, FunctionComponent<RequestFormProps>>> = {
  approve: Decide,
  modify: Decide,
  deny: Decide,
  recommend: Recommend,
  request_information: RequestInformation,
  read_paper: ReadPaper,
  add_information: AddInformation,
  assign: Assign,
  change_urgency: WithReason,
  amend: Amend,
  defer: Defer,
  order_external_review: OrderReview,
  record_opinion: RecordOpinion,
  tell_requester: AfterDecision,
  extend: Extend,
  ask_criteria: AfterDecision,
  send_criteria: AfterDecision,
  ask_peer_discussion: AfterDecision,
  schedule_peer_discussion: ScheduleDiscussion,
  record_peer_discussion: RecordDiscussion,
  plan_discharge: PlanDischarge,
  note_discharge_needs: DischargeNeeds,
  record_discharge: RecordDischarge,
  withdraw: WithReason,
  cancel: WithReason,
};
