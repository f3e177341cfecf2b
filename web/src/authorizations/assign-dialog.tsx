import { ask } from '../client.ts';
import type { RequestApi, RequestLine } from '../contract/authorizations.ts';
import { AssignCases } from '../parts/assign-cases.tsx';
import { useSay } from '../words/use-say.ts';
import { LicenseFields, ReviewerFields, readLicense, readReviewer } from './reviewer-fields.tsx';

interface AssignDialogProps {
  readonly lines: readonly RequestLine[];
  readonly close: () => void;
  readonly done: () => void;
}

/** As many as the server takes at once. */
const AT_ONCE = 200;

/** Many requests to one reviewer; each that cannot be given says why. */
export function AssignDialog({ lines, close, done }: AssignDialogProps) {
  const say = useSay();
  const assign = async (form: FormData) => {
    const given = { to: readReviewer(form), license: readLicense(form) };
    const answers = [];
    for (let i = 0; i < lines.length; i += AT_ONCE) {
      const requests = lines.slice(i, i + AT_ONCE).map(({ handle }) => handle);
      answers.push(
        await ask<RequestApi['assignMany']>('POST', '/api/requests/assignments', { body: { ...given, requests } }),
      );
    }
    return {
      assigned: answers.reduce((sum, one) => sum + one.assigned, 0),
      refused: answers.flatMap((one) => one.refused),
    };
  };
  return (
    <AssignCases
      title={say('requests.assign_n', { n: lines.length })}
      assign={assign}
      said={(n) => say('assign.done', { n })}
      close={close}
      done={done}
    >
      <ReviewerFields />
      <LicenseFields />
    </AssignCases>
  );
}
