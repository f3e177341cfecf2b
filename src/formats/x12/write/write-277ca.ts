import { formatDollars } from '../../../kernel/index.ts';
import type {
  AcknowledgedClaim,
  AcknowledgedLine,
  AcknowledgedProvider,
  ClaimAcknowledgment,
  ClaimStatus,
  ClaimTotals,
} from './claim-acknowledgment.ts';
import type { OutgoingEnvelope, Piece, Written, WrittenInPieces } from './outgoing-envelope.ts';
import { d8, free, hasErrors, type Parts, parts, type Value, X12Writer } from './x12-writer.ts';

const guide = { code: 'HN', set: '277', version: '005010X214', hasVersionInSet: true };

/** One ST per acknowledgment. */
export function write277CA(acknowledgments: readonly ClaimAcknowledgment[], envelope: OutgoingEnvelope): Written {
  const w = new X12Writer(envelope, guide);
  for (const { providers, ...batch } of acknowledgments) {
    const totals = providers.map((provider) => totalsOf(provider.claims));
    openBatch(w, batch, sumOf(totals), providers.length > 0, envelope);
    let level = 2;
    for (const [i, provider] of providers.entries()) {
      const parent = ++level;
      openProvider(w, provider, totals[i] ?? NO_CLAIMS, parent);
      for (const claim of provider.claims) {
        w.seg('HL', ++level, parent, 'PT');
        writeClaim(w, claim, d8(batch.processed));
      }
    }
    w.closeSet();
  }
  w.close();
  return w.result();
}

/** A 277CA but for its claims; each provider with what its claims come to, and they themselves, written before. */
export type StreamedBatch = Omit<ClaimAcknowledgment, 'providers'> & {
  readonly providers: readonly (Omit<AcknowledgedProvider, 'claims'> & {
    readonly totals: ClaimTotals;
    readonly claims: () => Iterable<Piece>;
  })[];
};

/** A 277CA too large to hold: its claims are written one by one as they come, counts and totals when all are known. */
export class StreamedAcknowledgments {
  private readonly envelope: OutgoingEnvelope;
  private readonly writer: X12Writer;

  constructor(envelope: OutgoingEnvelope) {
    this.envelope = envelope;
    this.writer = new X12Writer(envelope, guide);
  }

  /** Without its HL: where it stands in the hierarchy is known at the end. */
  claim(claim: AcknowledgedClaim, processed: string): Piece {
    return this.writer.piece(() => writeClaim(this.writer, claim, d8(processed)));
  }

  written(batches: readonly StreamedBatch[]): WrittenInPieces {
    const { envelope } = this;
    const trial = new X12Writer(envelope, guide);
    const empty = (batch: StreamedBatch) => batch.providers.map((p) => ({ ...p, claims: () => [] }));
    for (const batch of batches) for (const _ of piecesOf(trial, { ...batch, providers: empty(batch) }, envelope));
    const findings = [...trial.findings, ...this.writer.findings];
    return { pieces: () => (hasErrors(findings) ? [] : fileOf(batches, envelope)), findings };
  }
}

function* fileOf(batches: readonly StreamedBatch[], envelope: OutgoingEnvelope): Generator<string> {
  const w = new X12Writer(envelope, guide);
  for (const batch of batches) yield* piecesOf(w, batch, envelope);
  w.close();
  yield w.flush();
}

function* piecesOf(w: X12Writer, batch: StreamedBatch, envelope: OutgoingEnvelope): Generator<string> {
  const { providers } = batch;
  openBatch(w, batch, sumOf(providers.map((p) => p.totals)), providers.length > 0, envelope);
  let level = 2;
  for (const provider of providers) {
    const parent = ++level;
    openProvider(w, provider, provider.totals, parent);
    for (const claim of provider.claims()) {
      w.seg('HL', ++level, parent, 'PT');
      w.paste(claim);
      if (w.isFull) yield w.flush();
    }
  }
  w.closeSet();
}

const received: readonly ClaimStatus[] = [{ category: 'A1', status: '19', entity: 'PR' }];

function openBatch(
  w: X12Writer,
  ack: Omit<ClaimAcknowledgment, 'providers'>,
  totals: ClaimTotals,
  hasProviders: boolean,
  envelope: OutgoingEnvelope,
): void {
  const { source, receiver } = ack;
  const processed = d8(ack.processed);
  w.openSet();
  w.seg('BHT', '0085', '08', ack.reference, d8(envelope.date), envelope.time.replace(':', ''), 'TH');
  w.seg('HL', 1, undefined, '20', '1');
  const none = undefined;
  w.seg('NM1', source.entity, '2', free(source.name, 60), none, none, none, none, source.idQualifier, source.id);
  w.seg('TRN', '1', ack.trace);
  w.seg('DTP', '050', 'D8', d8(ack.received));
  w.seg('DTP', '009', 'D8', processed);
  w.seg('HL', 2, 1, '21', hasProviders ? '1' : '0');
  const name = [free(receiver.last, 60), free(receiver.first, 35)];
  w.seg('NM1', '41', receiver.kind, ...name, none, none, none, '46', receiver.id);
  w.seg('TRN', '2', receiver.batch);
  const action = totals.rejected > 0 && totals.accepted === 0 ? 'U' : 'WQ';
  writeStatuses(w, receiver.statuses ?? received, processed, action, chargeOf(totals));
  writeTotals(w, totals, '90', 'AA');
}

