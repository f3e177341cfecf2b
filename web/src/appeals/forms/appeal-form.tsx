import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { AppealAnswer, AppealPage } from '../../contract/appeals.ts';
import { CaseForm, type CaseWish } from '../../parts/case-form.tsx';
import type { FormedAppealAction } from './forms.ts';

export interface AppealFormProps {
  readonly page: AppealPage;
  readonly action: FormedAppealAction;
  readonly close: (isDone: boolean) => void;
}

interface FrameProps extends AppealFormProps {
  readonly wish: (form: FormData) => CaseWish<AppealAnswer> | undefined;
  readonly children?: ReactNode;
}

/** The frame of every form on an appeal. What is won changes the request too. */
export function AppealForm({ page, action, ...rest }: FrameProps) {
  const client = useQueryClient();
  return (
    <CaseForm
      {...rest}
      page={page}
      action={page.actions.find((one) => one.action === action)}
      queryKey={['appeal', page.handle]}
      settled={(answer: AppealAnswer, language) => {
        client.setQueryData(['appeal', page.handle, language], answer.case);
        for (const key of ['appeals', 'appeals-due', 'overturns', 'requests'])
          void client.invalidateQueries({ queryKey: [key] });
      }}
    />
  );
}
