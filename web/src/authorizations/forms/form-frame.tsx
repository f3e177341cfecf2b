import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { RequestAnswer, RequestPage } from '../../contract/authorizations.ts';
import { CaseForm, type CaseWish } from '../../parts/case-form.tsx';
import type { FormedAction } from './forms.ts';

export { textIn } from '../../parts/case-form.tsx';

export interface RequestFormProps {
  readonly page: RequestPage;
  readonly action: FormedAction;
  readonly close: (isDone: boolean) => void;
}

interface FormFrameProps extends RequestFormProps {
  readonly wish: (form: FormData) => CaseWish<RequestAnswer> | undefined;
  readonly act?: string | undefined;
  readonly children?: ReactNode;
}

/** The frame of every form on a request. */
export function FormFrame({ page, action, ...rest }: FormFrameProps) {
  const client = useQueryClient();
  const { handle } = page;
  return (
    <CaseForm
      {...rest}
      page={page}
      action={page.actions.find((one) => one.action === action)}
      queryKey={['request', handle]}
      settled={({ request }: RequestAnswer, language) => {
        client.setQueryData(['request', handle, language, undefined], request);
        void client.invalidateQueries({ queryKey: ['requests'] });
        void client.invalidateQueries({ queryKey: ['requests-due'] });
      }}
    />
  );
}
