import type { AppealAnswer, AppealPage } from '../../contract/appeals.ts';
import { type CaseFields, CaseForm, type CaseFormProps } from '../../parts/case-form.tsx';
import type { FormedAppealAction } from './forms.ts';

export type AppealFormProps = CaseFormProps<AppealPage, FormedAppealAction>;

const STALE = ['appeals', 'appeals-due', 'overturns', 'requests'];

/** The frame of every form on an appeal. What is won changes the request too. */
export function AppealForm(props: AppealFormProps & CaseFields<AppealAnswer>) {
  return <CaseForm {...props} kept="appeal" pageOf={(answer) => answer.case} stale={STALE} />;
}
