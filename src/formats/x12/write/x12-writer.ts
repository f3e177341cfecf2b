import { isDelimiterSet } from '../delimiters.ts';
import { nowhere, type X12Finding, x12Finding } from '../finding.ts';
import {
  type OutgoingEnvelope,
  type Piece,
  type Separators,
  usualSeparators,
  type Written,
} from './outgoing-envelope.ts';

/** What may stand in an element: an identifier, a count, free text, components, or nothing. */
export type Value = string | number | undefined | Free | Parts;
export interface Free {
  readonly free: string;
  readonly max: number;
}
export interface Parts {
  readonly parts: readonly (string | undefined)[];
}

/** Text for people: a separator in it becomes a space and a long one is cut, both with a warning. */
export function free(text: string | undefined, max: number): Free {
  return { free: text ?? '', max };
}

export function parts(...values: readonly (string | undefined)[]): Parts {
  return { parts: values };
}

interface Guide {
  readonly code: string;
  readonly set: string;
  readonly version: string;
  /** 835 has no ST03. */
  readonly hasVersionInSet: boolean;
}

/**
 * Writes envelopes, counts and control numbers; trims empty tails. An identifier that holds a separator or a control
 * character is an error, because changing it would change whom it names: then there is no file.
 */
export class X12Writer {
  readonly findings: X12Finding[] = [];
  private readonly envelope: OutgoingEnvelope;
  private readonly guide: Guide | undefined;
  private readonly separators: Separators;
  private readonly end: string;
  private readonly unsafe: RegExp;
  private text = '';
  private set = '';
  private segments = 0;
  private sets = 0;

  constructor(envelope: OutgoingEnvelope, guide?: Guide) {
    this.envelope = envelope;
    this.guide = guide;
    this.separators = envelope.separators ?? usualSeparators;
    const { element, component, repetition, terminator } = this.separators;
    this.end = terminator + (envelope.lineEnd ?? '');
    const escaped = [element, component, repetition, terminator].map((c) => c.replace(/[\\\]^-]/g, '\\$&')).join('');
    this.unsafe = new RegExp(`[${escaped}\\p{Cc}\\p{Cs}]`, 'gu');
    if (!isDelimiterSet(this.separators)) this.error('x12.separator', 'four different punctuation characters', escaped);
    this.openInterchange();
  }

  /** How many segments the open set has, ST included. */
  get ordinal(): number {
    return this.segments;
  }

  openSet(): void {
    const { guide, envelope } = this;
    this.set = String((envelope.setControl ?? 1) + this.sets++).padStart(4, '0');
    this.segments = 0;
    this.seg('ST', guide?.set, this.set, guide?.hasVersionInSet ? guide.version : undefined);
  }

  closeSet(): void {
    this.seg('SE', this.segments + 1, this.set);
    this.set = '';
    this.segments = 0;
  }

  close(): void {
    const { envelope, guide } = this;
    if (guide) this.seg('GE', this.sets, envelope.groupControl);
    this.seg('IEA', guide ? 1 : 0, padded(envelope.interchangeControl));
  }

  seg(id: string, ...values: readonly Value[]): void {
    this.segments++;
    const { element } = this.separators;
    let line = id;
    let empties = '';
    for (let i = 0; i < values.length; i++) {
      empties += element;
      const value = this.render(values[i], id, i + 1);
      if (value === '') continue;
      line += empties + value;
      empties = '';
    }
    this.text += line + this.end;
  }

  /** What `write` writes, apart from everything before it. */
  piece(write: () => void): Piece {
    this.flush();
    const before = this.segments;
    write();
    return { text: this.flush(), segments: this.segments - before };
  }

  paste({ text, segments }: Piece): void {
    this.segments += segments;
    this.text += text;
  }

  /** Enough has been written to be handed on. */
  get isFull(): boolean {
    return this.text.length >= 65_536;
  }

  /** What was written since the last call. */
  flush(): string {
    const { text } = this;
    this.text = '';
    return text;
  }

  result(): Written {
    return { text: hasErrors(this.findings) ? '' : this.flush(), findings: this.findings };
  }

  error(code: string, expected: string, received: string, id = '', element = 0): void {
    const place = { ...nowhere, transaction: this.set, segment: this.set ? this.segments : 0, id, element };
    this.findings.push(x12Finding('structure', code, place, { expected, received }));
  }

  private render(value: Value, id: string, element: number): string {
    if (value === undefined || value === '') return '';
    if (typeof value === 'number') return String(value);
    if (typeof value === 'string') return this.safe(value, id, element);
    if ('free' in value) return this.renderFree(value, id, element);
    const { component } = this.separators;
    const rendered = value.parts.map((part) => (part ? this.safe(part, id, element) : ''));
    while (rendered.length > 0 && rendered[rendered.length - 1] === '') rendered.pop();
    return rendered.join(component);
  }

  private safe(value: string, id: string, element: number): string {
    this.unsafe.lastIndex = 0;
    if (!this.unsafe.test(value)) return value;
    this.error('x12.cannot-write', 'an identifier without separators or control characters', value, id, element);
    return '';
  }

  private renderFree({ free, max }: Free, id: string, element: number): string {
    let text = free.replace(this.unsafe, ' ');
    if (text !== free) this.warn('x12.replaced', 'text without separators', free, id, element);
    const characters = text.length > max ? [...text] : [];
    if (characters.length > max) {
      this.warn('x12.cut', `at most ${max} characters`, free, id, element);
      text = characters.slice(0, max).join('');
    }
    return text.trim();
  }

  private warn(code: string, expected: string, received: string, id: string, element: number): void {
    const place = { ...nowhere, transaction: this.set, segment: this.segments, id, element };
    this.findings.push(x12Finding('structure', code, place, { expected, received }, 'warning'));
  }

  private openInterchange(): void {
    const { envelope, guide, separators } = this;
    const { sender, receiver } = envelope;
    const time = envelope.time.replace(':', '').slice(0, 4);
    const date = envelope.date.replaceAll('-', '');
    for (const [partner, element] of [[sender, 6] as const, [receiver, 8] as const]) {
      if (partner.id.length === 0 || partner.id.length > 15) {
        this.error('x12.cannot-write', 'an id of one to fifteen characters', partner.id, 'ISA', element);
      }
    }
    const fixed = [
      '00',
      ' '.repeat(10),
      '00',
      ' '.repeat(10),
      sender.qualifier.padEnd(2),
      this.safe(sender.id, 'ISA', 6).padEnd(15),
      receiver.qualifier.padEnd(2),
      this.safe(receiver.id, 'ISA', 8).padEnd(15),
      date.slice(2),
      time,
      separators.repetition,
      '00501',
      padded(envelope.interchangeControl),
      envelope.wantsTa1 ? '1' : '0',
      envelope.usage,
      separators.component,
    ];
    this.text += `ISA${separators.element}${fixed.join(separators.element)}${this.end}`;
    if (!guide) return;
    const from = sender.applicationId ?? sender.id;
    const to = receiver.applicationId ?? receiver.id;
    this.seg('GS', guide.code, from, to, date, time, envelope.groupControl, 'X', guide.version);
  }
}

export function hasErrors(findings: readonly X12Finding[]): boolean {
  return findings.some((f) => f.severity === 'error');
}

function padded(control: number): string {
  return String(control).padStart(9, '0');
}

/** `2025-03-14` → `20250314`. */
export function d8(date: string): string {
  return date.replaceAll('-', '');
}
