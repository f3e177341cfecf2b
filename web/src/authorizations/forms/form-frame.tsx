import type { RequestAnswer, RequestPage } from '../../contract/authorizations.ts';
import { type CaseFields, CaseForm, type CaseFormProps } from '../../parts/case-form.tsx';
import type { FormedAction } from './forms.ts';

export { textIn } from '../../parts/case-form.tsx';

export type RequestFormProps = CaseFormProps<RequestPage, FormedAction>;

const STALE = ['requests', 'requests-due'];

/** The frame of every form on a request. */
export function FormFrame(props: RequestFormProps & CaseFields<RequestAnswer>) {
  return <CaseForm {...props} kept="request" pageOf={({ request }) => request} stale={STALE} />;
}
