import type { ElementRule, LoopRule, SegmentRule, TransactionRule, Usage } from './rules.ts';

/** A partner's departure from a guide, as plain data: `{ loop: '2010BA', segment: 'NM1', element: 9, max: 9 }`. */
export interface TableOverride {
  /** ST01; every table when absent. */
  readonly set?: string | undefined;
  /** Loop id; the whole set when absent. `''` is the header, outside every loop. */
  readonly loop?: string | undefined;
  readonly segment: string;
  /** Only the segments whose first coded element allows this value: REF with `G1`. */
  readonly qualifier?: string | undefined;
  /** Counted from 1. Without it the segment itself is changed. */
  readonly element?: number | undefined;
  readonly component?: number | undefined;
  readonly usage?: 'required' | 'optional' | 'not used' | undefined;
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  /** Replaces the allowed values; an empty list allows any. */
  readonly codes?: readonly string[] | undefined;
  readonly repeat?: number | undefined;
}

type Child = SegmentRule | LoopRule;

const usages: Readonly<Record<NonNullable<TableOverride['usage']>, Usage>> = {
  required: 'R',
  optional: 'S',
  'not used': 'N',
};

/** Those that no segment of the set matches. */
export function overridesOfNothing(rule: TransactionRule, overrides: readonly TableOverride[]): TableOverride[] {
  return overrides.filter((override) => {
    let hits = 0;
    changeAll(rule.children, '', override, () => hits++);
    return hits === 0;
  });
}

/** A new table; the one given is not touched. An override that matches nothing is a defect in the partner's data. */
export function applyOverrides(rule: TransactionRule, overrides: readonly TableOverride[]): TransactionRule {
  let { children } = rule;
  for (const override of overrides) {
    let hits = 0;
    children = changeAll(children, '', override, () => hits++);
    if (hits === 0) throw new Error(`no segment of the ${rule.set} matches the override ${JSON.stringify(override)}`);
  }
  return { ...rule, children };
}

function changeAll(children: readonly Child[], loop: string, override: TableOverride, hit: () => void): Child[] {
  return children.map((child) => {
    if (child.kind === 'loop') return { ...child, children: changeAll(child.children, child.id, override, hit) };
    if (child.id !== override.segment || (override.loop !== undefined && override.loop !== loop)) return child;
    if (override.qualifier !== undefined && !isQualifiedBy(child, override.qualifier)) return child;
    hit();
    return changeSegment(child, override);
  });
}

function isQualifiedBy(segment: SegmentRule, qualifier: string): boolean {
  const coded = segment.elements.map((e) => e.codes ?? e.parts?.[0]?.codes).find((codes) => codes !== undefined);
  return coded?.includes(qualifier) ?? false;
}

function changeSegment(segment: SegmentRule, override: TableOverride): SegmentRule {
  const { element, usage, repeat } = override;
  if (element === undefined) {
    return { ...segment, usage: usage ? usages[usage] : segment.usage, repeat: repeat ?? segment.repeat };
  }
  const elements = [...segment.elements];
  while (elements.length < element) elements.push(UNUSED);
  return {
    ...segment,
    elements: elements.map((rule, i) => (i === element - 1 ? changeElement(rule, override) : rule)),
  };
}

const UNUSED: ElementRule = { usage: 'N', type: 'AN', min: 1, max: 80, repeat: 1 };

function changeElement(rule: ElementRule, override: TableOverride): ElementRule {
  const { component } = override;
  if (component !== undefined && rule.parts) {
    const { component: _component, ...own } = override;
    const parts = rule.parts.map((part, i) => (i === component - 1 ? changeElement(part, own) : part));
    return { ...rule, parts };
  }
  const { codes: _codes, ...rest } = rule;
  const codes = override.codes ?? rule.codes;
  return {
    ...rest,
    usage: override.usage ? usages[override.usage] : rule.usage,
    min: override.min ?? Math.max(rule.min, 1),
    max: override.max ?? (rule.max || UNUSED.max),
    repeat: override.repeat ?? rule.repeat,
    ...(codes && codes.length > 0 ? { codes } : {}),
  };
}
