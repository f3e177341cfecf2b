import { createHash } from 'node:crypto';
import { californiaDate } from '../../kernel/index.ts';
import type { EnrollmentDialect } from '../../rules/index.ts';
import { enrollmentLines, type LookedAt, lookAtEnrollment, type Opened } from './enrollment-file.ts';
import { type EnrollmentStore, type LoadReport, loadEnrollment } from './load-enrollment.ts';

export interface Received {
  readonly plan: string;
  readonly name: string;
  readonly at: Date;
  readonly actor: string;
  readonly isSynthetic?: boolean;
}

/** A file from its bytes to its report: named by their digest, looked at to its end, then loaded. */
export async function receiveEnrollment(
  store: EnrollmentStore,
  open: Opened,
  dialects: readonly EnrollmentDialect[],
  received: Received,
): Promise<{ readonly report: LoadReport; readonly looked: LookedAt }> {
  const digest = createHash('sha256');
  let bytes = 0;
  for await (const chunk of open()) {
    digest.update(chunk);
    bytes += chunk.length;
  }
  const looked = await lookAtEnrollment(open, dialects);
  const { format, findings, isRefused } = looked;
  const file = { ...received, id: digest.digest('hex'), format, bytes, findings };
  const lines = enrollmentLines(open, looked, californiaDate(received.at));
  return { report: await loadEnrollment(store, file, lines, isRefused), looked };
}
