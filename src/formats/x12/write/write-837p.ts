import { formatDollars } from '../../../kernel/index.ts';
import type { Batch837, ClaimInput, LineInput, PartyInput } from './claim-input.ts';
import type { OutgoingEnvelope, Written } from './outgoing-envelope.ts';
import { address, demographics, digits, nm1, taxonomy } from './write-parties.ts';
import { d8, free, parts, X12Writer } from './x12-writer.ts';

const guide = { code: 'HC', set: '837', version: '005010X222A1', hasVersionInSet: true };

/** A whole 837P in memory. Neighbouring claims of the same biller, subscriber or patient (same objects) share levels. */
export function write837P(batch: Batch837, claims: Iterable<ClaimInput>, envelope: OutgoingEnvelope): Written {
  const writer = new ClaimWriter(batch, envelope);
  for (const claim of claims) writer.claim(claim);
  writer.close();
  return writer.w.result();
}

/** The same, a piece per claim, for files larger than memory. Findings are appended to `findings` as they arise. */
export function* stream837P(
  batch: Batch837,
  claims: Iterable<ClaimInput>,
  envelope: OutgoingEnvelope,
): Generator<Written> {
  const writer = new ClaimWriter(batch, envelope);
  for (const claim of claims) {
    writer.claim(claim);
    yield { text: writer.w.flush(), findings: writer.w.findings.splice(0) };
  }
  writer.close();
  yield { text: writer.w.flush(), findings: writer.w.findings.splice(0) };
}

const CLAIMS_PER_LEVEL = 100;
const LINES_PER_CLAIM = 50;

class ClaimWriter {
  readonly w: X12Writer;
  private readonly batch: Batch837;
  private readonly envelope: OutgoingEnvelope;
  private levels = 0;
  private claims = 0;
  private claimsOfLevel = 0;
  private isOpen = false;
  private billing: { readonly of: ClaimInput; readonly level: number } | undefined;
  private subscriber: { readonly of: ClaimInput; readonly level: number } | undefined;
  private patient: ClaimInput | undefined;

  constructor(batch: Batch837, envelope: OutgoingEnvelope) {
    this.w = new X12Writer(envelope, guide);
    this.batch = batch;
    this.envelope = envelope;
  }

  claim(claim: ClaimInput): void {
    if (this.isOpen && this.claims === this.batch.claimsPerSet) this.endSet();
    if (!this.isOpen) this.openSet();
    this.claims++;
    this.levelsOf(claim);
    writeClaim(this.w, claim);
  }

  close(): void {
    if (this.isOpen) this.endSet();
    this.w.close();
  }

  private openSet(): void {
    const { w, batch, envelope } = this;
    const { submitter, receiver } = batch;
    this.isOpen = true;
    w.openSet();
    w.seg(
      'BHT',
      '0019',
      '00',
      batch.reference,
      d8(envelope.date),
      envelope.time.replace(':', ''),
      batch.purpose ?? 'CH',
    );
    nm1(w, '41', submitter, '46');
    const phone = digits(submitter.phone);
    if (!phone) w.error('x12.missing-value', 'a telephone of the submitter', '', 'PER', 4);
    w.seg('PER', 'IC', undefined, 'TE', phone);
    nm1(w, '40', receiver, '46', '2');
  }

  private endSet(): void {
    this.w.closeSet();
    this.isOpen = false;
    this.claims = 0;
    this.levels = 0;
    this.billing = undefined;
    this.subscriber = undefined;
    this.patient = undefined;
  }

  private levelsOf(claim: ClaimInput): void {
    const { w } = this;
    if (this.billing?.of.billing !== claim.billing || this.billing.of.payTo !== claim.payTo) {
      this.billing = { of: claim, level: ++this.levels };
      this.subscriber = undefined;
      w.seg('HL', this.levels, undefined, '20', '1');
      writeBilling(w, claim);
    }
    // The guide takes a hundred claims under one subscriber or patient; the next one opens the level again.
    if (this.claimsOfLevel === CLAIMS_PER_LEVEL) this.subscriber = undefined;
    const isSame = this.subscriber?.of.subscriber === claim.subscriber && this.subscriber.of.payer === claim.payer;
    // HL04 of the subscriber says whether a patient follows, so it must be known when the level is written.
    if (!this.subscriber || !isSame || (this.subscriber.of.patient === undefined) !== (claim.patient === undefined)) {
      this.subscriber = { of: claim, level: ++this.levels };
      this.patient = undefined;
      this.claimsOfLevel = 0;
      w.seg('HL', this.levels, this.billing.level, '22', claim.patient ? '1' : '0');
      writeSubscriber(w, claim);
    }
    if (claim.patient && this.patient?.patient !== claim.patient) {
      this.patient = claim;
      this.claimsOfLevel = 0;
      w.seg('HL', ++this.levels, this.subscriber.level, '23', '0');
      w.seg('PAT', claim.relationship || 'G8');
      nm1(w, 'QC', { ...claim.patient, id: '' }, '', '1');
      address(w, claim.patient);
      demographics(w, claim.patient);
    }
    this.claimsOfLevel++;
  }
}

