import { useState } from 'react';
import { ask } from '../../client.ts';
import type { RequestApi } from '../../contract/authorizations.ts';
import { WhyField } from '../../parts/why-field.tsx';
import { type DraftAsked, draftAsked, readAsked, ServiceLines } from '../service-lines.tsx';
import { FormFrame, type RequestFormProps, textIn } from './form-frame.tsx';

/** Changes what is asked for, while nobody has decided. */
export function Amend(props: RequestFormProps) {
  const [lines, setLines] = useState<readonly DraftAsked[]>(() => props.page.lines.map(draftAsked));
  return (
    <FormFrame
      {...props}
      wish={(form) =>
        ({ params, ...rest }) =>
          ask<RequestApi['amend']>('POST', '/api/requests/:handle/amend', {
            params,
            body: { lines: readAsked(lines), why: textIn(form, 'why'), ...rest },
          })
        }
    >
      <ServiceLines plan={props.page.plan} value={lines} change={setLines} />
      <WhyField rows={2} />
    </FormFrame>
  );
}
