import { readCsv } from '../../formats/csv/index.ts';
import { checkX12, read834, type X12Report } from '../../formats/x12/index.ts';
import { type Finding, finding, type IsoDate } from '../../kernel/index.ts';
import type { EnrollmentDialect } from '../../rules/index.ts';
import type { EnrollmentLine } from './enrollment.ts';
import { flatEnrollment } from './flat-columns.ts';
import { enrollmentFrom834 } from './from-834.ts';
import { enrollmentFromFlat } from './from-flat.ts';

/** Opens the file's bytes from their beginning; a file is read twice. */
export type Opened = () => AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/** What the first pass over a file found. Nothing of a file is taken before its end has been seen. */
export interface LookedAt {
  readonly format: '834' | 'flat';
  /** Nothing of the file can be taken. */
  readonly isRefused: boolean;
  readonly findings: readonly Finding[];
  readonly dialect?: EnrollmentDialect;
  /** Of an 834: what its 999 is written from. */
  readonly report?: X12Report;
}

export async function lookAtEnrollment(open: Opened, dialects: readonly EnrollmentDialect[]): Promise<LookedAt> {
  const head = await firstBytes(open);
  if (!/^[\s\uFEFF]*ISA/.test(head)) return lookAtFlat(open);
  const sender = head.slice(head.indexOf('ISA') + 35, head.indexOf('ISA') + 50).trim();
  const dialect = dialects.find((d) => d.senders.includes(sender));
  const overrides = (dialect?.overrides ?? []).map((o) => ({ ...o, set: '834' }));
  const report = await checkX12(open(), { overrides });
  const sets = report.interchanges.flatMap((i) => i.groups).flatMap((g) => g.sets);
  const isRefused = !sets.some((s) => s.accepted && s.set === '834');
  const findings: Finding[] = report.findings.filter((f) => f.kind !== 'business');
  if (isRefused && findings.length === 0) {
    const received = [...new Set(sets.map((s) => s.set))].join(', ');
    findings.push(finding('member.no_enrollment', 'file', { expected: 'sets 834', received }));
  }
  return { format: '834', isRefused, findings, report, ...(dialect ? { dialect } : {}) };
}

async function lookAtFlat(open: Opened): Promise<LookedAt> {
  for await (const event of readCsv(open(), flatEnrollment)) {
    if (event.kind === 'rejected') return { format: 'flat', isRefused: true, findings: event.findings };
  }
  return { format: 'flat', isRefused: false, findings: [] };
}

/** The records of a file that was looked at, one at a time, in their order. */
export async function* enrollmentLines(
  open: Opened,
  { format, report, dialect }: LookedAt,
  received: IsoDate,
  programs: readonly string[],
): AsyncGenerator<EnrollmentLine> {
  let position = 0;
  if (format === 'flat') {
    for await (const event of readCsv(open(), flatEnrollment)) {
      if (event.kind === 'rejected') throw changed();
      yield enrollmentFromFlat(event, ++position, received, programs);
    }
    return;
  }
  for await (const event of read834(open(), { only: report?.accepted ?? new Set() })) {
    if (event.kind === 'rejected' && event.keys.length > 0) throw changed();
    if (event.kind === 'member') yield enrollmentFrom834(event.member, ++position, dialect, received);
  }
}

/** The first pass has seen the whole file: what it took cannot be rejected now. */
function changed(): Error {
  return new Error('the enrolment file changed while it was being read');
}

async function firstBytes(open: Opened): Promise<string> {
  let text = '';
  for await (const chunk of open()) {
    text += new TextDecoder('latin1').decode(chunk.subarray(0, 256));
    if (text.length >= 200) break;
  }
  return text.startsWith('ï»¿') ? text.slice(3) : text;
}
