import type { PolicyBook } from '../../rules/index.ts';
import { code, generatedBy, page, table } from './markdown.ts';

export const REFERENCE_COMMAND = './madrone policy reference';

/** `policy-reasons.md`: every reason a line can be given, in words and in the numbers that travel in an 835. */
export function reasonPage(book: PolicyBook): string {
  const rows = Object.entries(book.reasons)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, reason]) => [
      code(id),
      reason.say.en,
      reason.say.es,
      `${reason.group} ${reason.carc}`,
      reason.rarc.join(', '),
      reason.status ? `${reason.status.category} ${reason.status.code}` : '',
    ]);
  return page(
    '# Reasons',
    generatedBy(REFERENCE_COMMAND),
    `A decision names its reasons by these ids (\`reason\`, \`reasons\` in a case). CARC and RARC are the public adjustment and remark
codes of the 835; the last column is the category and status of a 277CA where the reason rejects a claim.`,
    table(['id', 'English', 'Spanish', 'CARC', 'RARC', '277CA'], rows),
  );
}
