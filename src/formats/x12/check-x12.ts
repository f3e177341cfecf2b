import { SetChecker } from './check-set.ts';
import type { CompiledTransaction } from './compile.ts';
import type { EnvelopeListener } from './envelope.ts';
import type { X12Finding } from './finding.ts';
import { nowhere, x12Finding } from './finding.ts';
import { defaultLimits, type X12Limits } from './limits.ts';
import type { TableOverride } from './override.ts';
import { type Chunks, X12Reader } from './reader.ts';
import type { InterchangeReport, TransactionKey, X12Report } from './report.ts';
import type { GroupScope, InterchangeScope, SetScope } from './scopes.ts';
import type { Segment } from './segment.ts';
import { tableFor } from './tables.ts';

export interface CheckOptions extends Partial<X12Limits> {
  /** A partner's departures from the guides. */
  readonly overrides?: readonly TableOverride[];
}

/**
 * Reads a whole file and says what may be used: envelopes, structure, element syntax; and, apart, business totals.
 * Memory does not depend on the size of the file.
 */
export async function checkX12(chunks: Chunks, options: CheckOptions = {}): Promise<X12Report> {
  const check = new FileCheck(options);
  for await (const bytes of chunks) check.push(bytes);
  return check.end();
}

/** `checkX12` for a file already in memory. */
export function checkX12Bytes(bytes: Uint8Array, options: CheckOptions = {}): X12Report {
  const check = new FileCheck(options);
  check.push(bytes);
  return check.end();
}

const BATCH = 4096;

class FileCheck implements EnvelopeListener {
  private readonly limits: X12Limits;
  private readonly overrides: readonly TableOverride[];
  private readonly reader: X12Reader;
  private readonly findings: X12Finding[] = [];
  private readonly interchanges: InterchangeReport[] = [];
  private readonly accepted = new Set<TransactionKey>();
  private readonly tables = new Map<string, CompiledTransaction | undefined>();
  private checker: SetChecker | undefined;
  private isOk = true;
  private bytes = 0;

  constructor(options: CheckOptions) {
    this.limits = { ...defaultLimits, ...options };
    this.overrides = options.overrides ?? [];
    this.reader = new X12Reader(this, this.limits);
  }

  push(bytes: Uint8Array): void {
    this.bytes += bytes.length;
    this.reader.push(bytes);
    while (this.reader.advance(BATCH));
  }

  end(): X12Report {
    this.reader.end();
    while (this.reader.advance(BATCH));
    this.reader.finish();
    const { empties } = this.reader;
    if (empties > 0) {
      this.finding(x12Finding('file', 'x12.empty-segments', nowhere, { received: `${empties} skipped` }, 'warning'));
    }
    const { interchanges, accepted, findings, bytes } = this;
    return { ok: this.isOk, bytes, segments: this.reader.envelope.segments, interchanges, accepted, findings };
  }

  finding(finding: X12Finding): void {
    if (finding.severity === 'error' && finding.kind !== 'business') this.isOk = false;
    const { maxFindings } = this.limits;
    if (this.findings.length < maxFindings) this.findings.push(finding);
    else if (this.findings.length === maxFindings) {
      const detail = { expected: `at most ${maxFindings} findings` };
      this.findings.push(x12Finding('file', 'x12.more-findings', finding.place, detail, 'warning'));
    }
  }

  openSet(set: SetScope): void {
    const { version } = set.report;
    if (!this.tables.has(version)) this.tables.set(version, tableFor(set.report.set, version, this.overrides));
    const table = this.tables.get(version);
    const { maxErrorsPerSet } = this.limits;
    this.checker = table && new SetChecker(table, set, this.reader.envelope, maxErrorsPerSet);
  }

  segment(segment: Segment): void {
    this.checker?.take(segment);
  }

  closingSet(set: SetScope): void {
    this.checker?.end(set.report.segments);
    this.checker = undefined;
  }

  closedSet(set: SetScope, group: GroupScope): void {
    group.report.sets.push(set.report);
  }

  closedGroup(group: GroupScope, interchange: InterchangeScope): void {
    interchange.report.groups.push(group.report);
  }

  closedInterchange(interchange: InterchangeScope): void {
    const { report } = interchange;
    for (const group of report.groups) {
      for (const set of group.sets) {
        if (set.outcome === 'R' || group.outcome === 'R' || report.outcome === 'R') continue;
        Object.assign(set, { accepted: true });
        this.accepted.add(set.key);
      }
    }
    this.interchanges.push(report);
  }
}
