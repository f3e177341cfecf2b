import type { EnvelopeListener } from './envelope.ts';
import type { X12Finding } from './finding.ts';
import { defaultLimits, type X12Limits } from './limits.ts';
import { type Chunks, X12Reader } from './reader.ts';
import type { TransactionKey } from './report.ts';
import type { GroupScope, InterchangeScope, SetScope } from './scopes.ts';
import type { Segment } from './segment.ts';
import { tableFor } from './tables.ts';

/** What every typed reader yields beside its own items, in file order. */
export type TypedEvent =
  /** A set begins; its items follow. */
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

/** A value a typed item cannot do without could not be read. */
export type BadValue = (segment: Segment, element: number, expected: string) => void;

/** Builds the items of one set from the segments between ST and SE. */
export interface Assembler {
  take(segment: Segment): void;
  /** The set ends at the segment with this ordinal. */
  end(ordinal: number): void;
}

/** Where a set stands in its file. */
export interface SetPlace {
  readonly interchange: string;
  readonly group: string;
  readonly transaction: string;
}

/** One kind of set: its number and how an assembler for it is made. */
export interface TypedSet<Item> {
  readonly set: string;
  readonly assembler: (at: SetPlace, key: TransactionKey, done: (item: Item) => void, bad: BadValue) => Assembler;
}

/** Typed items, streamed, one in memory at a time. Checks envelopes and what an item cannot do without, not the guide. */
export async function* readTyped<Item>(
  typed: TypedSet<Item>,
  chunks: Chunks,
  options: ReadOptions,
): AsyncGenerator<TypedEvent | Item> {
  const pass = new TypedPass(typed, options);
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

/** `readTyped` for a file already in memory. */
export function* readTypedBytes<Item>(
  typed: TypedSet<Item>,
  bytes: Uint8Array,
  options: ReadOptions,
): Generator<TypedEvent | Item> {
  const pass = new TypedPass(typed, options);
  pass.push(bytes);
  pass.end();
  while (pass.advance()) yield* pass.take();
  pass.finish();
  yield* pass.take();
}

const BATCH = 512;

class TypedPass<Item> implements EnvelopeListener {
  private readonly typed: TypedSet<Item>;
  private readonly reader: X12Reader;
  private readonly only: ReadonlySet<TransactionKey> | undefined;
  private readonly maxFindings: number;
  private queue: (TypedEvent | Item)[] = [];
  private assembler: Assembler | undefined;
  private findings: X12Finding[] = [];
  private groupKeys: TransactionKey[] = [];
  private interchangeKeys: TransactionKey[] = [];

  constructor(typed: TypedSet<Item>, options: ReadOptions) {
    this.typed = typed;
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

  take(): (TypedEvent | Item)[] {
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
    if (set.report.set !== this.typed.set || !tableFor(this.typed.set, version)) return;
    const { interchange, group } = set.place;
    const at = { interchange, group, transaction: control };
    this.queue.push({ kind: 'transaction', key, ...at, version, usage: set.usage });
    this.assembler = this.typed.assembler(
      at,
      key,
      (item) => this.queue.push(item),
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
