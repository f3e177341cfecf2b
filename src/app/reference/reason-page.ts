import { compilePolicy, type PolicyBook } from '../../rules/index.ts';
import { code, generatedBy, page, table } from './markdown.ts';

export const REFERENCE_COMMAND = './madrone policy reference';

/** `policy-reasons.md`: every reason a line can be given, in words and in the numbers that travel in an 835. */
export function reasonPage(book: PolicyBook): string {
  const usedBy = usesOf(book);
  const rows = Object.entries(book.reasons)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, reason]) => [
      code(id),
      reason.say.en,
      reason.say.es,
      `${reason.group} ${reason.carc}`,
      reason.rarc.join(', '),
      reason.status ? `${reason.status.category} ${reason.status.code}` : '',
      usedBy.get(id)?.join('<br>') ?? '',
    ]);
  return page(
    '# Reasons',
    generatedBy(REFERENCE_COMMAND),
    `A decision names its reasons by these ids (\`reason\`, \`reasons\` in a case). CARC and RARC are the public adjustment and remark
codes of the 835; 277CA is the category and status where the
reason rejects a claim. The last column says which clause gives the reason and what follows: \`deny\`, \`pend\`, \`reject\` and \`elsewhere\` stand in
\`reasons\`, \`warn\` stands in \`warnings\`, a clause of a question (\`?\`) answers a \`check\` with that question. Reasons no clause gives come from
the claim itself, its price or its limits.`,
    table(['id', 'English', 'Spanish', 'CARC', 'RARC', '277CA', 'given by'], rows),
  );
}

/** Reason → the clauses that give it, by their addresses. */
function usesOf(book: PolicyBook): ReadonlyMap<string, readonly string[]> {
  const uses = new Map<string, string[]>();
  for (const pack of book.packs) {
    const policy = compilePolicy(book, pack.plan.plan);
    const own = (id: string) => id.startsWith(`${pack.plan.plan}/`);
    const clauses = [
      ...(policy?.provisions ?? []).flatMap((p) => p.clauses.map((clause) => ({ clause, mark: '' }))),
      ...[...(policy?.questions.values() ?? [])].flatMap((q) =>
        q.provisions.flatMap((p) => p.clauses.map((clause) => ({ clause, mark: '? ' }))),
      ),
    ];
    for (const { clause, mark } of clauses.filter(({ clause: c }) => own(c.id))) {
      uses.set(clause.reason, [...(uses.get(clause.reason) ?? []), `${mark}${code(clause.id)} ${clause.effect}`]);
    }
  }
  return uses;
}
