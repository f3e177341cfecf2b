import type { ElementError, GroupReport, SegmentError, SetReport } from '../report.ts';
import type { OutgoingEnvelope, Written } from './outgoing-envelope.ts';
import { free, parts, X12Writer } from './x12-writer.ts';

const guide = { code: 'FA', set: '999', version: '005010X231A1', hasVersionInSet: true };

/** One 999 set per group received, in one interchange. `checkX12` reports are ready to be passed. */
export function write999(groups: readonly GroupReport[], envelope: OutgoingEnvelope): Written {
  const w = new X12Writer(envelope, guide);
  for (const group of groups) {
    w.openSet();
    w.seg(
      'AK1',
      asSent(group.code, /^\w{2}$/, '??'),
      asSent(group.control, /^\d{1,9}$/, '0'),
      asSent(group.version, /^\w{1,12}$/, '?'),
    );
    for (const set of group.sets) writeSet(w, set, group.outcome === 'R');
    const { outcome, declared, received, accepted, codes } = group;
    w.seg('AK9', outcome, declared, received, accepted, ...codes.slice(0, 5));
    w.closeSet();
  }
  w.close();
  return w.result();
}

function writeSet(w: X12Writer, set: SetReport, isGroupRejected: boolean): void {
  w.seg('AK2', asSent(set.set, /^\w{3}$/, '???'), asSent(set.control, /^\w{4,9}$/, '????'), free(set.version, 35));
  const unit = set.set === '834' ? 'SUBSCRIBER NUMBER REF02' : 'CLM01';
  for (const error of set.errors) writeError(w, error, unit);
  w.seg('IK5', isGroupRejected ? 'R' : set.outcome, ...set.codes.slice(0, 5));
}

/** A 999 counts positions in six digits. */
const MAX_POSITION = 999_999;
/** And names loops in four characters: 2010AA is 2010. */
const MAX_LOOP = 4;

function writeError(w: X12Writer, error: SegmentError, unit: string): void {
  w.seg(
    'IK3',
    asSent(error.id, /^\w{2,3}$/, '???'),
    Math.min(error.position, MAX_POSITION),
    error.loop.slice(0, MAX_LOOP),
    error.code,
  );
  if (error.claim) w.seg('CTX', parts(unit, printable(error.claim, 35)));
  for (const element of error.elements) writeElement(w, element);
}

function writeElement(w: X12Writer, { element, component, repetition, code, value }: ElementError): void {
  const position = parts(String(element), component ? String(component) : '', repetition ? String(repetition) : '');
  w.seg('IK4', position, undefined, code, free(value, 99));
}

/** What the sender wrote, or question marks where a 999 has no room for it. */
function asSent(text: string, shape: RegExp, instead: string): string {
  return shape.test(text) ? text : instead;
}

/** A composite takes no free text, so what is not plain is left out here. */
function printable(text: string, max: number): string {
  return text
    .replace(/[^ A-Za-z0-9./_-]/g, ' ')
    .trim()
    .slice(0, max);
}
