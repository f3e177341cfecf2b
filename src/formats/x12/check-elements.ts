import { CHARACTER, COMPONENTS, checkValue, REPETITIONS } from './check-value.ts';
import type { ElementCode } from './codes.ts';
import type { CompiledElement, Node } from './compile.ts';
import type { Relation } from './rules.ts';
import type { Segment } from './segment.ts';

export interface ElementListener {
  /** `code` is IK403; `from`..`to` is the offending value in the segment's window. */
  elementError(
    code: ElementCode,
    element: number,
    component: number,
    repetition: number,
    from: number,
    to: number,
  ): void;
}

const MISSING = '1';
const CONDITION = '2';
const TOO_MANY = '3';
const EXCLUSION = '10';
const NOT_USED = 'I10';

/** Every element of a segment against its rule, then the relations between them. */
export function checkElements(node: Node, segment: Segment, listener: ElementListener): void {
  const { elements } = node;
  const count = Math.max(segment.size, elements.length);
  for (let n = 1; n <= count; n++) {
    const rule = elements[n - 1];
    const from = segment.startOf(n);
    const to = n > segment.size ? from : segment.endOf(n);
    const isPresent = n <= segment.size && to > from;
    if (!rule) {
      if (isPresent) listener.elementError(TOO_MANY, n, 0, 0, from, to);
    } else if (!isPresent) {
      if (rule.usage === 'R') listener.elementError(MISSING, n, 0, 0, 0, 0);
    } else if (rule.usage === 'N') listener.elementError(NOT_USED, n, 0, 0, from, to);
    else if (rule.parts || rule.repeat > 1) checkRepeating(rule, rule.parts, segment, n, from, to, listener);
    else {
      const code = checkValue(rule, segment, from, to, rule.type === 'DP' ? segment.element(n - 1) : '');
      if (code) listener.elementError(code, n, 0, 0, from, to);
    }
  }
  for (const relation of node.relations) checkRelation(relation, segment, listener);
}

function checkRepeating(
  rule: CompiledElement,
  parts: readonly CompiledElement[] | undefined,
  segment: Segment,
  n: number,
  from: number,
  to: number,
  listener: ElementListener,
): void {
  const { bytes, repetitionSeparator } = segment;
  let start = from;
  let repetition = 0;
  for (let i = from; i <= to; i++) {
    if (i < to && (repetitionSeparator === 0 || bytes[i] !== repetitionSeparator)) continue;
    repetition++;
    const spoken = rule.repeat > 1 ? repetition : 0;
    if (repetition > rule.repeat) {
      listener.elementError(REPETITIONS, n, 0, repetition, start, i);
      return;
    }
    if (parts) checkParts(parts, segment, n, spoken, start, i, listener);
    else {
      const code = i > start ? checkValue(rule, segment, start, i, '') : CHARACTER;
      if (code) listener.elementError(code, n, 0, spoken, start, i);
    }
    start = i + 1;
  }
}

function checkParts(
  parts: readonly CompiledElement[],
  segment: Segment,
  n: number,
  repetition: number,
  from: number,
  to: number,
  listener: ElementListener,
): void {
  const { bytes, componentSeparator } = segment;
  let start = from;
  let c = 0;
  for (let i = from; i <= to; i++) {
    if (i < to && bytes[i] !== componentSeparator) continue;
    const part = parts[c++];
    if (i > start) {
      if (!part) {
        listener.elementError(COMPONENTS, n, c, repetition, start, i);
        return;
      }
      const code = part.usage === 'N' ? NOT_USED : checkValue(part, segment, start, i, '');
      if (code) listener.elementError(code, n, c, repetition, start, i);
    } else if (part?.usage === 'R') listener.elementError(MISSING, n, c, repetition, 0, 0);
    start = i + 1;
  }
  for (; c < parts.length; c++) {
    if (parts[c]?.usage === 'R') listener.elementError(MISSING, n, c + 1, repetition, 0, 0);
  }
}

function checkRelation({ kind, elements }: Relation, segment: Segment, listener: ElementListener): void {
  const first = elements[0] ?? 0;
  let present = 0;
  let absent = 0;
  for (const n of elements) {
    if (segment.has(n)) present++;
    else absent ||= n;
  }
  const say = (code: ElementCode, n: number) => listener.elementError(code, n, 0, 0, 0, 0);
  if (kind === 'P' && present > 0 && absent) say(CONDITION, absent);
  else if (kind === 'R' && present === 0) say(CONDITION, first);
  else if (kind === 'E' && present > 1) say(EXCLUSION, elements[1] ?? first);
  else if (kind === 'C' && segment.has(first) && absent) say(CONDITION, absent);
  else if (kind === 'L' && segment.has(first) && present === 1) say(CONDITION, elements[1] ?? first);
}
