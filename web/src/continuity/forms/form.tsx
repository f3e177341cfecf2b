import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { ContinuityAnswer, ContinuityPage } from '../../contract/continuity.ts';
import { CaseForm, type CaseWish } from '../../parts/case-form.tsx';
import type { FormedAction } from './forms.ts';

export { textIn } from '../../parts/case-form.tsx';

export interface ContinuityFormProps {
  readonly page: ContinuityPage;
  readonly action: FormedAction;
  readonly close: (isDone: boolean) => void;
}

interface FormProps extends ContinuityFormProps {
  readonly wish: (form: FormData) => CaseWish<ContinuityAnswer> | undefined;
  readonly children?: ReactNode;
}

/** The frame of every form on a case of continuity. */
export function ContinuityForm({ page, action, ...rest }: FormProps) {
  const client = useQueryClient();
  const { handle } = page;
  return (
    <CaseForm
      {...rest}
      page={page}
      action={page.actions.find((one) => one.action === action)}
      queryKey={['continuity-case', handle]}
      settled={({ case: answered }: ContinuityAnswer, language) => {
        client.setQueryData(['continuity-case', handle, language], answered);
        void client.invalidateQueries({ queryKey: ['continuity'] });
      }}
    />
  );
}

export function codesIn(text: string): string[] {
  return text
    .toUpperCase()
    .split(/[\s,;]+/)
    .filter(Boolean);
}
