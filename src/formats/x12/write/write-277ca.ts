import { formatDollars } from '../../../kernel/index.ts';
import type {
  AcknowledgedClaim,
  AcknowledgedLine,
  AcknowledgedProvider,
  ClaimAcknowledgment,
  ClaimStatus,
} from './claim-acknowledgment.ts';
import type { OutgoingEnvelope, Written } from './outgoing-envelope.ts';
import { d8, free, type Parts, parts, type Value, X12Writer } from './x12-writer.ts';

const guide = { code: 'HN', set: '277', version: '005010X214', hasVersionInSet: true };

/** One ST per acknowledgment. */
export function write277CA(acknowledgments: readonly ClaimAcknowledgment[], envelope: OutgoingEnvelope): Written {
  const w = new X12Writer(envelope, guide);
  for (const acknowledgment of acknowledgments) writeAcknowledgment(w, acknowledgment, envelope);
  w.close();
  return w.result();
}

const received: readonly ClaimStatus[] = [{ category: 'A1', status: '19', entity: 'PR' }];

function writeAcknowledgment(w: X12Writer, ack: ClaimAcknowledgment, envelope: OutgoingEnvelope): void {
  const { source, receiver, providers } = ack;
  const processed = d8(ack.processed);
  w.openSet();
  w.seg('BHT', '0085', '08', ack.reference, d8(envelope.date), envelope.time.replace(':', ''), 'TH');
  w.seg('HL', 1, undefined, '20', '1');
  const none = undefined;
  w.seg('NM1', source.entity, '2', free(source.name, 60), none, none, none, none, source.idQualifier, source.id);
  w.seg('TRN', '1', ack.trace);
  w.seg('DTP', '050', 'D8', d8(ack.received));
  w.seg('DTP', '009', 'D8', processed);
  w.seg('HL', 2, 1, '21', providers.length > 0 ? '1' : '0');
  const name = [free(receiver.last, 60), free(receiver.first, 35)];
  w.seg('NM1', '41', receiver.kind, ...name, none, none, none, '46', receiver.id);
  w.seg('TRN', '2', receiver.batch);
  const claims = providers.flatMap((provider) => provider.claims);
  const action = claims.length > 0 && claims.every((claim) => !claim.isAccepted) ? 'U' : 'WQ';
  writeStatuses(w, receiver.statuses ?? received, processed, action, total(claims));
  writeTotals(w, claims, '90', 'AA');
  let level = 2;
  for (const provider of providers) level = writeProvider(w, provider, level, processed);
  w.closeSet();
}

function writeProvider(w: X12Writer, provider: AcknowledgedProvider, last: number, processed: string): number {
  const { claims } = provider;
  const level = last + 1;
  w.seg('HL', level, 2, '19', claims.length > 0 ? '1' : '0');
  const name = [free(provider.last, 60), free(provider.first, 35)];
  const id = [provider.idQualifier ?? 'XX', provider.id];
  w.seg('NM1', '85', provider.kind, ...name, undefined, undefined, undefined, ...id);
  w.seg('TRN', '1', '0');
  writeStatuses(w, provider.statuses ?? received, '', 'WQ', total(claims));
  writeTotals(w, claims, 'QA', 'QC');
  let patient = level;
  for (const claim of claims) writeClaim(w, claim, ++patient, level, processed);
  return patient;
}

function writeClaim(w: X12Writer, claim: AcknowledgedClaim, level: number, parent: number, processed: string): void {
  const { patient } = claim;
  w.seg('HL', level, parent, 'PT');
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

function writeTotals(w: X12Writer, claims: readonly AcknowledgedClaim[], accepted: string, rejected: string): void {
  const good = claims.filter((claim) => claim.isAccepted);
  const bad = claims.filter((claim) => !claim.isAccepted);
  if (good.length > 0) w.seg('QTY', accepted, good.length);
  if (bad.length > 0) w.seg('QTY', rejected, bad.length);
  if (good.length > 0) w.seg('AMT', 'YU', formatDollars(total(good)));
  if (bad.length > 0) w.seg('AMT', 'YY', formatDollars(total(bad)));
}

function total(claims: readonly AcknowledgedClaim[]): number {
  return claims.reduce((sum, claim) => sum + claim.charge, 0);
}
