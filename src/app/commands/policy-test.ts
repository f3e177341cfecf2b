import { readFile } from 'node:fs/promises';
import type { Finding } from '../../kernel/index.ts';
import { readYamlFolder } from '../../platform/policy/index.ts';
import { type PolicyText, Speech } from '../../rules/index.ts';
import { type CaseReport, type CaseResult, readCast, runCases } from '../cases/run-cases.ts';
import { lookAtInput } from '../input-file.ts';
import { zipTable } from '../network-folder.ts';
import { caseFiles, castFile, loadPolicyFolder } from '../policy-folder.ts';
import { EXIT, sayFinding } from './speak.ts';

export interface TestOptions {
  readonly json?: boolean;
  readonly lang: string;
}

/** `madrone policy test [path…]`: plays cases and says which do not hold. */
export async function policyTest(paths: readonly string[], { json, lang }: TestOptions): Promise<number> {
  const loaded = await loadPolicyFolder();
  const findings: Finding[] = [...loaded.findings];
  const cast = readCast(await castFile(), findings);
  const known = new Set(loaded.sources.flatMap((s) => s.statements.map((row) => row.id)));
  const files =
    paths.length === 0 ? await caseFiles() : (await Promise.all(paths.map((path) => filesAt(path, findings)))).flat();
  const report = await runCases(loaded.book, cast, files, known, await zipTable());
  const whole = { ...report, findings: [...findings, ...report.findings] };
  if (json) console.log(JSON.stringify(whole, null, 2));
  else sayReport(whole, files.length, new Speech(loaded.book, lang));
  if (whole.findings.length > 0) return EXIT.badInput;
  return whole.results.some((r) => r.mismatches.length > 0) ? EXIT.no : EXIT.yes;
}

async function filesAt(path: string, findings: Finding[]): Promise<PolicyText[]> {
  const trouble = await lookAtInput(path);
  if (!trouble) return [{ path, text: await readFile(path, 'utf8') }];
  if (trouble.code !== 'input.not_a_file') {
    findings.push(trouble);
    return [];
  }
  const files = await readYamlFolder(path);
  return files.map((f) => ({ ...f, path: `${path.replace(/\/$/, '')}/${f.path}` }));
}

function sayReport(report: CaseReport, files: number, speech: Speech): void {
  for (const found of report.findings) console.log(sayFinding(found, speech));
  for (const result of report.results) if (result.mismatches.length > 0) sayFailure(result);
  const failed = report.results.filter((r) => r.mismatches.length > 0).length;
  const { leftOut, results } = report;
  const notPlayed = leftOut > 0 ? `; ${leftOut} left out for what is found above` : '';
  console.log(`${files} files, ${results.length} cases: ${results.length - failed} hold, ${failed} do not${notPlayed}`);
}

function sayFailure(result: CaseResult): void {
  console.log(`✗ ${result.file}: ${result.name} [${result.cites.join(', ')}]`);
  for (const { at, expected, received } of result.mismatches) {
    console.log(`    ${at}: expected ${JSON.stringify(expected)}, received ${JSON.stringify(received) ?? 'nothing'}`);
  }
}
