import type { Claim837, Diagnosis837, Line837, Party837 } from './claim.ts';
import { centsAt, quantityAt } from './money.ts';
import { textOf } from './parties.ts';
import type { Draft } from './report.ts';
import type { Segment } from './segment.ts';
import { isoAt } from './values.ts';

export type ClaimDraft = Draft<Claim837>;
export type LineDraft = Draft<Line837>;

/** Notes that a value a claim cannot do without could not be read. */
export type Reject = (segment: Segment, element: number, expected: string) => undefined;

export function lineOf(lx: Segment): LineDraft {
  return {
    number: lx.element(1),
    segment: lx.ordinal,
    codeQualifier: '',
    code: '',
    modifiers: [],
    charge: 0,
    unitBasis: '',
    units: 0,
    pos: '',
    dxPointers: [],
    from: '',
    to: '',
    controlNumber: '',
    priorAuthorization: '',
    referralNumber: '',
    salesTax: undefined,
    rendering: undefined,
    ordering: undefined,
    referring: undefined,
    supervising: undefined,
    notes: [],
  };
}

export function readService(sv1: Segment, line: LineDraft, reject: Reject): void {
  line.codeQualifier = sv1.component(1, 1);
  line.code = sv1.component(1, 2);
  for (let c = 3; c <= 6; c++) {
    const modifier = sv1.component(1, c);
    if (modifier) line.modifiers.push(modifier);
    else break;
  }
  line.charge = centsAt(sv1, 2) ?? reject(sv1, 2, 'dollars and cents') ?? 0;
  line.unitBasis = sv1.element(3);
  line.units = quantityAt(sv1, 4) ?? reject(sv1, 4, 'a decimal quantity') ?? 0;
  line.pos = sv1.element(5);
  for (let c = 1; c <= 4; c++) {
    const pointer = sv1.component(7, c);
    if (!pointer) break;
    if (/^[1-9]\d?$/.test(pointer)) line.dxPointers.push(Number(pointer));
    else reject(sv1, 7, 'the number of a diagnosis');
  }
}

export function readPeriod(dtp: Segment, reject: Reject): [string, string] {
  const start = dtp.startOf(3);
  const end = dtp.endOf(3);
  const isRange = dtp.element(2) === 'RD8';
  const from = isRange ? isoAt(dtp.bytes, start, Math.min(start + 8, end)) : isoAt(dtp.bytes, start, end);
  const to = isRange ? isoAt(dtp.bytes, start + 9, end) : from;
  if (from === undefined || to === undefined) reject(dtp, 3, 'CCYYMMDD or CCYYMMDD-CCYYMMDD');
  return [from ?? '', to ?? ''];
}

export function readClaimReference(ref: Segment, claim: ClaimDraft): void {
  const code = ref.element(1);
  if (code === 'F8') claim.originalReference = textOf(ref, 2);
  else if (code === 'G1') claim.priorAuthorization = textOf(ref, 2);
  else if (code === '9F') claim.referralNumber = textOf(ref, 2);
}

export function attach(
  target: Draft<Pick<Claim837, 'rendering' | 'referring' | 'ordering' | 'supervising'>>,
  entity: string,
  party: Party837,
): void {
  if (entity === '82') target.rendering = party;
  else if (entity === 'DN') target.referring = party;
  else if (entity === 'DK') target.ordering = party;
  else if (entity === 'DQ') target.supervising = party;
}

export function readLineReference(ref: Segment, line: LineDraft): void {
  const code = ref.element(1);
  if (code === '6R') line.controlNumber = textOf(ref, 2);
  else if (code === 'G1') line.priorAuthorization ||= textOf(ref, 2);
  else if (code === '9F') line.referralNumber ||= textOf(ref, 2);
}

export function readDiagnoses(hi: Segment, dx: Diagnosis837[]): void {
  for (let n = 1; n <= hi.size; n++) {
    const qualifier = hi.component(n, 1);
    const code = hi.component(n, 2);
    if (!code) continue;
    if (qualifier === 'ABK' || qualifier === 'ABF') dx.push({ qualifier, code: withDot(code) });
    else if (qualifier === 'BK' || qualifier === 'BF') dx.push({ qualifier, code });
  }
}

function withDot(code: string): string {
  return code.length > 3 && !code.includes('.') ? `${code.slice(0, 3)}.${code.slice(3)}` : code;
}
