import type { ElementCode } from './codes.ts';
import type { CompiledElement } from './compile.ts';
import type { Segment } from './segment.ts';
import { digitsAt, isDayNumber } from './values.ts';

/** IK403 codes. */
const TOO_SHORT = '4';
const TOO_LONG = '5';
export const CHARACTER = '6';
const CODE = '7';
const DATE = '8';
const TIME = '9';
export const REPETITIONS = '12';
export const COMPONENTS = '13';
const PATTERN = 'I12';

const MAX_MONEY_DIGITS = 10;

/** What is wrong with the bytes `from`..`to` of a segment under a simple rule; empty when nothing is. */
export function checkValue(
  rule: CompiledElement,
  segment: Segment,
  from: number,
  to: number,
  format: string,
): ElementCode | '' {
  switch (rule.type) {
    case 'AN':
      return checkText(rule, segment, from, to);
    case 'ID':
      return checkCode(rule, segment, from, to);
    case 'N0':
      return checkNumber(rule, segment.bytes, from, to, false) || checkListed(rule, segment, from, to);
    case 'DT':
      if (to - from < rule.min) return TOO_SHORT;
      if (to - from > rule.max) return TOO_LONG;
      return isDayAt(segment.bytes, from, to) ? '' : DATE;
    case 'TM':
      return isTimeAt(segment.bytes, from, to) && to - from >= rule.min && to - from <= rule.max ? '' : TIME;
    case 'DP':
      return checkPeriod(rule, segment, from, to, format);
    default:
      return checkNumber(rule, segment.bytes, from, to, true);
  }
}

function checkText(rule: CompiledElement, segment: Segment, from: number, to: number): ElementCode | '' {
  const { bytes, componentSeparator, repetitionSeparator } = segment;
  let isBlank = true;
  for (let i = from; i < to; i++) {
    const byte = bytes[i] ?? 0;
    if (byte === 0x20) continue;
    isBlank = false;
    if (byte === componentSeparator) return COMPONENTS;
    if (byte === repetitionSeparator && repetitionSeparator !== 0) return REPETITIONS;
    if (byte < 0x20 || byte === 0x7f) return CHARACTER;
  }
  if (isBlank) return CHARACTER;
  const length = segment.hasHigh ? segment.slice(from, to).length : to - from;
  if (length > rule.max) return TOO_LONG;
  if (length < rule.min) return TOO_SHORT;
  return checkListed(rule, segment, from, to);
}

function checkCode(rule: CompiledElement, segment: Segment, from: number, to: number): ElementCode | '' {
  if (rule.codes) {
    if (to - from <= rule.max && rule.codes.has(segment.slice(from, to))) return '';
    return checkText(rule, segment, from, to) || CODE;
  }
  return checkText(rule, segment, from, to);
}

function checkListed(rule: CompiledElement, segment: Segment, from: number, to: number): ElementCode | '' {
  return rule.codes && !rule.codes.has(segment.slice(from, to)) ? CODE : '';
}

/** Digits with an optional minus and point; neither counts as length. No exponent, no plus, no grouping. */
function checkNumber(
  rule: CompiledElement,
  bytes: Uint8Array,
  from: number,
  to: number,
  isDecimal: boolean,
): ElementCode | '' {
  const isNegative = bytes[from] === 0x2d;
  let digits = 0;
  let point = -1;
  for (let i = isNegative ? from + 1 : from; i < to; i++) {
    const byte = bytes[i] ?? 0;
    if (byte >= 0x30 && byte <= 0x39) digits++;
    else if (byte === 0x2e && isDecimal && point < 0) point = i;
    else return CHARACTER;
  }
  if (digits === 0) return CHARACTER;
  const isMoney = rule.type === '$' || rule.type === '$+';
  if (digits > rule.max || (isMoney && digits > MAX_MONEY_DIGITS)) return TOO_LONG;
  if (digits < rule.min) return TOO_SHORT;
  if (isNegative && (rule.type === '$+' || rule.type === 'R+')) return PATTERN;
  if (isMoney && point >= 0 && to - point > 3) return PATTERN;
  return '';
}

function checkPeriod(
  rule: CompiledElement,
  segment: Segment,
  from: number,
  to: number,
  format: string,
): ElementCode | '' {
  const { bytes } = segment;
  if (format === 'D8') return to - from === 8 && isDayAt(bytes, from, to) ? '' : DATE;
  if (format === 'RD8') {
    const isRange = to - from === 17 && bytes[from + 8] === 0x2d;
    if (!isRange || !isDayAt(bytes, from, from + 8) || !isDayAt(bytes, from + 9, to)) return DATE;
    return digitsAt(bytes, from, from + 8) <= digitsAt(bytes, from + 9, to) ? '' : DATE;
  }
  return checkText(rule, segment, from, to);
}

/** CCYYMMDD or YYMMDD naming a day the calendar has. */
function isDayAt(bytes: Uint8Array, from: number, to: number): boolean {
  return isDayNumber(digitsAt(bytes, from, to));
}

function isTimeAt(bytes: Uint8Array, from: number, to: number): boolean {
  const length = to - from;
  if (length !== 4 && (length < 6 || length > 8)) return false;
  if (Number.isNaN(digitsAt(bytes, from, to))) return false;
  const isClock = digitsAt(bytes, from, from + 2) < 24 && digitsAt(bytes, from + 2, from + 4) < 60;
  return isClock && (length === 4 || digitsAt(bytes, from + 4, from + 6) < 60);
}
