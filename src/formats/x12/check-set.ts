import { checkElements, type ElementListener } from './check-elements.ts';
import { ClaimTotal } from './claim-total.ts';
import { type ElementCode, elementCodes, mildElementErrors, type SegmentCode, segmentCodes } from './codes.ts';
import type { CompiledTransaction } from './compile.ts';
import type { Envelope } from './envelope.ts';
import { nowhere } from './finding.ts';
import { Hierarchy } from './hierarchy.ts';
import type { ElementError } from './report.ts';
import type { SetScope } from './scopes.ts';
import type { Segment } from './segment.ts';
import { LoopWalk, type WalkListener } from './walk.ts';

/** Judges one transaction set against its table and writes down what its 999 will say. */
export class SetChecker implements WalkListener, ElementListener {
  private readonly set: SetScope;
  private readonly envelope: Envelope;
  private readonly maxErrors: number;
  private readonly walk: LoopWalk;
  private readonly hierarchy: Hierarchy;
  private readonly total: ClaimTotal | undefined;
  private segment: Segment | undefined;
  private elements: ElementError[] | undefined;
  private claim = '';
  /** Errors said so far: a set that is nothing but errors is not described to the end. */
  private said = 0;
  /** Ordinal of the SE, where a segment missing at the end is noticed. */
  private trailer = 0;

  constructor(table: CompiledTransaction, set: SetScope, envelope: Envelope, maxErrors: number) {
    this.set = set;
    this.envelope = envelope;
    this.maxErrors = maxErrors;
    this.walk = new LoopWalk(table, this);
    this.hierarchy = new Hierarchy(table.rule.levels);
    if (table.rule.set === '837') {
      this.total = new ClaimTotal(({ claim: _claim, segment, offset, ...detail }) => {
        const place = { ...this.envelope.place(), segment, offset, id: 'CLM', element: 2, loop: '2300' };
        this.envelope.report('business', 'x12.claim-total', place, detail);
      });
    }
  }

  take(segment: Segment): void {
    this.segment = segment;
    if (segment.id === 'CLM' || segment.id === 'CLP') {
      this.claim = segment.element(1);
      this.set.report.claims++;
    } else if (segment.id === 'HL' || segment.id === 'INS') this.claim = '';
    else if (segment.id === 'REF' && segment.element(1) === '0F') this.claim = segment.element(2);
    const node = this.walk.place(segment);
    if (node) checkElements(node, segment, this);
    else if (segment.hasControl) this.elementError('6', 1, 0, 0, 0, 0);
    if (segment.id === 'HL') this.checkLevel(segment);
    this.total?.take(segment);
    this.elements = undefined;
  }

  /** The last segment has been read; `trailer` is where missing ones were noticed. */
  end(trailer: number): void {
    this.segment = undefined;
    this.trailer = trailer;
    this.walk.end();
    this.total?.end();
  }

  segmentError(code: SegmentCode, id: string, loop: string): void {
    const { set, segment } = this;
    set.reject('5', false);
    if (this.said++ > this.maxErrors * 10) return;
    const position = segment?.ordinal ?? this.trailer;
    const place = { ...this.envelope.place(segment), segment: position, id, loop };
    const detail = { ...(code === '3' ? { expected: id } : {}), received: segment?.id ?? 'SE' };
    this.envelope.report('structure', segmentCodes[code], place, detail);
    if (set.report.errors.length >= this.maxErrors) return;
    set.addError({ id: id.slice(0, 3), position, loop, code, claim: this.claim, elements: [] });
  }

  elementError(
    code: ElementCode,
    element: number,
    component: number,
    repetition: number,
    from: number,
    to: number,
  ): void {
    const { segment } = this;
    if (!segment) return;
    const value = to > from ? segment.slice(from, Math.min(to, from + 99)) : '';
    this.note(elementCodes[code], code, { element, component, repetition, code, value }, {});
  }

  private checkLevel(segment: Segment): void {
    for (const { code, element, expected } of this.hierarchy.take(segment)) {
      const value = segment.element(element);
      this.note(code, '7', { element, component: 0, repetition: 0, code: '7', value }, { expected });
    }
  }

  private note(finding: string, code: ElementCode, error: ElementError, detail: { readonly expected?: string }): void {
    const { set, segment, walk } = this;
    const isMild = mildElementErrors.has(code);
    set.reject('5', isMild);
    if (this.said++ > this.maxErrors * 10) return;
    const { element, component, value } = error;
    const place = { ...nowhere, ...this.envelope.place(segment), loop: walk.loop, element, component };
    const received = value ? { received: value } : {};
    this.envelope.report('structure', finding, place, { ...detail, ...received }, isMild ? 'warning' : 'error');
    if (this.elements) {
      if (this.elements.length < this.maxErrors) this.elements.push(error);
    } else if (set.report.errors.length < this.maxErrors) {
      this.elements = [error];
      const id = segment?.id.slice(0, 3) ?? '';
      const position = segment?.ordinal ?? 0;
      set.addError({ id, position, loop: walk.loop, code: '8', claim: this.claim, elements: this.elements });
    }
  }
}
