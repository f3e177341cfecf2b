import type { Remittance } from '../../formats/x12/index.ts';
import { californiaDate, type Finding, finding } from '../../kernel/index.ts';
import type { DecidedClaim, RemittancePayer } from '../../rooms/claims/index.ts';
import type { CompiledPolicy } from '../../rules/index.ts';
import { type AnswerFile, answerFiles, remittancesFor } from './answer-files.ts';
import type { ClaimDesk } from './claim-desk.ts';
import { type CheckedFile, checkFile, claimBatches } from './read-claims.ts';

export interface AdjudicationRun {
  readonly desk: ClaimDesk;
  readonly file: CheckedFile;
  readonly decided: readonly DecidedClaim[];
  readonly answers: readonly AnswerFile[];
  readonly remittances: readonly Remittance[];
  readonly findings: readonly Finding[];
}

export interface AdjudicationOptions {
  readonly policy: CompiledPolicy;
  readonly payer: RemittancePayer;
  /** Opens the desk for a checked file and says when that file was first received. */
  readonly openDesk: (file: CheckedFile) => Promise<{ desk: ClaimDesk; receivedAt: Date }>;
  /** Called as work goes on. */
  readonly progress?: (step: 'checking' | 'judging' | 'writing', claims: number, of: number) => void;
}

const BATCH = 1_000;

/** From an 837P file to its answers. A file without one usable set is answered too: with a 999 or TA1 that says why. */
export async function adjudicateFile(path: string, options: AdjudicationOptions): Promise<AdjudicationRun> {
  const { policy, payer, openDesk, progress = () => undefined } = options;
  progress('checking', 0, 0);
  const file = await checkFile(path);
  const sets = file.report.interchanges.flatMap((i) => i.groups.flatMap((g) => g.sets));
  const expected = sets.reduce((sum, s) => sum + (s.accepted ? s.claims : 0), 0);
  const { desk, receivedAt } = await openDesk(file);
  let judged = 0;
  const batches = claimBatches(path, file, policy, californiaDate(receivedAt), BATCH);
  for (let next = await batches.next(); !next.done; ) {
    const batch = next.value;
    // The next batch is read while this one is judged and stored.
    const [, following] = await Promise.all([desk.judge(batch), batches.next()]);
    judged += batch.length;
    progress('judging', judged, expected);
    next = following;
  }
  progress('writing', judged, expected);
  const decided = file.report.accepted.size === 0 ? [] : await desk.decided();
  const replaced = decided.flatMap((d) => (d.reversed.length > 0 && d.claim.replaces ? [d.claim.replaces] : []));
  const earlier = await desk.earlier(replaced);
  const source = { policy, fileId: file.id, report: file.report, decided, earlier, payer, at: receivedAt };
  return {
    desk,
    file,
    decided,
    answers: answerFiles(source),
    remittances: remittancesFor(source),
    findings: [...file.report.findings, ...noClaims(file)],
  };
}

/** An X12 file that is whole and holds no claims is not what this command was given it for. */
function noClaims({ report }: CheckedFile): Finding[] {
  const sets = report.interchanges.flatMap((i) => i.groups.flatMap((g) => g.sets));
  if (!report.ok || sets.some((s) => s.set === '837')) return [];
  const received = [...new Set(sets.map((s) => s.set))].join(', ') || 'no transaction set';
  return [finding('claim_file.no_claims', 'file', { expected: '837P claims', received })];
}
