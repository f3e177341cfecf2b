import { judgeGroup, judgeInterchange, judgeSet, judgeTa1, type Verdict } from './envelope-rules.ts';
import type { Detail, X12Finding, X12Kind, X12Place } from './finding.ts';
import { nowhere, x12Finding } from './finding.ts';
import { GroupScope, InterchangeScope, SetScope } from './scopes.ts';
import type { Segment } from './segment.ts';
import type { Failure } from './tokenizer.ts';

/** Who listens to the walk through interchanges, groups and sets. Scopes are still open to notes until they close. */
export interface EnvelopeListener {
  finding(finding: X12Finding): void;
  openSet(set: SetScope): void;
  segment(segment: Segment, set: SetScope): void;
  /** The last moment for the listener to note errors on the set. */
  closingSet(set: SetScope): void;
  closedSet(set: SetScope, group: GroupScope): void;
  closedGroup(group: GroupScope, interchange: InterchangeScope): void;
  closedInterchange(interchange: InterchangeScope): void;
}

/**
 * Follows ISA, GS, ST and their trailers; checks counts and control numbers; closes what a file leaves open.
 * One state machine, and long for it: every opening must know how to close what was left open.
 */
export class Envelope {
  segments = 0;
  private readonly listener: EnvelopeListener;
  private readonly maxTransactions: number;
  private interchange: InterchangeScope | undefined;
  private group: GroupScope | undefined;
  private set: SetScope | undefined;
  private interchanges = 0;
  private transactions = 0;
  private readonly controls = new Set<string>();

  constructor(listener: EnvelopeListener, maxTransactions: number) {
    this.listener = listener;
    this.maxTransactions = maxTransactions;
  }

  take(segment: Segment): void {
    this.segments++;
    segment.ordinal = 0;
    switch (segment.id) {
      case 'ISA':
        this.openInterchange(segment);
        break;
      case 'GS':
        this.openGroup(segment);
        break;
      case 'ST':
        this.openSet(segment);
        break;
      case 'SE':
        this.closeSet(segment);
        break;
      case 'GE':
        this.closeGroup(segment);
        break;
      case 'IEA':
        this.closeInterchange(segment);
        break;
      default:
        this.inside(segment);
        break;
    }
  }

  /** The rest of the file cannot be read. */
  fail(failure: Failure): void {
    this.report('file', failure.code, { ...this.place(), offset: failure.offset }, failure);
    this.abandon(failure.offset, failure.note || '023', false);
  }

  /** The file has ended between segments; an end inside an envelope is a cut. */
  finish(offset: number): void {
    this.abandon(offset, '023', true);
  }

  place(segment?: Segment): X12Place {
    return {
      ...nowhere,
      interchange: this.interchange?.report.control ?? '',
      group: this.group?.report.control ?? '',
      transaction: this.set?.report.control ?? '',
      segment: segment?.ordinal ?? 0,
      id: segment?.id ?? '',
      offset: segment?.offset ?? 0,
    };
  }

  report(kind: X12Kind, code: string, place: X12Place, detail: Detail = {}, severity?: 'error' | 'warning'): void {
    this.listener.finding(x12Finding(kind, code, place, detail, severity));
  }

  private note(segment: Segment, verdicts: Iterable<Verdict>, take: (code: string, isWarning: boolean) => void): void {
    for (const { code, element, detail, note, isWarning } of verdicts) {
      const place = { ...this.place(segment), element: element ?? 0 };
      this.report('envelope', code, place, detail, isWarning ? 'warning' : 'error');
      take(note, isWarning ?? false);
    }
  }

  private openInterchange(segment: Segment): void {
    if (this.interchange) this.missingTrailer('IEA', segment, '022');
    this.interchange = new InterchangeScope(segment, ++this.interchanges);
    const { control } = this.interchange.report;
    const scope = this.interchange;
    this.note(segment, judgeInterchange(segment, this.controls.has(control)), (note, mild) => scope.reject(note, mild));
    if (this.controls.size < this.maxTransactions) this.controls.add(control);
  }

  private openGroup(segment: Segment): void {
    if (this.set || this.group) this.missingTrailer('GE', segment, '');
    if (!this.interchange) {
      this.stray(segment);
      return;
    }
    const control = segment.element(6);
    const isRepeated = this.interchange.groupControls.has(control);
    this.group = new GroupScope(segment, ++this.interchange.groupCount);
    this.interchange.groupControls.add(control);
    const { group, interchange } = this;
    this.note(segment, judgeGroup(segment, isRepeated), (note, isMild) => {
      if (isMild) interchange.reject(note, true);
      else group.reject(note);
    });
  }

