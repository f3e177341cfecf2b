import type { Claim837, Party837, Person837 } from './claim.ts';
import {
  attach,
  type ClaimDraft,
  type LineDraft,
  lineOf,
  type Reject,
  readClaimReference,
  readDiagnoses,
  readLineReference,
  readPeriod,
  readService,
} from './claim-parts.ts';
import { centsAt } from './money.ts';
import { describe, nobody, noPerson, type PartyDraft, type PersonDraft, partyOf, personOf, textOf } from './parties.ts';
import type { Segment } from './segment.ts';
import type { BadValue } from './typed-pass.ts';
import { isoAt } from './values.ts';

/** Far beyond what a guide allows, and little enough to hold. */
const MAX_LINES = 999;
const MAX_SEGMENTS = 50_000;

/** Where in the hierarchy the next NM1 or REF belongs. */
type Room = 'header' | 'billing' | 'subscriber' | 'patient' | 'claim' | 'other payer' | 'line' | 'adjudication';

/**
 * Builds claims from the segments between ST and SE, holding one claim at a time. Long because it is one state
 * machine: which party or reference a segment means depends on the room it is met in.
 */
export class ClaimAssembler {
  private readonly at: { readonly interchange: string; readonly group: string; readonly transaction: string };
  private readonly done: (claim: Claim837) => void;
  private readonly bad: BadValue;
  private room: Room = 'header';
  private submitter: Party837 = nobody;
  private receiver: Party837 = nobody;
  private billing: Party837 = nobody;
  private payTo: Party837 | undefined;
  private payer: Party837 = nobody;
  private subscriber: Person837 = noPerson;
  private patient: Person837 | undefined;
  private billingTaxonomy = '';
  private sequence = '';
  private filing = '';
  private subscriberRelationship = '';
  private relationship = '';
  private party: PartyDraft | PersonDraft | undefined;
  private claim: ClaimDraft | undefined;
  private line: LineDraft | undefined;
  private isSound = true;
  private readonly reject: Reject = (segment, element, expected) => {
    this.isSound = false;
    this.bad(segment, element, expected);
    return undefined;
  };

  constructor(at: ClaimAssembler['at'], done: (claim: Claim837) => void, bad: BadValue) {
    this.at = at;
    this.done = done;
    this.bad = bad;
  }

  take(segment: Segment): void {
    switch (segment.id) {
      case 'HL':
        this.level(segment);
        break;
      case 'CLM':
        this.openClaim(segment);
        break;
      case 'LX':
        this.openLine(segment);
        break;
      case 'SBR':
        this.insurance(segment);
        break;
      case 'PAT':
        if (this.room === 'patient') this.relationship = segment.element(1);
        break;
      case 'NM1':
        this.name(segment);
        break;
      case 'SVD':
        if (this.room === 'line') this.room = 'adjudication';
        break;
      default:
        this.detail(segment);
    }
  }

  private detail(segment: Segment): void {
    if (this.claim && segment.ordinal - this.claim.segments.first > MAX_SEGMENTS) {
      // Not a claim any more: it must not fill the memory. The set is rejected once.
      if (this.isSound) this.reject(segment, 0, `a claim of at most ${MAX_SEGMENTS} segments`);
      return;
    }
    if (this.line) this.inLine(segment, this.line);
    else if (this.claim) this.inClaim(segment, this.claim);
    else if (this.party) describe(this.party, segment);
    else if (segment.id === 'PRV' && this.room === 'billing') this.billingTaxonomy = textOf(segment, 3);
  }

  /** The set ends at the segment with this ordinal. */
  end(ordinal: number): void {
    this.closeClaim(ordinal - 1);
  }

  private level(hl: Segment): void {
    this.closeClaim(hl.ordinal - 1);
    this.party = undefined;
    const level = hl.element(3);
    if (level === '20') {
      this.room = 'billing';
      this.billing = nobody;
      this.payTo = undefined;
      this.billingTaxonomy = '';
    } else if (level === '22') {
      this.room = 'subscriber';
      this.subscriber = noPerson;
      this.payer = nobody;
      this.patient = undefined;
      this.relationship = '';
    } else if (level === '23') {
      this.room = 'patient';
      this.patient = undefined;
      this.relationship = '';
    }
  }

  private insurance(sbr: Segment): void {
    if (this.claim) {
      this.claim.otherPayers++;
      this.room = 'other payer';
      this.party = undefined;
      return;
    }
    this.sequence = sbr.element(1);
    this.subscriberRelationship = sbr.element(2);
    this.relationship = this.subscriberRelationship;
    this.filing = sbr.element(9);
  }

