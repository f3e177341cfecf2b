import type { CompiledPolicy, CompiledProvision } from './compile.ts';
import type { Facts } from './facts.ts';
import { MET, type Truth, UNKNOWN, UNMET } from './verdict.ts';

export interface Selection {
  readonly provisions: readonly CompiledProvision[];
  /** Those of them of which it is not known whether they speak of the line at all. */
  readonly doubtful: readonly CompiledProvision[];
}

const NOTHING: Selection = { provisions: [], doubtful: [] };

/**
 * What was selected among the candidates of a code, by what was said of each: a digit of three for a candidate. The same
 * answers select the same list, so that what follows from a list can be kept beside it.
 */
const selections = new WeakMap<readonly CompiledProvision[], Map<number, Selection>>();
const MAX_KEPT = 1_000;

/** The provisions that bind this line on this date: every edit, and the one benefit with the nearest authority. */
export function selectFor(policy: CompiledPolicy, facts: Facts): Selection {
  const code = facts.values['line.code'];
  if (typeof code !== 'string') return NOTHING;
  const candidates = policy.candidates(code);
  let answers = 0;
  let place = 1;
  for (const provision of candidates) {
    const truth = bears(provision, code, facts);
    answers += (truth + 1) * place;
    if (truth !== UNMET && provision.role === 'benefit') break;
    place *= 3;
  }
  const kept = selections.get(candidates) ?? new Map<number, Selection>();
  const known = kept.get(answers);
  if (known) return known;
  const selection = pick(candidates, code, facts);
  if (kept.size === 0) selections.set(candidates, kept);
  if (kept.size < MAX_KEPT && Number.isSafeInteger(answers)) kept.set(answers, selection);
  return selection;
}

export function select(policy: CompiledPolicy, facts: Facts): readonly CompiledProvision[] {
  return selectFor(policy, facts).provisions;
}

/** Whether a provision speaks of the line at all. */
function bears(provision: CompiledProvision, code: string, facts: Facts): Truth {
  if (facts.on < provision.from || facts.on > provision.to) return UNMET;
  let truth: Truth = MET;
  if (provision.modifiers || provision.codes.needsModifiers) {
    const given = facts.values['line.modifiers'];
    if (given === undefined) truth = UNKNOWN;
    else if (Array.isArray(given)) {
      if (provision.modifiers && !provision.modifiers.some((m) => given.includes(m))) return UNMET;
      if (provision.codes.needsModifiers && !provision.codes.matches(code, given)) return UNMET;
    }
  }
  return provision.when ? (Math.min(truth, provision.when.judge(facts)) as Truth) : truth;
}

function pick(candidates: readonly CompiledProvision[], code: string, facts: Facts): Selection {
  const chosen: CompiledProvision[] = [];
  const doubtful: CompiledProvision[] = [];
  for (const provision of candidates) {
    const truth = bears(provision, code, facts);
    if (truth === UNMET) continue;
    chosen.push(provision);
    if (truth === UNKNOWN) doubtful.push(provision);
    if (provision.role === 'benefit') break;
  }
  // Only what surely binds takes another's place.
  const sure = chosen.filter((p) => !doubtful.includes(p));
  return { provisions: chosen.filter((p) => !sure.some((other) => other.overrides.has(p.id))), doubtful };
}

/**
 * The facts without which it is not known whether a doubtful provision speaks of the line.
 * What such a provision asks for and does not find is not known yet: it may not be asked.
 */
export function doubts(provision: CompiledProvision, facts: Facts): readonly string[] {
  const needsModifiers = provision.modifiers !== undefined || provision.codes.needsModifiers;
  if (needsModifiers && facts.values['line.modifiers'] === undefined) return ['line.modifiers'];
  return (provision.when?.facts ?? []).filter((name) => facts.values[name] === undefined);
}
