import type { ElementRule, ElementType, LoopRule, Relation, SegmentRule, Usage } from './rules.ts';

/**
 * Tables are written one segment a line, so that a person can read them beside a companion guide:
 *
 *     seg('REF R 1', 'R ID2-3 =EI,SY | R AN1-50')
 *     seg('N4 R 1', 'R AN2-30 | S ID2 | S ID3-15 | S ID2-3', 'E0207')
 *     seg('SV1 R 1', 'R {R ID2 =HC | R AN1-48} | R $+1-18 | …')
 *
 * Head: id, usage, most repeats (`*` without end). Element: usage, type with min-max, `=` codes, `^` repeats.
 */
export function seg(head: string, elements: string, relations = ''): SegmentRule {
  const { id, usage, repeat } = readHead(head);
  return {
    kind: 'segment',
    id,
    usage,
    repeat,
    elements: splitOutside(elements).map(readElement),
    relations: relations.split(' ').filter(Boolean).map(readRelation),
  };
}

export function loop(head: string, ...children: readonly (SegmentRule | LoopRule)[]): LoopRule {
  return { kind: 'loop', ...readHead(head), children };
}

function readHead(head: string): { readonly id: string; readonly usage: Usage; readonly repeat: number } {
  const [id = '', usage = '', repeat = ''] = head.split(' ');
  return { id, usage: readUsage(usage, head), repeat: repeat === '*' ? Number.POSITIVE_INFINITY : Number(repeat) };
}

const ELEMENT = /^([RSN]) (AN|ID|N0|R\+|R|\$\+|\$|DT|TM|DP)(\d+)(?:-(\d+))?(?: =(\S+))?(?: \^(\d+))?$/;
const COMPOSITE = /^([RSN])(?: \^(\d+))? \{(.*)\}$/;

export function readElement(text: string): ElementRule {
  if (text === 'N') return { usage: 'N', type: 'AN', min: 0, max: 0, repeat: 1 };
  const composite = COMPOSITE.exec(text);
  if (composite) {
    const parts = splitOutside(composite[3] ?? '').map(readElement);
    return {
      usage: readUsage(composite[1], text),
      type: 'AN',
      min: 0,
      max: 0,
      repeat: Number(composite[2] ?? 1),
      parts,
    };
  }
  const match = ELEMENT.exec(text);
  if (!match) throw new Error(`the table element "${text}" cannot be read`);
  const min = Number(match[3]);
  return {
    usage: readUsage(match[1], text),
    type: readType(match[2] ?? ''),
    min,
    max: match[4] === undefined ? min : Number(match[4]),
    repeat: Number(match[6] ?? 1),
    ...(match[5] === undefined ? {} : { codes: match[5].split(',') }),
  };
}

/** `P0304` pairs elements 3 and 4; `L050607` lets 5 require one of 6 and 7. */
function readRelation(text: string): Relation {
  const kind = (['P', 'R', 'E', 'C', 'L'] as const).find((k) => k === text[0]);
  if (!kind) throw new Error(`the relation "${text}" cannot be read`);
  const elements = (text.slice(1).match(/\d\d/g) ?? []).map(Number);
  return { kind, elements };
}

function readUsage(text: string | undefined, context: string): Usage {
  if (text === 'R' || text === 'S' || text === 'N') return text;
  throw new Error(`a usage of R, S or N was expected in "${context}"`);
}

const types: readonly ElementType[] = ['AN', 'ID', 'N0', 'R', 'R+', '$', '$+', 'DT', 'TM', 'DP'];

function readType(text: string): ElementType {
  return types.find((type) => type === text) ?? 'AN';
}

/** Splits at `|` outside braces. */
function splitOutside(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let i = 0; i <= text.length; i++) {
    if (text[i] === '{') depth++;
    else if (text[i] === '}') depth--;
    else if (i === text.length || (text[i] === '|' && depth === 0)) {
      parts.push(text.slice(from, i).trim());
      from = i + 1;
    }
  }
  return parts;
}