  private name(nm1: Segment): void {
    const entity = nm1.element(1);
    switch (this.room) {
      case 'header':
        this.party = partyOf(nm1);
        if (entity === '41') this.submitter = this.party;
        else if (entity === '40') this.receiver = this.party;
        return;
      case 'billing':
        this.party = partyOf(nm1);
        if (entity === '85') this.billing = Object.assign(this.party, { taxonomy: this.billingTaxonomy });
        else if (entity === '87') this.payTo = this.party;
        return;
      case 'subscriber':
        if (entity === 'IL') {
          const person = personOf(nm1);
          this.party = person;
          this.subscriber = person;
        } else {
          this.party = partyOf(nm1);
          if (entity === 'PR') this.payer = this.party;
        }
        return;
      case 'patient': {
        const person = personOf(nm1);
        this.party = person;
        if (entity === 'QC') this.patient = person;
        return;
      }
      case 'claim':
        this.party = partyOf(nm1);
        if (this.claim) attach(this.claim, entity, this.party);
        if (this.claim && entity === '77') this.claim.facility = this.party;
        return;
      case 'line':
        this.party = partyOf(nm1);
        if (this.line) attach(this.line, entity, this.party);
        return;
      default:
        this.party = undefined;
    }
  }

  private openClaim(clm: Segment): void {
    this.closeClaim(clm.ordinal - 1);
    this.room = 'claim';
    this.party = undefined;
    this.isSound = true;
    const charge = centsAt(clm, 2);
    if (charge === undefined) this.reject(clm, 2, 'dollars and cents');
    this.claim = {
      at: { ...this.at, segment: clm.ordinal },
      submitter: this.submitter,
      receiver: this.receiver,
      payer: this.payer,
      billing: this.billing,
      payTo: this.payTo,
      subscriber: this.subscriber,
      patient: this.patient,
      relationship: this.relationship,
      payerSequence: this.sequence,
      filingIndicator: this.filing,
      controlNumber: textOf(clm, 1),
      charge: charge ?? 0,
      pos: clm.component(5, 1),
      frequency: clm.component(5, 3),
      signature: clm.element(6),
      originalReference: '',
      priorAuthorization: '',
      referralNumber: '',
      admitted: '',
      discharged: '',
      dx: [],
      rendering: undefined,
      referring: undefined,
      ordering: undefined,
      supervising: undefined,
      facility: undefined,
      notes: [],
      otherPayers: 0,
      lines: [],
      segments: { first: clm.ordinal, last: clm.ordinal },
    };
  }

  private inClaim(segment: Segment, claim: ClaimDraft): void {
    if (this.room === 'other payer') return;
    switch (segment.id) {
      case 'HI':
        readDiagnoses(segment, claim.dx);
        return;
      case 'REF':
        if (this.party) describe(this.party, segment);
        else readClaimReference(segment, claim);
        return;
      case 'DTP': {
        const code = segment.element(1);
        if (code === '435') claim.admitted = this.date(segment);
        else if (code === '096') claim.discharged = this.date(segment);
        return;
      }
      case 'NTE':
        claim.notes.push(textOf(segment, 2));
        return;
      case 'K3':
        claim.notes.push(textOf(segment, 1));
        return;
      default:
        if (this.party) describe(this.party, segment);
    }
  }

  private openLine(lx: Segment): void {
    if (!this.claim || this.claim.lines.length >= MAX_LINES) {
      if (this.claim && this.isSound) this.reject(lx, 1, `at most ${MAX_LINES} service lines`);
      return;
    }
    this.room = 'line';
    this.party = undefined;
    this.line = lineOf(lx);
    this.claim.lines.push(this.line);
  }

  private inLine(segment: Segment, line: LineDraft): void {
    if (this.room === 'adjudication') return;
    switch (segment.id) {
      case 'SV1':
        readService(segment, line, this.reject);
        return;
      case 'DTP':
        if (segment.element(1) === '472') [line.from, line.to] = readPeriod(segment, this.reject);
        return;
      case 'REF':
        if (this.party) describe(this.party, segment);
        else readLineReference(segment, line);
        return;
      case 'AMT':
        if (segment.element(1) === 'T')
          line.salesTax = centsAt(segment, 2) ?? this.reject(segment, 2, 'dollars and cents');
        return;
      case 'NTE':
        line.notes.push(textOf(segment, 2));
        return;
      case 'K3':
        line.notes.push(textOf(segment, 1));
        return;
      default:
        if (this.party) describe(this.party, segment);
    }
  }

  private date(dtp: Segment): string {
    return isoAt(dtp.bytes, dtp.startOf(3), dtp.endOf(3)) ?? this.reject(dtp, 3, 'CCYYMMDD') ?? '';
  }

  private closeClaim(last: number): void {
    const { claim } = this;
    this.claim = undefined;
    this.line = undefined;
    this.party = undefined;
    if (!claim) return;
    claim.segments = { first: claim.segments.first, last };
    if (this.isSound) this.done(claim);
    // The next CLM under the same HL belongs to the same subscriber or patient.
    this.room = this.patient ? 'patient' : 'subscriber';
  }
}