  private openSet(segment: Segment): void {
    if (this.set) this.missingTrailer('SE', segment, '');
    if (!this.interchange || !this.group) {
      this.stray(segment);
      return;
    }
    if (++this.transactions > this.maxTransactions) {
      const expected = `at most ${this.maxTransactions} transaction sets in a file`;
      this.group.reject('');
      if (this.transactions === this.maxTransactions + 1) {
        this.report('file', 'x12.too-many-transactions', this.place(segment), { expected });
      }
      return;
    }
    segment.ordinal = 1;
    const { group } = this;
    const control = segment.element(2);
    const isRepeated = group.setControls.has(control);
    group.setControls.add(control);
    const key = `${this.interchange.report.ordinal}.${group.ordinal}.${++group.report.received}`;
    const set = new SetScope(segment, key, group.report.version, this.interchange.report.usage, this.place(segment));
    this.set = set;
    this.note(segment, judgeSet(segment, set, group.report, isRepeated), (code, isMild) => set.reject(code, isMild));
    this.listener.openSet(set);
  }

  private inside(segment: Segment): void {
    const { set } = this;
    if (set) {
      segment.ordinal = ++set.report.segments;
      this.listener.segment(segment, set);
    } else if (segment.id === 'TA1' && this.interchange && !this.group) {
      const { interchange } = this;
      interchange.report.acknowledgments.push(interchange.ta1(segment));
      this.note(segment, judgeTa1(segment), (note) => interchange.reject(note, true));
    } else this.stray(segment);
  }

  /** A segment where only envelopes may stand. */
  private stray(segment: Segment): void {
    if (this.transactions > this.maxTransactions) return;
    this.report('envelope', 'x12.outside-envelope', this.place(segment), {
      expected: this.group ? 'ST or GE' : 'GS, TA1 or IEA',
      received: segment.id,
    });
    if (this.group) this.group.reject('');
    else this.interchange?.reject('022', false);
  }

  private closeSet(segment: Segment): void {
    const { set } = this;
    if (!set) {
      this.stray(segment);
      return;
    }
    segment.ordinal = ++set.report.segments;
    this.note(segment, set.judgeTrailer(segment), (code) => set.reject(code, false));
    this.endSet();
  }

  private endSet(): void {
    const { set, group } = this;
    if (!set || !group) return;
    this.listener.closingSet(set);
    this.set = undefined;
    group.count(set);
    this.listener.closedSet(set, group);
  }

  private closeGroup(segment: Segment): void {
    if (this.set) this.missingTrailer('SE', segment, '');
    const { group } = this;
    if (!group) {
      this.stray(segment);
      return;
    }
    this.note(segment, group.judgeTrailer(segment), (code) => group.reject(code));
    this.endGroup();
  }

  private endGroup(): void {
    const { group, interchange } = this;
    if (!group || !interchange) return;
    group.conclude();
    this.group = undefined;
    this.listener.closedGroup(group, interchange);
  }

  private closeInterchange(segment: Segment): void {
    if (this.set || this.group) this.missingTrailer('GE', segment, '');
    const { interchange } = this;
    if (!interchange) {
      this.stray(segment);
      return;
    }
    this.note(segment, interchange.judgeTrailer(segment), (note) => interchange.reject(note, false));
    this.endInterchange();
  }

  private endInterchange(): void {
    const { interchange } = this;
    this.interchange = undefined;
    if (interchange) this.listener.closedInterchange(interchange);
  }

  /** A header came while an inner envelope was open: `until` names the outermost trailer that is missing. */
  private missingTrailer(until: 'SE' | 'GE' | 'IEA', segment: Segment, note: string): void {
    const say = (trailer: string) =>
      this.report('envelope', 'x12.missing-trailer', this.place(segment), { expected: trailer, received: segment.id });
    if (this.set) {
      say('SE');
      this.set.reject('2', false);
      this.endSet();
    }
    if (until === 'SE') return;
    if (this.group) {
      say('GE');
      this.group.reject('3');
      this.endGroup();
    }
    if (until === 'GE') return;
    say('IEA');
    this.interchange?.reject(note, false);
    this.endInterchange();
  }

  private abandon(offset: number, note: string, isCut: boolean): void {
    if (!this.interchange) return;
    if (isCut) {
      const expected = this.set ? 'SE, GE and IEA' : this.group ? 'GE and IEA' : 'IEA';
      this.report('file', 'x12.truncated', { ...this.place(), offset }, { expected, received: 'the end of the file' });
    }
    this.set?.reject('2', false);
    this.endSet();
    this.group?.reject('3');
    this.endGroup();
    this.interchange.reject(note, false);
    this.endInterchange();
  }
}
