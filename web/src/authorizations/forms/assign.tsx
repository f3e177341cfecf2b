import { ask } from '../../client.ts';
import type { RequestApi } from '../../contract/authorizations.ts';
import { LicenseFields, ReviewerFields, readLicense, readReviewer } from '../reviewer-fields.tsx';
import { FormFrame, type RequestFormProps } from './form-frame.tsx';

export function Assign(props: RequestFormProps) {
  return (
    <FormFrame
      {...props}
      wish={(form) =>
        ({ params, ...rest }) =>
          ask<RequestApi['assign']>('POST', '/api/requests/:handle/assign', {
            params,
            body: { to: readReviewer(form), license: readLicense(form), ...rest },
          })
        }
    >
      <ReviewerFields />
      <LicenseFields />
    </FormFrame>
  );
}
