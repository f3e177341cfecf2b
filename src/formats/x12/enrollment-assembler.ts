import type { Member834, Reference834 } from './enrollment.ts';
import {
  type CoverageDraft,
  coverageOf,
  datedOf,
  describePerson,
  type InsuranceDraft,
  insuranceOf,
  languageOf,
  type MemberDraft,
  nobody834,
  type PersonDraft834,
  type ProviderDraft,
  personDraft,
  providerOf834,
  referenceOf,
} from './enrollment-parts.ts';
import { centsAt } from './money.ts';
import type { Segment } from './segment.ts';
import type { Assembler, BadValue, SetPlace } from './typed-pass.ts';
import { isoAt } from './values.ts';

/** Far beyond what a guide allows, and little enough to hold. */
const MAX_SEGMENTS = 20_000;
const RESPONSIBLE = new Set(['6Y', '9K', 'E1', 'EI', 'EXS', 'GB', 'GD', 'J6', 'LR', 'QD', 'S1', 'TZ', 'X4', 'S3']);
const NO_REFERENCE: Reference834 = { qualifier: '', value: '' };

/**
 * Builds members from the segments between ST and SE, holding one at a time. Long because it is one state machine:
 * what a REF, DTP or NM1 means depends on the loop it is met in.
 */
export class EnrollmentAssembler implements Assembler {
  private readonly at: SetPlace;
  private readonly done: (member: Member834) => void;
  private readonly bad: BadValue;
  private file: Member834['file'] = { reference: '', date: '', action: '', sponsor: NO_REFERENCE, payer: NO_REFERENCE };
  private member: MemberDraft | undefined;
  private person: PersonDraft834 | undefined;
  private coverage: CoverageDraft | undefined;
  private provider: ProviderDraft | undefined;
  private insurance: InsuranceDraft | undefined;
  private isReporting = false;

  constructor(at: SetPlace, done: (member: Member834) => void, bad: BadValue) {
    this.at = at;
    this.done = done;
    this.bad = bad;
  }

  take(segment: Segment): void {
    if (segment.id === 'INS') this.open(segment);
    else if (this.member === undefined) this.header(segment);
    else if (segment.ordinal - this.member.segments.first > MAX_SEGMENTS) this.tooLong(segment, this.member);
    else if (segment.id === 'LS') this.isReporting = true;
    else if (this.isReporting) return;
    else if (this.coverage) this.inCoverage(segment, this.coverage);
    else this.inMember(segment, this.member);
  }

  end(ordinal: number): void {
    this.close(ordinal - 1);
  }

  private header(segment: Segment): void {
    if (segment.id === 'BGN') {
      const date = isoAt(segment.bytes, segment.startOf(3), segment.endOf(3)) ?? '';
      this.file = { ...this.file, reference: segment.element(2), date, action: segment.element(8) };
    } else if (segment.id === 'N1') {
      const named = { qualifier: segment.element(4), value: segment.element(2) };
      if (segment.element(1) === 'P5') this.file = { ...this.file, sponsor: named };
      else if (segment.element(1) === 'IN') this.file = { ...this.file, payer: named };
    }
  }

  private open(ins: Segment): void {
    this.close(ins.ordinal - 1);
    this.member = {
      at: { ...this.at, segment: ins.ordinal },
      file: this.file,
      isSubscriber: ins.element(1) === 'Y',
      relationship: ins.element(2),
      maintenance: ins.element(3),
      reason: ins.element(4),
      status: ins.element(5),
      medicare: ins.component(6, 1),
      died: isoAt(ins.bytes, ins.startOf(12), ins.endOf(12)) ?? '',
      confidentiality: ins.element(13),
      subscriber: '',
      references: [],
      dates: [],
      person: nobody834,
      mailing: undefined,
      responsible: [],
      languages: [],
      coverages: [],
      segments: { first: ins.ordinal, last: ins.ordinal },
    };
  }

  private close(last: number): void {
    const { member } = this;
    this.member = undefined;
    this.person = undefined;
    this.coverage = undefined;
    this.provider = undefined;
    this.insurance = undefined;
    this.isReporting = false;
    if (member) this.done({ ...member, segments: { first: member.segments.first, last } });
  }

  /** Not one member any more: it must not fill the memory. The set is rejected once. */
  private tooLong(segment: Segment, member: MemberDraft): void {
    if (member.segments.last === 0) return;
    member.segments = { first: member.segments.first, last: 0 };
    this.bad(segment, 0, `a member of at most ${MAX_SEGMENTS} segments`);
  }

  private inMember(segment: Segment, member: MemberDraft): void {
    switch (segment.id) {
      case 'HD':
        this.openCoverage(segment, member);
        break;
      case 'REF':
        if (segment.element(1) === '0F') member.subscriber = referenceOf(segment).value;
        else member.references.push(referenceOf(segment));
        break;
      case 'DTP': {
        const dated = datedOf(segment);
        if (dated) member.dates.push(dated);
        else this.bad(segment, 3, 'a date CCYYMMDD');
        break;
      }
      case 'NM1':
        this.name(segment, member);
        break;
      case 'LUI':
        member.languages.push(languageOf(segment));
        break;
      default:
        if (this.person) describePerson(this.person, segment);
    }
  }

  private name(nm1: Segment, member: MemberDraft): void {
    const person = personDraft(nm1);
    this.person = person;
    const { entity } = person;
    if (entity === 'IL' || entity === '74') member.person = person;
    else if (entity === '31') member.mailing = person;
    else if (RESPONSIBLE.has(entity)) member.responsible.push(person);
  }

  private openCoverage(hd: Segment, member: MemberDraft): void {
    this.person = undefined;
    this.provider = undefined;
    this.insurance = undefined;
    this.coverage = coverageOf(hd);
    member.coverages.push(this.coverage);
  }

  private inCoverage(segment: Segment, coverage: CoverageDraft): void {
    switch (segment.id) {
      case 'HD':
        if (this.member) this.openCoverage(segment, this.member);
        break;
      case 'DTP': {
        const dated = datedOf(segment);
        if (!dated) this.bad(segment, 3, 'a date CCYYMMDD');
        else (this.insurance ?? coverage).dates.push(dated);
        break;
      }
      case 'REF':
        if (!this.insurance) coverage.references.push(referenceOf(segment));
        break;
      case 'AMT': {
        const cents = centsAt(segment, 2);
        if (cents === undefined) this.bad(segment, 2, 'dollars and cents');
        else coverage.amounts.push({ qualifier: segment.element(1), cents });
        break;
      }
      case 'COB':
        this.provider = undefined;
        this.insurance = insuranceOf(segment);
        coverage.otherInsurance.push(this.insurance);
        break;
      case 'NM1':
        if (this.insurance) this.insurance.insurer ||= segment.element(3).trimEnd();
        else {
          this.provider = providerOf834(segment);
          coverage.providers.push(this.provider);
        }
        break;
      case 'PLA':
        if (this.provider) this.provider.from = isoAt(segment.bytes, segment.startOf(3), segment.endOf(3)) ?? '';
        break;
    }
  }
}
