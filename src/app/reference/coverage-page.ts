import type { CoverageStatus, CoveredRow } from './coverage.ts';
import { code, codes, generatedBy, page, table } from './markdown.ts';

const STATUSES: readonly CoverageStatus[] = ['works', 'partial', 'not yet'];

const RULE = `A row **works** when the policy (a clause, a price, a provision, a question, a code list, a plan entry) or a feature's \`@cites\`
implements it **and** a policy case that holds, or a test whose name carries its id in square brackets, proves it. It is
**partial** with only one of the two, or when a rule, limit, price, eligibility or authorization is written as policy and no
case proves it. Otherwise **not yet**. The words of a benefit's page count only for rows of the kind \`content\`, a page of the provider
library for rows of the kinds \`content\` and \`document\`: of a channel or a screen it tells, and does not show that the door opens.`;

/** `docs/reference/coverage.md`: the summary, then every row with where it stands and what proves it. */
export function coveragePage(rows: readonly CoveredRow[]): string {
  const ledger = rows.filter((r) => r.document.kind === 'ledger');
  const reference = rows.filter((r) => r.document.kind === 'reference');
  return page(
    '# What works',
    generatedBy('./madrone policy coverage'),
    RULE,
    '## The ledger by document',
    summary('document', ledger, (r) => r.document.id),
    '## The ledger by kind',
    summary('kind', ledger, (r) => r.kind),
    '## Facts from beyond the ledger',
    summary('document', reference, (r) => r.document.id),
    ...documents(rows),
  );
}

export function counts(rows: readonly CoveredRow[]): Record<CoverageStatus, number> {
  const count = (status: CoverageStatus) => rows.filter((r) => r.status === status).length;
  return { works: count('works'), partial: count('partial'), 'not yet': count('not yet') };
}

export function grouped(rows: readonly CoveredRow[], key: (row: CoveredRow) => string): [string, CoveredRow[]][] {
  return [...Map.groupBy(rows, key)].sort(([a], [b]) => (a < b ? -1 : 1));
}

function summary(name: string, rows: readonly CoveredRow[], key: (row: CoveredRow) => string): string {
  const line = (label: string, some: readonly CoveredRow[]) => {
    const found = counts(some);
    return [label, String(some.length), ...STATUSES.map((s) => String(found[s]))];
  };
  const groups = grouped(rows, key).map(([label, some]) => line(label, some));
  return table([name, 'rows', ...STATUSES], [...groups, line('**all**', rows)]);
}

function documents(rows: readonly CoveredRow[]): string[] {
  return grouped(rows, (r) => r.document.id).flatMap(([id, some]) => {
    const { title, publisher, dated } = some[0]?.document ?? { title: id, publisher: '' };
    return [
      `## ${id}`,
      `${title}. ${publisher}${dated === undefined ? '' : `, ${dated}`}.`,
      table(
        ['row', 'kind', 'area', 'status', 'where', 'proof'],
        [...some]
          .sort((a, b) => (a.id < b.id ? -1 : 1))
          .map((r) => [code(r.id), r.kind, r.area, r.status, codes(r.where), r.proof.join('; ')]),
      ),
    ];
  });
}