function openProvider(
  w: X12Writer,
  provider: Omit<AcknowledgedProvider, 'claims'>,
  totals: ClaimTotals,
  level: number,
): void {
  w.seg('HL', level, 2, '19', totals.accepted + totals.rejected > 0 ? '1' : '0');
  const name = [free(provider.last, 60), free(provider.first, 35)];
  const id = [provider.idQualifier ?? 'XX', provider.id];
  w.seg('NM1', '85', provider.kind, ...name, undefined, undefined, undefined, ...id);
  w.seg('TRN', '1', '0');
  writeStatuses(w, provider.statuses ?? received, '', 'WQ', chargeOf(totals));
  writeTotals(w, totals, 'QA', 'QC');
}

function writeClaim(w: X12Writer, claim: AcknowledgedClaim, processed: string): void {
  const { patient } = claim;
  const name = [free(patient.last, 60), free(patient.first, 35), free(patient.middle, 25)];
  w.seg('NM1', 'QC', '1', ...name, undefined, undefined, 'MI', patient.id);
  w.seg('TRN', '2', claim.controlNumber);
  writeStatuses(w, claim.statuses, processed, claim.isAccepted ? 'WQ' : 'U', claim.charge, claim.message);
  if (claim.payerControlNumber) w.seg('REF', '1K', claim.payerControlNumber);
  writeDates(w, claim.from, claim.to);
  for (const line of claim.lines ?? []) writeLine(w, line, processed);
}

function writeLine(w: X12Writer, line: AcknowledgedLine, processed: string): void {
  const procedure = parts(line.codeQualifier ?? 'HC', line.code, ...(line.modifiers ?? []).slice(0, 4));
  const none = undefined;
  w.seg('SVC', procedure, formatDollars(line.charge), none, none, none, none, line.units);
  writeStatuses(w, line.statuses, processed, 'U', undefined);
  if (line.controlNumber) w.seg('REF', 'FJ', line.controlNumber);
  if (line.from) writeDates(w, line.from, line.to);
}

/** An STC holds three statuses; more take another STC. */
function writeStatuses(
  w: X12Writer,
  statuses: readonly ClaimStatus[],
  date: string,
  action: 'WQ' | 'U',
  amount: number | undefined,
  message?: string,
): void {
  const dollars = amount === undefined ? undefined : formatDollars(amount);
  if (statuses.length === 0) w.error('x12.missing-value', 'at least one status', '', 'STC', 1);
  for (let i = 0; i < statuses.length; i += 3) {
    const [first, second, third] = statuses.slice(i, i + 3).map(status);
    const more: Value[] = [undefined, undefined, undefined, undefined, undefined, second, third];
    w.seg('STC', first, date, action, dollars, ...more, i === 0 && message ? free(message, 264) : undefined);
  }
}

function status({ category, status, entity }: ClaimStatus): Parts {
  return parts(category, status, entity);
}

function writeDates(w: X12Writer, from: string, to: string | undefined): void {
  if (!to || to === from) w.seg('DTP', '472', 'D8', d8(from));
  else w.seg('DTP', '472', 'RD8', `${d8(from)}-${d8(to)}`);
}

function writeTotals(w: X12Writer, totals: ClaimTotals, accepted: string, rejected: string): void {
  if (totals.accepted > 0) w.seg('QTY', accepted, totals.accepted);
  if (totals.rejected > 0) w.seg('QTY', rejected, totals.rejected);
  if (totals.accepted > 0) w.seg('AMT', 'YU', formatDollars(totals.acceptedCharge));
  if (totals.rejected > 0) w.seg('AMT', 'YY', formatDollars(totals.rejectedCharge));
}

export const NO_CLAIMS: ClaimTotals = { accepted: 0, rejected: 0, acceptedCharge: 0, rejectedCharge: 0 };

export function withClaim(totals: ClaimTotals, { isAccepted, charge }: AcknowledgedClaim): ClaimTotals {
  const { accepted, rejected, acceptedCharge, rejectedCharge } = totals;
  return isAccepted
    ? { accepted: accepted + 1, rejected, acceptedCharge: acceptedCharge + charge, rejectedCharge }
    : { accepted, rejected: rejected + 1, acceptedCharge, rejectedCharge: rejectedCharge + charge };
}

function totalsOf(claims: readonly AcknowledgedClaim[]): ClaimTotals {
  return claims.reduce(withClaim, NO_CLAIMS);
}

function sumOf(all: readonly ClaimTotals[]): ClaimTotals {
  return all.reduce(
    (sum, t) => ({
      accepted: sum.accepted + t.accepted,
      rejected: sum.rejected + t.rejected,
      acceptedCharge: sum.acceptedCharge + t.acceptedCharge,
      rejectedCharge: sum.rejectedCharge + t.rejectedCharge,
    }),
    NO_CLAIMS,
  );
}

function chargeOf({ acceptedCharge, rejectedCharge }: ClaimTotals): number {
  return acceptedCharge + rejectedCharge;
}
