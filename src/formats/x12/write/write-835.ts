import { type Cents, formatDollars } from '../../../kernel/index.ts';
import type { X12Finding } from '../finding.ts';
import type { OutgoingEnvelope, Piece, Written, WrittenInPieces } from './outgoing-envelope.ts';
import type {
  Adjustment,
  ClaimPayment,
  LinePayment,
  Payment,
  ProviderAdjustment,
  Remittance,
  RemittancePerson,
} from './remittance.ts';
import { balance, balanceOfClaim, balanceOfPayment } from './remittance-balance.ts';
import { address, digits } from './write-parties.ts';
import { d8, free, hasErrors, parts, type Value, X12Writer } from './x12-writer.ts';

const guide = { code: 'HP', set: '835', version: '005010X221A1', hasVersionInSet: false };

/** One ST per remittance. An unbalanced remittance is not written: there is no text, only findings. */
export function write835(remittances: readonly Remittance[], envelope: OutgoingEnvelope): Written {
  const unbalanced = remittances.flatMap(balance);
  if (unbalanced.length > 0) return { text: '', findings: unbalanced };
  const w = new X12Writer(envelope, guide);
  for (const remittance of remittances) {
    openRemittance(w, remittance, envelope.date);
    if (remittance.claims.length > 0) w.seg('LX', 1);
    for (const claim of remittance.claims) writeClaimPayment(w, claim);
    closeRemittance(w, remittance);
  }
  w.close();
  return w.result();
}

/** A payment with the claims it settles, written before. */
export interface SettledPayment {
  readonly payment: Payment;
  /** What the claims come to. */
  readonly paid: Cents;
  readonly claims: () => Iterable<Piece>;
}

/** An 835 too large to hold: its claims are written one by one as they are decided, its payments when all are. */
export class StreamedRemittances {
  private readonly envelope: OutgoingEnvelope;
  private readonly writer: X12Writer;
  private readonly unbalanced: X12Finding[] = [];

  constructor(envelope: OutgoingEnvelope) {
    this.envelope = envelope;
    this.writer = new X12Writer(envelope, guide);
  }

  claim(claim: ClaimPayment): Piece {
    this.unbalanced.push(...balanceOfClaim(claim));
    return this.writer.piece(() => writeClaimPayment(this.writer, claim));
  }

  /** As `write835`: one ST per payment, and nothing at all when one does not balance or cannot be written. */
  written(payments: readonly SettledPayment[]): WrittenInPieces {
    const unbalanced = [...this.unbalanced, ...payments.flatMap((p) => balanceOfPayment(p.payment, p.paid))];
    if (unbalanced.length > 0) return { pieces: () => [], findings: unbalanced };
    const { envelope } = this;
    const trial = new X12Writer(envelope, guide);
    for (const { payment } of payments) {
      openRemittance(trial, payment, envelope.date);
      closeRemittance(trial, payment);
    }
    const findings = [...trial.findings, ...this.writer.findings];
    return { pieces: () => (hasErrors(findings) ? [] : piecesOf(payments, envelope)), findings };
  }
}

function* piecesOf(payments: readonly SettledPayment[], envelope: OutgoingEnvelope): Generator<string> {
  const w = new X12Writer(envelope, guide);
  for (const { payment, claims } of payments) {
    openRemittance(w, payment, envelope.date);
    let isFirst = true;
    for (const claim of claims()) {
      if (isFirst) w.seg('LX', 1);
      isFirst = false;
      w.paste(claim);
      if (w.isFull) yield w.flush();
    }
    closeRemittance(w, payment);
  }
  w.close();
  yield w.flush();
}

function openRemittance(w: X12Writer, remittance: Payment, today: string): void {
  w.openSet();
  writePayment(w, remittance);
  const { payer, payee, trace } = remittance;
  w.seg('TRN', '1', trace, payer.originator);
  w.seg('DTM', '405', d8(remittance.productionDate ?? today));
  w.seg('N1', 'PR', free(payer.name, 60));
  address(w, payer);
  const phone = digits(payer.contactPhone);
  if (!payer.contactName && !phone) w.error('x12.missing-value', 'a contact for questions about claims', '', 'PER');
  w.seg('PER', 'BL', free(payer.contactName, 60), phone ? 'TE' : undefined, phone);
  if (payer.url) w.seg('PER', 'IC', undefined, 'UR', free(payer.url, 256));
  w.seg('N1', 'PE', free(payee.name, 60), 'XX', payee.npi);
  address(w, payee);
  if (payee.taxId) w.seg('REF', 'TJ', payee.taxId);
}

function closeRemittance(w: X12Writer, { providerAdjustments }: Payment): void {
  for (const adjustment of providerAdjustments) writeProviderAdjustment(w, adjustment);
  w.closeSet();
}

