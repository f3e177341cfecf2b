import type { PolicyBook, SourcesFile } from '../../rules/index.ts';
import type { CaseResult } from '../cases/run-cases.ts';
import { type CitedAs, policyCitations } from './policy-citations.ts';
import type { SourceEvidence } from './source-evidence.ts';

export type CoverageStatus = 'works' | 'partial' | 'not yet';

export interface CoveredRow {
  readonly id: string;
  readonly kind: string;
  readonly area: string;
  readonly document: SourcesFile['document'];
  readonly status: CoverageStatus;
  /** Addresses in the policy and files of the code that implement it. */
  readonly where: readonly string[];
  /** Cases that hold and tests that carry its id. */
  readonly proof: readonly string[];
}

/** Rows of these kinds, once written as policy, are proven by a case and by nothing else. */
const JUDGED = new Set(['rule', 'limit', 'price', 'eligibility', 'authorization']);
/** For these the words of the published page are the thing itself. */
const WORDED = new Set(['content']);
/**
 * For these, telling people is the thing itself: a page of the provider library does it. Of a channel or a screen it only
 * tells; that the door opens is for a feature or a rule to show.
 */
const TOLD = new Set(['content', 'document']);

interface Evidence {
  readonly policy: readonly string[];
  readonly code: readonly string[];
  readonly cases: readonly string[];
  readonly tests: readonly string[];
}

/** What of every numbered statement works. A case that does not hold, a skipped test and a bare mention count for nothing. */
export function coverageOf(
  book: PolicyBook,
  sources: readonly SourcesFile[],
  cases: readonly CaseResult[],
  evidence: readonly SourceEvidence[],
): CoveredRow[] {
  const citations = Map.groupBy(policyCitations(book), (c) => c.id);
  const bySource = Map.groupBy(evidence, (e) => e.id);
  const byCase = new Map<string, string[]>();
  for (const held of cases.filter((c) => c.mismatches.length === 0)) {
    for (const id of held.cites) byCase.set(id, [...(byCase.get(id) ?? []), `${held.file}: ${held.name}`]);
  }
  return sources.flatMap(({ document, statements }) =>
    statements.map(({ id, kind, area }) => {
      const cited = (citations.get(id) ?? []).filter((c) => counts(c.as, kind));
      const found = bySource.get(id) ?? [];
      const gathered: Evidence = {
        policy: sorted(cited.map((c) => c.at)),
        code: sorted(found.flatMap((e) => (e.test === undefined ? [e.file] : []))),
        cases: sorted(byCase.get(id) ?? []),
        tests: sorted(found.flatMap((e) => (e.test === undefined ? [] : [`${e.file}: ${e.test}`]))),
      };
      const where = [...gathered.policy, ...gathered.code];
      const proof = [...gathered.cases, ...gathered.tests];
      return { id, kind, area, document, status: statusOf(kind, gathered), where, proof };
    }),
  );
}

function statusOf(kind: string, { policy, code, cases, tests }: Evidence): CoverageStatus {
  const isWritten = policy.length + code.length > 0;
  const isProven = cases.length + tests.length > 0;
  if (!isWritten && !isProven) return 'not yet';
  if (!isWritten || !isProven) return 'partial';
  const isInCode = code.length > 0 && tests.length > 0;
  return JUDGED.has(kind) && policy.length > 0 && cases.length === 0 && !isInCode ? 'partial' : 'works';
}

/** Words beside a rule do not implement it; they do implement what is only to be told. */
function counts(as: CitedAs, kind: string): boolean {
  if (as === 'page') return WORDED.has(kind);
  return as !== 'library' || TOLD.has(kind);
}

function sorted(items: readonly string[]): string[] {
  return [...new Set(items)].sort();
}
