import type { Detail } from './finding.ts';
import type { GroupReport } from './report.ts';
import type { SetScope } from './scopes.ts';
import type { Segment } from './segment.ts';
import { isD6, isDigits, isoFromD8, isTime } from './values.ts';
import { guideOf, supportedVersions } from './versions.ts';

/** One thing wrong with an envelope segment; `note` is the TA105, AK905 or IK502 that says it. */
export interface Verdict {
  readonly code: string;
  readonly note: string;
  readonly element?: number;
  readonly detail?: Detail;
  readonly isWarning?: boolean;
}

type Check = readonly [element: number, note: string, isGood: (value: string) => boolean, expected: string];

const idQualifier = (value: string) => ['01', '14', '20', '27', '28', '29', '30', '33', 'ZZ'].includes(value);
const isFilled = (value: string) => value.trim() !== '';

const isaChecks: readonly Check[] = [
  [1, '010', (v) => v === '00' || v === '03', '00 or 03'],
  [3, '012', (v) => v === '00' || v === '01', '00 or 01'],
  [5, '005', idQualifier, 'an interchange id qualifier'],
  [6, '006', isFilled, 'a sender'],
  [7, '007', idQualifier, 'an interchange id qualifier'],
  [8, '008', isFilled, 'a receiver'],
  [9, '014', isD6, 'YYMMDD'],
  [10, '015', (v) => v.length === 4 && isTime(v), 'HHMM'],
  [13, '018', isDigits, 'nine digits'],
  [14, '019', (v) => v === '0' || v === '1', '0 or 1'],
  [15, '020', (v) => v === 'P' || v === 'T', 'P or T'],
];

export function* judgeInterchange(isa: Segment, isRepeated: boolean): Generator<Verdict> {
  for (const verdict of elements('x12.interchange-header', isa, isaChecks)) yield verdict;
  const version = isa.element(12);
  if (version !== '00501') {
    const detail = { expected: '00501', received: version };
    yield { code: 'x12.interchange-version', element: 12, note: '003', detail };
  } else if (isa.element(11) === 'U') {
    const detail = { expected: 'a repetition separator', received: 'U: nothing repeats in this interchange' };
    yield { code: 'x12.no-repetition-separator', element: 11, note: '016', detail, isWarning: true };
  }
  if (isRepeated) {
    const detail = { received: isa.element(13) };
    yield { code: 'x12.repeated-interchange', element: 13, note: '025', detail };
  }
}

const gsChecks: readonly Check[] = [
  [2, '024', isFilled, 'a sender'],
  [3, '024', isFilled, 'a receiver'],
  [4, '024', (v) => isoFromD8(v) !== undefined, 'CCYYMMDD'],
  [5, '024', isTime, 'HHMM'],
  [7, '024', (v) => v === 'X', 'X'],
];

export function* judgeGroup(gs: Segment, isRepeated: boolean): Generator<Verdict> {
  for (const verdict of elements('x12.group-header', gs, gsChecks)) yield { ...verdict, isWarning: true };
  if (!/^\d{1,9}$/.test(gs.element(6))) {
    const detail = { expected: 'one to nine digits', received: gs.element(6) };
    yield { code: 'x12.group-header', element: 6, note: '6', detail };
  } else if (isRepeated) {
    yield { code: 'x12.repeated-group', element: 6, note: '19', detail: { received: gs.element(6) } };
  }
}

export function* judgeSet(st: Segment, set: SetScope, group: GroupReport, isRepeated: boolean): Generator<Verdict> {
  const { version, control } = set.report;
  if (!/^[A-Za-z0-9]{4,9}$/.test(control)) {
    const detail = { expected: 'four to nine letters or digits', received: control };
    yield { code: 'x12.set-header', element: 2, note: '7', detail };
  } else if (isRepeated) {
    yield { code: 'x12.repeated-set', element: 2, note: '23', detail: { received: control } };
  }
  const guide = guideOf(version);
  if (!guide?.isSupported || guide.set !== st.element(1)) {
    const received = guide ? `${st.element(1)} ${version}, ${guide.name}` : `${st.element(1)} ${version}`;
    const isKnownSet = ['837', '834', '835', '999', '277'].includes(st.element(1));
    const note = isKnownSet ? 'I6' : '1';
    yield { code: 'x12.set-unsupported', element: 1, note, detail: { expected: supportedVersions, received } };
  } else if (guide.group !== group.code) {
    const detail = { expected: `${guide.set} in a group ${guide.group}`, received: group.code };
    yield { code: 'x12.wrong-group', element: 1, note: '1', detail };
  } else if (guideOf(group.version) !== guide) {
    const detail = { expected: version, received: group.version };
    yield { code: 'x12.version-mismatch', element: 3, note: 'I6', detail };
  }
}

const ta1Checks: readonly Check[] = [
  [1, '024', (v) => /^\d{9}$/.test(v), 'nine digits'],
  [2, '024', isD6, 'YYMMDD'],
  [3, '024', (v) => v.length === 4 && isTime(v), 'HHMM'],
  [4, '024', (v) => v === 'A' || v === 'E' || v === 'R', 'A, E or R'],
  [5, '024', (v) => /^0[0-3]\d$/.test(v), 'a note code'],
];

export function* judgeTa1(ta1: Segment): Generator<Verdict> {
  for (const verdict of elements('x12.ta1', ta1, ta1Checks)) yield { ...verdict, isWarning: true };
}

function* elements(code: string, segment: Segment, checks: readonly Check[]): Generator<Verdict> {
  for (const [element, note, isGood, expected] of checks) {
    const received = segment.element(element);
    if (!isGood(received)) yield { code, element, note, detail: { expected, received } };
  }
}