function writePayment(w: X12Writer, { payment, method, accounts, date, payer }: Payment): void {
  const amount = formatDollars(payment);
  const none = undefined;
  const day = d8(date);
  if (method === 'ACH' && accounts) {
    const { payerRouting, payerAccount, payeeRouting, payeeAccount, payeeAccountType } = accounts;
    const from = ['01', payerRouting, 'DA', payerAccount, payer.originator, none];
    w.seg('BPR', 'I', amount, 'C', 'ACH', 'CCP', ...from, '01', payeeRouting, payeeAccountType, payeeAccount, day);
    return;
  }
  if (method === 'ACH') w.error('x12.missing-value', 'bank accounts for an ACH payment', '', 'BPR', 6);
  if (method === 'NON' && payment !== 0) w.error('x12.missing-value', 'a method that moves money', 'NON', 'BPR', 4);
  const handling = method === 'NON' ? 'H' : 'I';
  w.seg('BPR', handling, amount, 'C', method, ...Array<Value>(11).fill(none), day);
}

function writeClaimPayment(w: X12Writer, claim: ClaimPayment): void {
  w.seg(
    'CLP',
    claim.controlNumber,
    claim.status,
    formatDollars(claim.charge),
    formatDollars(claim.paid),
    claim.patientResponsibility === 0 ? undefined : formatDollars(claim.patientResponsibility),
    claim.filingIndicator ?? 'MC',
    claim.payerControlNumber,
    claim.pos,
    claim.frequency,
  );
  writeAdjustments(w, claim.adjustments);
  writePerson(w, 'QC', claim.patient, '1', 'MI');
  if (claim.subscriber) writePerson(w, 'IL', claim.subscriber, '1', 'MI');
  if (claim.rendering) writePerson(w, '82', claim.rendering, claim.rendering.kind ?? '1', 'XX');
  const { remarks = [] } = claim;
  if (remarks.length > 5) w.error('x12.too-many', 'at most five claim remarks', String(remarks.length), 'MOA');
  if (remarks.length > 0) w.seg('MOA', undefined, undefined, ...remarks.slice(0, 5));
  if (claim.originalReference) w.seg('REF', 'F8', claim.originalReference);
  if (claim.priorAuthorization) w.seg('REF', 'G1', claim.priorAuthorization);
  if (claim.from) w.seg('DTM', '232', d8(claim.from));
  if (claim.to || claim.from) w.seg('DTM', '233', d8(claim.to ?? claim.from ?? ''));
  if (claim.received) w.seg('DTM', '050', d8(claim.received));
  for (const line of claim.lines) writeLinePayment(w, line);
}

function writePerson(w: X12Writer, entity: string, person: RemittancePerson, kind: string, qualifier: string): void {
  const id = person.id || undefined;
  const names = [free(person.last, 60), free(person.first, 35), free(person.middle, 25)];
  w.seg('NM1', entity, kind, ...names, undefined, undefined, id && (person.idQualifier ?? qualifier), id);
}

function writeLinePayment(w: X12Writer, line: LinePayment): void {
  const procedure = parts(line.codeQualifier ?? 'HC', line.code, ...(line.modifiers ?? []).slice(0, 4));
  const billed = line.unitsBilled !== undefined && line.unitsBilled !== line.units ? line.unitsBilled : undefined;
  const charge = formatDollars(line.charge);
  w.seg('SVC', procedure, charge, formatDollars(line.paid), undefined, line.units, undefined, billed);
  if (!line.to || line.to === line.from) w.seg('DTM', '472', d8(line.from));
  else {
    w.seg('DTM', '150', d8(line.from));
    w.seg('DTM', '151', d8(line.to));
  }
  writeAdjustments(w, line.adjustments);
  if (line.controlNumber) w.seg('REF', '6R', line.controlNumber);
  if (line.allowed !== undefined) w.seg('AMT', 'B6', formatDollars(line.allowed));
  for (const remark of line.remarks ?? []) w.seg('LQ', 'HE', remark);
}

/** A CAS holds six adjustments of one group. */
const PER_CAS = 6;

function writeAdjustments(w: X12Writer, adjustments: readonly Adjustment[]): void {
  for (const [group, all] of Map.groupBy(adjustments, (adjustment) => adjustment.group)) {
    for (let i = 0; i < all.length; i += PER_CAS) {
      const values = all.slice(i, i + PER_CAS).flatMap((a): Value[] => [a.carc, formatDollars(a.amount), a.quantity]);
      w.seg('CAS', group, ...values);
    }
  }
}

function writeProviderAdjustment(
  w: X12Writer,
  { npi, fiscalYearEnd, reason, reference, amount }: ProviderAdjustment,
): void {
  w.seg('PLB', npi, d8(fiscalYearEnd), parts(reason, reference), formatDollars(amount));
}
