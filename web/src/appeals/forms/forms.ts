import type { FunctionComponent } from 'react';
import type { AppealPage } from '../../contract/appeals.ts';
import { AddToAppeal } from './add-to-appeal.tsx';
import type { AppealFormProps } from './appeal-form.tsx';
import { AskRemedy } from './ask-remedy.tsx';
import { AssignAppeal } from './assign-appeal.tsx';
import { AtOnce } from './at-once.tsx';
import { DecideAppeal } from './decide-appeal.tsx';
import { ExtendAppeal } from './extend-appeal.tsx';
import { RecordRemedy } from './record-remedy.tsx';
import { WithWhy } from './with-why.tsx';

/** What is done through a form of this page. Letters have a panel of their own. */
export type FormedAppealAction = Exclude<AppealPage['actions'][number]['action'], 'send_notice'>;

export const APPEAL_FORMS: Readonly<Record<FormedAppealAction, FunctionComponent<AppealFormProps>>> = {
  acknowledge: AtOnce,
  decide: DecideAppeal,
  carry_out: AtOnce,
  add_information: AddToAppeal,
  assign: AssignAppeal,
  expedite: WithWhy,
  refuse_expedite: WithWhy,
  tell_by_word: AtOnce,
  extend: ExtendAppeal,
  ask_remedy: AskRemedy,
  record_remedy: RecordRemedy,
  withdraw: WithWhy,
};
