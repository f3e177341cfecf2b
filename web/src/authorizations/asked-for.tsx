import type { RequestLine } from '../contract/authorizations.ts';
import { useSay } from '../words/use-say.ts';
import { useBenefitCodes, withTitle } from './use-benefit-codes.ts';

/** What a request asks for, as its own plan names it. */
export function AskedFor({ line }: { readonly line: RequestLine }) {
  const say = useSay();
  const titles = useBenefitCodes(line.plan);
  return line.codes.length > 0 ? say.list(line.codes.map((code) => withTitle(code, titles))) : line.what;
}
