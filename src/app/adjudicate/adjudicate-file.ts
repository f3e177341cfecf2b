import { californiaDate, type Finding, finding } from '../../kernel/index.ts';
import type { ClaimOutcome, DecidedClaim, ReceivedClaim, RemittancePayer } from '../../rooms/claims/index.ts';
import type { CompiledPolicy } from '../../rules/index.ts';
import { AnswerFiles } from './answer-files.ts';
import type { AnswerFile } from './answer-source.ts';
import type { ClaimDesk } from './claim-desk.ts';
import { type CheckedFile, checkFile, claimBatches } from './read-claims.ts';

export interface AdjudicationRun {
  readonly desk: ClaimDesk;
  readonly file: CheckedFile;
  readonly sums: Sums;
  readonly answers: readonly AnswerFile[];
  readonly findings: readonly Finding[];
}

/** What a file came to. */
export interface Sums {
  claims: number;
  lines: number;
  paid: number;
  readonly outcomes: Partial<Record<ClaimOutcome, number>>;
}

export interface AdjudicationOptions {
  readonly policy: CompiledPolicy;
  readonly payer: RemittancePayer;
  /** Opens the desk for a checked file and says when that file was first received. */
  readonly openDesk: (file: CheckedFile) => Promise<{ desk: ClaimDesk; receivedAt: Date }>;
  /** Called as work goes on. */
  readonly progress?: (step: 'checking' | 'judging' | 'writing', claims: number, of: number) => void;
}

/** Judged and stored in one transaction. A single claim that comes in meanwhile waits for as many. */
const BATCH = 1_000;

/** From an 837P file to its answers. A file without one usable set is answered too: with a 999 or TA1 that says why. */
export async function adjudicateFile(path: string, options: AdjudicationOptions): Promise<AdjudicationRun> {
  const { policy, payer, openDesk, progress = () => undefined } = options;
  progress('checking', 0, 0);
  const file = await checkFile(path, policy);
  const sets = file.report.interchanges.flatMap((i) => i.groups.flatMap((g) => g.sets));
  const expected = sets.reduce((sum, s) => sum + (s.accepted ? s.claims : 0), 0);
  const { desk, receivedAt } = await openDesk(file);
  const answers = new AnswerFiles({ policy, fileId: file.id, report: file.report, payer, at: receivedAt });
  const sums: Sums = { claims: 0, lines: 0, paid: 0, outcomes: {} };
  const judge = async (batch: readonly ReceivedClaim[]) => {
    const decided = await desk.judge(batch);
    const replaced = decided.flatMap((d) => (d.reversed.length > 0 && d.claim.replaces ? [d.claim.replaces] : []));
    answers.add(decided, await desk.earlier(replaced));
    for (const one of decided) count(sums, one);
  };
  const batches = claimBatches(path, file, policy, californiaDate(receivedAt), BATCH);
  for (let next = await batches.next(); !next.done; ) {
    // The next batch is read while this one is judged and stored.
    const [, following] = await Promise.all([judge(next.value), batches.next()]);
    progress('judging', sums.claims, expected);
    next = following;
  }
  progress('writing', sums.claims, expected);
  const findings = [...file.report.findings, ...noClaims(file)];
  return { desk, file, sums, answers: answers.files(), findings };
}

function count(sums: Sums, { outcome, lines, paid }: DecidedClaim): void {
  sums.claims++;
  sums.lines += lines.length;
  sums.paid += paid;
  sums.outcomes[outcome] = (sums.outcomes[outcome] ?? 0) + 1;
}

/** An X12 file that is whole and holds no claims is not what this command was given it for. */
function noClaims({ report }: CheckedFile): Finding[] {
  const sets = report.interchanges.flatMap((i) => i.groups.flatMap((g) => g.sets));
  if (!report.ok || sets.some((s) => s.set === '837')) return [];
  const received = [...new Set(sets.map((s) => s.set))].join(', ') || 'no transaction set';
  return [finding('claim_file.no_claims', 'file', { expected: '837P claims', received })];
}
