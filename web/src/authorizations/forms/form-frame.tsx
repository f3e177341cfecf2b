import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { RequestAnswer, RequestPage } from '../../contract/authorizations.ts';
import { CaseForm, type Standing } from '../../parts/case-form.tsx';
import type { FormedAction } from './forms.ts';

export { textIn } from '../../parts/case-form.tsx';

export interface RequestFormProps {
  readonly page: RequestPage;
  readonly action: FormedAction;
  readonly close: (isDone: boolean) => void;
}

interface FormFrameProps extends RequestFormProps {
  readonly wish: (form: FormData) => ((standing: Standing) => Promise<RequestAnswer>) | undefined;
  readonly act?: string | undefined;
  readonly children?: ReactNode;
}

/** The frame of every form on a request; what the server answers is the page from then on. */
export function FormFrame(props: FormFrameProps) {
  const { handle } = props.page;
  const client = useQueryClient();
  return (
    <CaseForm
      {...props}
      cached={['request', handle]}
      keep={({ request }, language) => {
        client.setQueryData(['request', handle, language, undefined], request);
        void client.invalidateQueries({ queryKey: ['requests'] });
        void client.invalidateQueries({ queryKey: ['requests-due'] });
      }}
    />
  );
}
