import type { Verdict } from './envelope-rules.ts';
import type { X12Place } from './finding.ts';
import type { Draft, GroupReport, InterchangeReport, SegmentError, SetReport, Ta1 } from './report.ts';
import type { Segment } from './segment.ts';

/** A transaction set being read. */
export class SetScope {
  readonly report: Draft<SetReport>;
  readonly place: X12Place;
  /** ISA15. */
  readonly usage: string;
  constructor(st: Segment, key: string, groupVersion: string, usage: string, place: X12Place) {
    this.place = place;
    this.usage = usage;
    this.report = {
      key,
      set: st.element(1),
      control: st.element(2),
      version: st.element(3).trim() || groupVersion,
      outcome: 'A',
      accepted: false,
      codes: [],
      errors: [],
      segments: 1,
      claims: 0,
    };
  }

  reject(code: string, isMild: boolean): void {
    if (!isMild) this.report.outcome = 'R';
    else if (this.report.outcome === 'A') this.report.outcome = 'E';
    if (code && !this.report.codes.includes(code) && this.report.codes.length < 5) this.report.codes.push(code);
  }

  addError(error: SegmentError): void {
    this.report.errors.push(error);
  }

  *judgeTrailer(se: Segment): Generator<Verdict> {
    const { segments, control } = this.report;
    const declared = se.element(1);
    if (Number(declared) !== segments || !/^\d{1,10}$/.test(declared)) {
      yield {
        code: 'x12.segment-count',
        element: 1,
        note: '4',
        detail: { expected: String(segments), received: declared },
      };
    }
    if (se.element(2) !== control) {
      const detail = { expected: control, received: se.element(2) };
      yield { code: 'x12.control-number', element: 2, note: '3', detail };
    }
  }
}

export class GroupScope {
  readonly report: Draft<GroupReport>;
  readonly ordinal: number;
  readonly setControls = new Set<string>();
  private isRejected = false;
  private hasErrors = false;
  constructor(gs: Segment, ordinal: number) {
    this.ordinal = ordinal;
    this.report = {
      code: gs.element(1),
      sender: gs.element(2),
      receiver: gs.element(3),
      date: gs.element(4),
      time: gs.element(5),
      control: gs.element(6),
      version: gs.element(8),
      outcome: 'A',
      declared: 0,
      received: 0,
      accepted: 0,
      codes: [],
      sets: [],
    };
  }

  reject(code: string): void {
    this.isRejected = true;
    if (code && !this.report.codes.includes(code) && this.report.codes.length < 5) this.report.codes.push(code);
  }

  count(set: SetScope): void {
    if (set.report.outcome !== 'R') this.report.accepted++;
    if (set.report.outcome !== 'A') this.hasErrors = true;
  }

  *judgeTrailer(ge: Segment): Generator<Verdict> {
    const { received, control } = this.report;
    this.report.declared = /^\d{1,6}$/.test(ge.element(1)) ? Number(ge.element(1)) : 0;
    if (ge.element(1) === '' || Number(ge.element(1)) !== received) {
      const detail = { expected: String(received), received: ge.element(1) };
      yield { code: 'x12.set-count', element: 1, note: '5', detail };
    }
    if (ge.element(2) !== control) {
      const detail = { expected: control, received: ge.element(2) };
      yield { code: 'x12.control-number', element: 2, note: '4', detail };
    }
  }

  conclude(): void {
    const { report } = this;
    if (this.isRejected) {
      report.accepted = 0;
      report.outcome = 'R';
    } else if (report.accepted === report.received) report.outcome = this.hasErrors ? 'E' : 'A';
    else report.outcome = report.accepted === 0 ? 'R' : 'P';
  }
}

export class InterchangeScope {
  readonly report: Draft<InterchangeReport>;
  readonly groupControls = new Set<string>();
  groupCount = 0;
  constructor(isa: Segment, ordinal: number) {
    this.report = {
      ordinal,
      senderQualifier: isa.element(5),
      sender: isa.element(6).trimEnd(),
      receiverQualifier: isa.element(7),
      receiver: isa.element(8).trimEnd(),
      date: isa.element(9),
      time: isa.element(10),
      version: isa.element(12),
      control: isa.element(13),
      wantsTa1: isa.element(14) === '1',
      usage: isa.element(15),
      outcome: 'A',
      note: '000',
      groups: [],
      acknowledgments: [],
    };
  }

  reject(note: string, isMild: boolean): void {
    const { report } = this;
    if (report.note === '000' || (!isMild && report.outcome !== 'R')) report.note = note;
    if (!isMild) report.outcome = 'R';
    else if (report.outcome === 'A') report.outcome = 'E';
  }

  ta1(segment: Segment): Ta1 {
    return {
      control: segment.element(1),
      date: segment.element(2),
      time: segment.element(3),
      outcome: segment.element(4),
      note: segment.element(5),
    };
  }

  *judgeTrailer(iea: Segment): Generator<Verdict> {
    const { control } = this.report;
    if (iea.element(1) === '' || Number(iea.element(1)) !== this.groupCount) {
      const detail = { expected: String(this.groupCount), received: iea.element(1) };
      yield { code: 'x12.group-count', element: 1, note: '021', detail };
    }
    if (iea.element(2) !== control) {
      const detail = { expected: control, received: iea.element(2) };
      yield { code: 'x12.control-number', element: 2, note: '001', detail };
    }
  }
}
