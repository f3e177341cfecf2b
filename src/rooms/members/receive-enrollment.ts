import { createHash } from 'node:crypto';
import { californiaDate } from '../../kernel/index.ts';
import type { CompiledPolicy } from '../../rules/index.ts';
import { enrollmentLines, type LookedAt, lookAtEnrollment, type Opened } from './enrollment-file.ts';
import { type EnrollmentStore, type LoadReport, loadEnrollment } from './load-enrollment.ts';
import { surveyList } from './whole-list.ts';

export interface Received {
  readonly plan: string;
  readonly name: string;
  readonly at: Date;
  readonly actor: string;
  readonly isSynthetic?: boolean;
  /** Somebody has seen how many members a whole list would end, and said yes. */
  readonly isConfirmed?: boolean;
}

/** A file from its bytes to its report: named by their digest, looked at to its end, then loaded. */
export async function receiveEnrollment(
  store: EnrollmentStore,
  open: Opened,
  policy: Pick<CompiledPolicy, 'plan' | 'enrollments' | 'programs'>,
  received: Received,
): Promise<{ readonly report: LoadReport; readonly looked: LookedAt }> {
  const digest = createHash('sha256');
  let bytes = 0;
  for await (const chunk of open()) {
    digest.update(chunk);
    bytes += chunk.length;
  }
  const looked = await lookAtEnrollment(open, policy.enrollments);
  const { format, findings, isRefused } = looked;
  const file = { ...received, id: digest.digest('hex'), format, bytes, findings, network: policy.plan };
  const programs = policy.programs.map((p) => p.key);
  const lines = () => enrollmentLines(open, looked, californiaDate(received.at), programs);
  const isPart = looked.report !== undefined && !looked.report.ok;
  const list =
    format === '834' && !isRefused ? await surveyList(lines(), looked.dialect?.whole_list, isPart) : undefined;
  return { report: await loadEnrollment(store, file, lines(), isRefused, list), looked };
}
