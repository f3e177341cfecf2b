import type { PapersState } from '../contract/network.ts';
import { VerdictMark } from '../parts/verdict.tsx';
import { useSay } from '../words/use-say.ts';

/** Whether somebody's papers qualify: met, not met, not known yet; or that a person decides, or that nothing is asked. */
export function PapersMark({ state }: { readonly state: PapersState }) {
  const say = useSay();
  if (state === 'yes') return <VerdictMark verdict="met" />;
  if (state === 'no') return <VerdictMark verdict="unmet" />;
  if (state === 'unknown') return <VerdictMark verdict="unknown" />;
  return <span>{say(`papers.${state}`)}</span>;
}
