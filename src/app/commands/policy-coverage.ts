import type { Finding } from '../../kernel/index.ts';
import { readCast, runCases } from '../cases/run-cases.ts';
import { zipTable } from '../network-folder.ts';
import { caseFiles, castFile, loadPolicyFolder, POLICY_FOLDER } from '../policy-folder.ts';
import { bringUpToDate } from '../reference/bring-up-to-date.ts';
import { type CoveredRow, coverageOf } from '../reference/coverage.ts';
import { counts, coveragePage, grouped } from '../reference/coverage-page.ts';
import { ROOT } from '../reference/fresh.ts';
import { readSourceEvidence } from '../reference/source-evidence.ts';

const PAGE = 'docs/reference/coverage.md';

export interface Measured {
  readonly rows: readonly CoveredRow[];
  /** Cases that were written and do not hold, or do not fit the format. */
  readonly idle: number;
}

/** Plays every case and reads every source file of a repository. */
export async function measureCoverage(policyFolder = POLICY_FOLDER, root = ROOT): Promise<Measured> {
  const { book, sources } = await loadPolicyFolder({}, policyFolder);
  const findings: Finding[] = [];
  const cast = readCast(await castFile(policyFolder), findings);
  const known = new Set(sources.flatMap((s) => s.statements.map((row) => row.id)));
  const report = await runCases(book, cast, await caseFiles(policyFolder), known, await zipTable());
  const idle = report.results.filter((r) => r.mismatches.length > 0).length + report.findings.length;
  return { rows: coverageOf(book, sources, report.results, await readSourceEvidence(root)), idle };
}

/** `madrone policy coverage [--check]`: what of every ledger row works, and the page that says so. */
export async function policyCoverage(options: { check?: boolean; json?: boolean }): Promise<number> {
  const { rows, idle } = await measureCoverage();
  const generated = [{ path: PAGE, text: coveragePage(rows) }];
  if (options.json) console.log(JSON.stringify(rows, null, 2));
  else sayCoverage(rows, idle);
  return bringUpToDate(generated, options.check ?? false, './madrone policy coverage');
}

function sayCoverage(rows: readonly CoveredRow[], idle: number): void {
  const ledger = rows.filter((r) => r.document.kind === 'ledger');
  const line = (label: string, some: readonly CoveredRow[]) => {
    const { works, partial, 'not yet': none } = counts(some);
    const figures = [some.length, works, partial, none].map((n) => String(n).padStart(8));
    console.log(`${label.padEnd(44)}${figures.join('')}`);
  };
  console.log(`${''.padEnd(44)}${['rows', 'works', 'partial', 'not yet'].map((h) => h.padStart(8)).join('')}`);
  for (const [id, some] of grouped(rows, (r) => r.document.id)) line(id, some);
  console.log('');
  for (const [kind, some] of grouped(ledger, (r) => r.kind)) line(kind, some);
  console.log('');
  line('ledger', ledger);
  line(
    'reference',
    rows.filter((r) => r.document.kind === 'reference'),
  );
  if (idle > 0) console.log(`${idle} cases do not hold and do not count`);
}
