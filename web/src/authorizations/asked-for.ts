import type { RequestLine } from '../contract/authorizations.ts';
import { useSay } from '../words/use-say.ts';
import { useBenefitCodes, withTitle } from './use-benefit-codes.ts';

/** What a request asks for, as its own plan names it. */
export function useAskedFor({ plan, codes, what }: RequestLine): string {
  const say = useSay();
  const titles = useBenefitCodes(plan);
  return say.list(codes.map((code) => withTitle(code, titles))) || (what ?? '');
}

/** The same where a list has no place for a hook. */
export function AskedFor({ line }: { readonly line: RequestLine }) {
  return useAskedFor(line);
}
