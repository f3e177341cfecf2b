import type { Facts } from '../../src/rules/index.ts';
import type { ByHand } from './by-hand.ts';

/** The same stored text as `traceText`, one template for each kind of rule. */
export function traceByHand(version: string, d: ByHand, { on, values }: Facts): string {
  if (!d.row) {
    return `{"policy":"${version}","rule":null,"on":"${on}","facts":{"member.covered":${values['member.covered']},"line.pos":${text(values['line.pos'])}},"clauses":{"bench/covered":{"member":${d.covered}},"bench/not-inpatient":{"place":${d.place}}},"left":{}}`;
  }
  const id = `bench/${d.row.id}`;
  const start = `{"policy":"${version}","rule":"${id}","on":"${on}","facts":{"member.covered":${values['member.covered']},"line.pos":${text(values['line.pos'])}`;
  const edits = `,"line.units":${values['line.units']}},"clauses":{"bench/covered":{"member":${d.covered}},"bench/not-inpatient":{"place":${d.place}},"${id}":`;
  switch (d.row.kind) {
    case 'visit':
      return `${start},"line.dx":${list(values['line.dx'])},"rendering.types":${list(values['rendering.types'])}${edits}{"diagnosis":${d.first},"who":${d.second},"visit":${d.third},"period":${d.fourth}}},"left":{"${id}/visit":${d.left},"${id}/period":${d.leftLater}}}`;
    case 'education':
      return `${start},"line.modifiers":${list(values['line.modifiers'])},"member.age":${known(values['member.age'])},"member.pregnant":${known(values['member.pregnant'])}${edits}{"modifiers":${d.first},"age":${d.second},"month":${d.third},"authorization":${d.fourth}}},"left":{"${id}/month":${d.left},"${id}/authorization":${d.leftLater}}}`;
    case 'equipment':
      return `${start},"line.dx":${list(values['line.dx'])},"line.modifiers":${list(values['line.modifiers'])}${edits}{"diagnosis":${d.first},"prescription":${d.second},"new-or-rented":${d.third},"period":${d.fourth}}},"left":{"${id}/period":${d.left}}}`;
    case 'counseling':
      return `${start},"rendering.types":${list(values['rendering.types'])},"member.age":${known(values['member.age'])},"line.units":${values['line.units']},"line.modifiers":${list(values['line.modifiers'])}},"clauses":{"bench/covered":{"member":${d.covered}},"bench/not-inpatient":{"place":${d.place}},"${id}":{"who":${d.first},"age":${d.second},"year":${d.third},"alone":${d.fourth}}},"left":{"${id}/year":${d.left}}}`;
    case 'support':
      return `${start},"member.ecm_status":${text(values['member.ecm_status'])}${edits}{"enrolled":${d.first},"authorized":${d.second},"lifetime":${d.third}}},"left":{"${id}/authorized":0}}`;
  }
}

type Value = Facts['values'][string];

/** Codes, modifiers and types are known to need no escaping. */
function list(value: Value): string {
  if (!Array.isArray(value)) return 'null';
  return value.length === 0 ? '[]' : `["${value.join('","')}"]`;
}

function text(value: Value): string {
  return value === undefined ? 'null' : `"${value}"`;
}

function known(value: Value): string {
  return value === undefined ? 'null' : String(value);
}
