import type { Claim837 } from './claim.ts';
import { ClaimAssembler } from './claim-assembler.ts';
import type { EnvelopeListener } from './envelope.ts';
import type { X12Finding } from './finding.ts';
import { defaultLimits, type X12Limits } from './limits.ts';
import { type Chunks, X12Reader } from './reader.ts';
import type { TransactionKey } from './report.ts';
import type { GroupScope, InterchangeScope, SetScope } from './scopes.ts';
import type { Segment } from './segment.ts';
import { tableFor } from './tables.ts';

/** What a pass over an 837P file yields, in file order. */
export type Read837 =
  /** A set begins; its claims follow. */
  | {
      readonly kind: 'transaction';
      readonly key: TransactionKey;
      readonly interchange: string;
      readonly group: string;
      readonly transaction: string;
      readonly version: string;
      /** P production, T test. */
      readonly usage: string;
    }
  | { readonly kind: 'claim'; readonly key: TransactionKey; readonly claim: Claim837 }
  /** What was yielded before under these keys must not be used: the envelope broke after it, or a value was unreadable. */
  | {
      readonly kind: 'rejected';
      readonly level: 'transaction' | 'group' | 'interchange' | 'file';
      readonly keys: readonly TransactionKey[];
      readonly findings: readonly X12Finding[];
    };

export interface ReadOptions extends Partial<X12Limits> {
  /** Read only these sets, as `checkX12` reported them accepted. */
  readonly only?: ReadonlySet<TransactionKey>;
}

/**
 * Typed claims, streamed, one claim in memory at a time. Checks envelopes and what a claim cannot do without, not the
 * guide: run `checkX12` first and pass its `accepted` as `only`.
 */
export async function* read837(chunks: Chunks, options: ReadOptions = {}): AsyncGenerator<Read837> {
  const pass = new ClaimPass(options);
  for await (const bytes of chunks) {
    pass.push(bytes);
    while (pass.advance()) yield* pass.take();
    yield* pass.take();
  }
  pass.end();
  while (pass.advance()) yield* pass.take();
  pass.finish();
  yield* pass.take();
}

/** `read837` for a file already in memory. */
export function* read837Bytes(bytes: Uint8Array, options: ReadOptions = {}): Generator<Read837> {
  const pass = new ClaimPass(options);
  pass.push(bytes);
  pass.end();
  while (pass.advance()) yield* pass.take();
  pass.finish();
  yield* pass.take();
}

const BATCH = 512;

class ClaimPass implements EnvelopeListener {
  private readonly reader: X12Reader;
  private readonly only: ReadonlySet<TransactionKey> | undefined;
  private readonly maxFindings: number;
  private queue: Read837[] = [];
  private assembler: ClaimAssembler | undefined;
  private findings: X12Finding[] = [];
  private groupKeys: TransactionKey[] = [];
  private interchangeKeys: TransactionKey[] = [];

  constructor(options: ReadOptions) {
    const limits = { ...defaultLimits, ...options };
    this.maxFindings = limits.maxFindings;
    this.only = options.only;
    this.reader = new X12Reader(this, limits);
  }

  push(bytes: Uint8Array): void {
    this.reader.push(bytes);
  }

  advance(): boolean {
    return this.reader.advance(BATCH);
  }

  end(): void {
    this.reader.end();
  }

  finish(): void {
    this.reader.finish();
    if (this.findings.some((f) => f.severity === 'error')) this.reject('file', []);
  }

  take(): Read837[] {
    const { queue } = this;
    this.queue = [];
    return queue;
  }

  finding(finding: X12Finding): void {
    if (this.findings.length < this.maxFindings) this.findings.push(finding);
  }

  openSet(set: SetScope): void {
    const { key, version, control } = set.report;
    this.assembler = undefined;
    if (this.only && !this.only.has(key)) return;
    if (set.report.set !== '837' || !tableFor('837', version)) return;
    const { interchange, group } = set.place;
    const at = { interchange, group, transaction: control };
    this.queue.push({ kind: 'transaction', key, ...at, version, usage: set.usage });
    this.assembler = new ClaimAssembler(
      at,
      (claim) => this.queue.push({ kind: 'claim', key, claim }),
      (segment, element, expected) => {
        set.reject('5', false);
        const place = { ...this.reader.envelope.place(segment), element };
        const received = segment.element(element);
        this.reader.envelope.report('structure', 'x12.unreadable-value', place, { expected, received });
      },
    );
  }

  segment(segment: Segment): void {
    this.assembler?.take(segment);
  }

  closingSet(set: SetScope): void {
    this.assembler?.end(set.report.segments);
    this.assembler = undefined;
  }

  closedSet(set: SetScope): void {
    const { key, outcome } = set.report;
    if (this.only && !this.only.has(key)) {
      this.findings = [];
      return;
    }
    if (outcome === 'R') this.reject('transaction', [key]);
    else this.groupKeys.push(key);
  }

  closedGroup(group: GroupScope): void {
    if (group.report.outcome === 'R' && this.groupKeys.length > 0) this.reject('group', this.groupKeys);
    else for (const key of this.groupKeys) this.interchangeKeys.push(key);
    this.groupKeys = [];
  }

  closedInterchange(interchange: InterchangeScope): void {
    if (interchange.report.outcome === 'R') this.reject('interchange', this.interchangeKeys);
    this.interchangeKeys = [];
  }

  private reject(level: 'transaction' | 'group' | 'interchange' | 'file', keys: readonly TransactionKey[]): void {
    this.queue.push({ kind: 'rejected', level, keys, findings: this.findings });
    this.findings = [];
  }
}
