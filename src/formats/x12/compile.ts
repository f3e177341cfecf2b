import type { ElementRule, ElementType, LoopRule, Relation, SegmentRule, TransactionRule, Usage } from './rules.ts';

export interface CompiledElement {
  readonly usage: Usage;
  readonly type: ElementType;
  readonly min: number;
  readonly max: number;
  readonly codes: ReadonlySet<string> | undefined;
  readonly repeat: number;
  readonly parts: readonly CompiledElement[] | undefined;
}

/** A segment, or the loop it begins, at its place in the enclosing loop. */
export interface Node {
  readonly id: string;
  readonly index: number;
  /** Neighbours with the same segment id share a position: their order is free. */
  readonly position: number;
  readonly usage: Usage;
  readonly repeat: number;
  readonly elements: readonly CompiledElement[];
  readonly relations: readonly Relation[];
  readonly loop: CompiledLoop | undefined;
}

/** All nodes of a loop with one segment id, told apart by the value of a key element. */
export interface Candidates {
  readonly nodes: readonly Node[];
  readonly keyElement: number;
  readonly byKey: ReadonlyMap<string, readonly Node[]> | undefined;
}

export interface CompiledLoop {
  readonly id: string;
  readonly nodes: readonly Node[];
  readonly byId: ReadonlyMap<string, Candidates>;
  readonly required: readonly Node[];
}

export interface CompiledTransaction {
  readonly rule: TransactionRule;
  readonly root: CompiledLoop;
  /** Every segment id the guide uses. */
  readonly ids: ReadonlySet<string>;
}

/** Which element tells segments with the same id apart. For a composite it is the first component. */
const KEYS: Readonly<Record<string, number>> = {
  NM1: 1,
  N1: 1,
  REF: 1,
  DTP: 1,
  DTM: 1,
  AMT: 1,
  QTY: 1,
  HI: 1,
  CRC: 1,
  PER: 1,
  NTE: 1,
  TRN: 1,
  HL: 3,
  PRV: 1,
};

export function compile(rule: TransactionRule): CompiledTransaction {
  const ids = new Set<string>();
  return { rule, root: compileLoop('', rule.children, ids), ids };
}

function compileLoop(id: string, children: readonly (SegmentRule | LoopRule)[], ids: Set<string>): CompiledLoop {
  let position = 0;
  let last = '';
  const nodes = children.map((child, index): Node => {
    const first = firstSegment(child);
    ids.add(first.id);
    if (first.id !== last) position++;
    last = first.id;
    return {
      id: first.id,
      index,
      position,
      usage: child.usage,
      repeat: child.repeat,
      elements: first.elements.map(compileElement),
      relations: first.relations,
      loop: child.kind === 'loop' ? compileLoop(child.id, child.children.slice(1), ids) : undefined,
    };
  });
  const byId = new Map<string, Candidates>();
  for (const node of nodes) {
    if (!byId.has(node.id)) byId.set(node.id, candidates(nodes.filter((n) => n.id === node.id)));
  }
  return { id, nodes, byId, required: nodes.filter((node) => node.usage === 'R') };
}

function firstSegment(child: SegmentRule | LoopRule): SegmentRule {
  if (child.kind === 'segment') return child;
  const first = child.children[0];
  if (first?.kind !== 'segment') throw new Error(`loop ${child.id} must begin with a segment`);
  return first;
}

function candidates(nodes: readonly Node[]): Candidates {
  const keyElement = KEYS[nodes[0]?.id ?? ''] ?? 0;
  const keyCodes = nodes.map((node) => {
    const element = node.elements[keyElement - 1];
    return element?.codes ?? element?.parts?.[0]?.codes;
  });
  if (!keyElement || keyCodes.some((codes) => codes === undefined)) return { nodes, keyElement: 0, byKey: undefined };
  const byKey = new Map<string, Node[]>();
  for (const [i, node] of nodes.entries()) {
    for (const code of keyCodes[i] ?? []) byKey.set(code, [...(byKey.get(code) ?? []), node]);
  }
  return { nodes, keyElement, byKey };
}

function compileElement(rule: ElementRule): CompiledElement {
  return {
    usage: rule.usage,
    type: rule.type,
    min: rule.min,
    max: rule.max,
    codes: rule.codes && new Set(rule.codes),
    repeat: rule.repeat,
    parts: rule.parts?.map(compileElement),
  };
}
