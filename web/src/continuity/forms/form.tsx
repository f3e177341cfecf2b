import type { ContinuityAnswer, ContinuityPage } from '../../contract/continuity.ts';
import { type CaseFields, CaseForm, type CaseFormProps } from '../../parts/case-form.tsx';
import type { FormedAction } from './forms.ts';

export { textIn } from '../../parts/case-form.tsx';

export type ContinuityFormProps = CaseFormProps<ContinuityPage, FormedAction>;

const STALE = ['continuity'];

/** The frame of every form on a case of continuity. */
export function ContinuityForm(props: ContinuityFormProps & CaseFields<ContinuityAnswer>) {
  return <CaseForm {...props} kept="continuity-case" pageOf={(answer) => answer.case} stale={STALE} />;
}

export function codesIn(text: string): string[] {
  return text
    .toUpperCase()
    .split(/[\s,;]+/)
    .filter(Boolean);
}
