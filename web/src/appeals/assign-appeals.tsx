import { readReviewer } from '../authorizations/reviewer-fields.tsx';
import { ask, Refusal } from '../client.ts';
import type { AppealApi, AppealLine } from '../contract/appeals.ts';
import { AssignCases } from '../parts/assign-cases.tsx';
import { useSay } from '../words/use-say.ts';
import { useTongue } from '../words/words-provider.tsx';
import { ColleagueField } from './colleague-field.tsx';

interface AssignAppealsProps {
  readonly lines: readonly AppealLine[];
  readonly close: () => void;
  readonly done: () => void;
}

/** Several appeals to one colleague; each that cannot be given, because he decided first or somebody was quicker, says why. */
export function AssignAppeals({ lines, close, done }: AssignAppealsProps) {
  const say = useSay();
  const { language } = useTongue();
  const assign = async (form: FormData) => {
    const to = readReviewer(form);
    const refused: { number: string; because: string }[] = [];
    for (const { handle, number, events: seen } of lines) {
      try {
        const sent = { params: { handle }, body: { to, seen, language } };
        await ask<AppealApi['assign']>('POST', '/api/appeals/:handle/assign', sent);
      } catch (error) {
        if (!(error instanceof Refusal) || error.status !== 422) throw error;
        refused.push({ number, because: error.because });
      }
    }
    return { assigned: lines.length - refused.length, refused };
  };
  return (
    <AssignCases
      title={say('appeals.assign_n', { n: lines.length })}
      assign={assign}
      said={(n) => say('appeals.assigned_n', { n })}
      close={close}
      done={done}
    >
      <ColleagueField />
    </AssignCases>
  );
}