function writeBilling(w: X12Writer, { billing, payTo }: ClaimInput): void {
  taxonomy(w, 'BI', billing);
  nm1(w, '85', billing);
  address(w, billing);
  if (billing.taxId) w.seg('REF', 'EI', billing.taxId);
  const phone = digits(billing.phone);
  if (phone) w.seg('PER', 'IC', undefined, 'TE', phone);
  if (!payTo) return;
  w.seg('NM1', '87', payTo.kind || '2');
  address(w, payTo);
}

function writeSubscriber(w: X12Writer, claim: ClaimInput): void {
  const { subscriber, payer, patient } = claim;
  const relationship = patient ? undefined : '18';
  const filing = claim.filingIndicator || 'MC';
  const none = undefined;
  w.seg('SBR', claim.payerSequence || 'P', relationship, none, none, none, none, none, none, filing);
  nm1(w, 'IL', subscriber, 'MI', subscriber.kind || '1');
  address(w, subscriber);
  demographics(w, subscriber);
  nm1(w, 'PR', payer, 'PI', '2');
  address(w, payer);
}

function writeClaim(w: X12Writer, claim: ClaimInput): void {
  const signature = claim.signature || 'Y';
  const place = parts(claim.pos, 'B', claim.frequency || '1');
  w.seg('CLM', claim.controlNumber, formatDollars(claim.charge), undefined, undefined, place, signature, 'A', 'Y', 'Y');
  if (claim.admitted) w.seg('DTP', '435', 'D8', d8(claim.admitted));
  if (claim.discharged) w.seg('DTP', '096', 'D8', d8(claim.discharged));
  if (claim.referralNumber) w.seg('REF', '9F', claim.referralNumber);
  if (claim.priorAuthorization) w.seg('REF', 'G1', claim.priorAuthorization);
  if (claim.originalReference) w.seg('REF', 'F8', claim.originalReference);
  writeNotes(w, claim.notes);
  if (claim.dx.length === 0) w.error('x12.missing-value', 'at least one diagnosis', '', 'HI', 1);
  if (claim.lines.length === 0) w.error('x12.missing-value', 'at least one service line', '', 'LX');
  if (claim.lines.length > LINES_PER_CLAIM)
    w.error('x12.too-many', 'at most fifty lines', String(claim.lines.length), 'LX');
  if (claim.dx.length > 12) w.error('x12.too-many', 'at most twelve diagnoses', String(claim.dx.length), 'HI');
  w.seg('HI', ...claim.dx.slice(0, 12).map(({ qualifier, code }) => parts(qualifier, code.replace('.', ''))));
  if (claim.referring) nm1(w, 'DN', claim.referring, 'XX', '1');
  if (claim.rendering) {
    nm1(w, '82', claim.rendering, 'XX', claim.rendering.kind || '1');
    taxonomy(w, 'PE', claim.rendering);
  }
  if (claim.facility) {
    nm1(w, '77', claim.facility, 'XX', '2');
    address(w, claim.facility);
  }
  if (claim.supervising) nm1(w, 'DQ', claim.supervising, 'XX', '1');
  for (const [i, line] of claim.lines.entries()) writeLine(w, line, i + 1, claim.ordering);
}

function writeLine(w: X12Writer, line: LineInput, number: number, ordering: PartyInput | undefined): void {
  const procedure = parts(line.codeQualifier || 'HC', line.code, ...(line.modifiers ?? []).slice(0, 4));
  const pointers = parts(...(line.dxPointers?.length ? line.dxPointers : [1]).map(String));
  w.seg('LX', number);
  const charge = formatDollars(line.charge);
  w.seg('SV1', procedure, charge, line.unitBasis || 'UN', line.units, line.pos, undefined, pointers);
  const to = line.to || line.from;
  if (to === line.from) w.seg('DTP', '472', 'D8', d8(line.from));
  else w.seg('DTP', '472', 'RD8', `${d8(line.from)}-${d8(to)}`);
  if (line.priorAuthorization) w.seg('REF', 'G1', line.priorAuthorization);
  if (line.controlNumber) w.seg('REF', '6R', line.controlNumber);
  if (line.referralNumber) w.seg('REF', '9F', line.referralNumber);
  if (line.salesTax !== undefined) w.seg('AMT', 'T', formatDollars(line.salesTax));
  writeNotes(w, line.notes);
  if (line.rendering) {
    nm1(w, '82', line.rendering, 'XX', line.rendering.kind || '1');
    taxonomy(w, 'PE', line.rendering);
  }
  if (line.supervising) nm1(w, 'DQ', line.supervising, 'XX', '1');
  const orderer = line.ordering ?? ordering;
  if (orderer) nm1(w, 'DK', orderer, 'XX', '1');
  if (line.referring) nm1(w, 'DN', line.referring, 'XX', '1');
}

/** The guide has one NTE after up to ten K3: the last note is the NTE, so that the order survives. */
function writeNotes(w: X12Writer, notes: readonly string[] = []): void {
  if (notes.length > 11) w.error('x12.too-many', 'at most eleven notes', String(notes.length), 'NTE');
  for (const note of notes.slice(0, -1)) w.seg('K3', free(note, 80));
  const last = notes[notes.length - 1];
  if (last) w.seg('NTE', 'ADD', free(last, 80));
}
