/** The four characters an interchange chooses for itself; `repetition` is 0 when it chooses none. */
interface Delimiters {
  readonly element: number;
  readonly component: number;
  readonly repetition: number;
  readonly terminator: number;
}

export const ISA_LENGTH = 106;

/** Where the sixteen element separators of an ISA stand; every element has a fixed width. */
const SEPARATORS = [3, 6, 17, 20, 31, 34, 50, 53, 69, 76, 81, 83, 89, 99, 101, 103];

export interface Isa {
  readonly delimiters: Delimiters;
  /** The first thing wrong with the separators, with the TA105 note that says so. */
  readonly problem?: DelimiterProblem;
}

interface DelimiterProblem {
  readonly code: 'x12.separator' | 'x12.separators-equal';
  readonly note: string;
  readonly expected: string;
  readonly received: string;
}

/** The separators of the ISA at `start`, or undefined when its elements are not where 106 bytes put them. */
export function readIsa(bytes: Uint8Array, start: number): Isa | undefined {
  const at = (index: number) => bytes[start + index] ?? 0;
  const element = at(3);
  let next = 0;
  for (let i = 3; i < 104; i++) {
    const separates = at(i) === element;
    if (separates !== (SEPARATORS[next] === i)) return undefined;
    if (separates) next++;
  }
  const version = String.fromCharCode(at(84), at(85), at(86), at(87), at(88));
  // Before 00402 (and in files that never learned), ISA11 is the letter U and repetition does not exist.
  const repetition = version < '00402' || at(82) === 0x55 ? 0 : at(82);
  const delimiters = { element, component: at(104), repetition, terminator: at(105) };
  const problem = judge(delimiters);
  return problem ? { delimiters, problem } : { delimiters };
}

function judge(d: Delimiters): DelimiterProblem | undefined {
  const named: readonly (readonly [string, number, string])[] = [
    ['element separator', d.element, '026'],
    ['component separator', d.component, '027'],
    ['segment terminator', d.terminator, '004'],
    ...(d.repetition ? [['repetition separator', d.repetition, '016'] as const] : []),
  ];
  for (const [name, byte, note] of named) {
    if (!canSeparate(byte)) {
      const received = `${name} ${show(byte)}`;
      return { code: 'x12.separator', note, expected: 'a punctuation or control character', received };
    }
  }
  for (const [i, [name, byte, note]] of named.entries()) {
    const twin = named.slice(0, i).find(([, other]) => other === byte);
    if (twin) {
      const received = `${twin[0]} and ${name} ${show(byte)}`;
      return { code: 'x12.separators-equal', note, expected: 'four different characters', received };
    }
  }
  return undefined;
}

/** Letters, digits, space, NUL and anything beyond ASCII may be data, so they cannot separate. */
function canSeparate(byte: number): boolean {
  if (byte === 0 || byte === 0x20 || byte >= 0x7f) return false;
  const isDigit = byte >= 0x30 && byte <= 0x39;
  const isLetter = (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a);
  return !isDigit && !isLetter;
}

export function show(byte: number): string {
  return byte > 0x20 && byte < 0x7f ? `'${String.fromCharCode(byte)}'` : `0x${byte.toString(16).padStart(2, '0')}`;
}

/** True when four one-character strings can serve as separators. */
export function isDelimiterSet(set: {
  readonly element: string;
  readonly component: string;
  readonly repetition: string;
  readonly terminator: string;
}): boolean {
  const all = [set.element, set.component, set.repetition, set.terminator];
  return new Set(all).size === 4 && all.every((c) => c.length === 1 && canSeparate(c.charCodeAt(0)));
}
