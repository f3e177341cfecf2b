import { readReviewer } from '../../authorizations/reviewer-fields.tsx';
import { ask } from '../../client.ts';
import type { AppealApi } from '../../contract/appeals.ts';
import { ColleagueField } from '../colleague-field.tsx';
import { AppealForm, type AppealFormProps } from './appeal-form.tsx';

export function AssignAppeal(props: AppealFormProps) {
  return (
    <AppealForm
      {...props}
      wish={(form) =>
        ({ params, ...rest }) =>
          ask<AppealApi['assign']>('POST', '/api/appeals/:handle/assign', {
            params,
            body: { to: readReviewer(form), ...rest },
          })
        }
    >
      <ColleagueField />
    </AppealForm>
  );
}
