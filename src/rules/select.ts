import type { Candidates } from './candidates.ts';
import type { CompiledPolicy, CompiledProvision } from './compile.ts';
import type { Facts } from './facts.ts';
import { MET, type Truth, UNKNOWN, UNMET, type Verdict } from './verdict.ts';
import { Way } from './way.ts';

export interface Selection {
  readonly provisions: readonly CompiledProvision[];
  /** Those of them of which it is not known whether they speak of the line at all. */
  readonly doubtful: readonly CompiledProvision[];
  readonly benefit: CompiledProvision | undefined;
  /** An empty place for what each limit and authorization clause leaves. */
  readonly unlimited: readonly undefined[];
  /** Where their clauses begin to be judged. */
  readonly start: Way<readonly Verdict[]>;
}

const NOTHING = selection([], []);

/** The provisions that bind this line on this date: every edit, and the one benefit with the nearest authority. */
export function selectFor(policy: CompiledPolicy, facts: Facts): Selection {
  const code = facts.values['line.code'];
  if (typeof code !== 'string') return NOTHING;
  const candidates = policy.speaking(code);
  let way = candidates.start;
  for (const { bears, isBenefit } of candidates.steps) {
    let truth: Truth = MET;
    if (bears) {
      truth = bears(code, facts);
      way = way.on(truth);
    }
    if (isBenefit && truth !== UNMET) break;
  }
  way.kept ??= pick(candidates, code, facts);
  return way.kept;
}

export function select(policy: CompiledPolicy, facts: Facts): readonly CompiledProvision[] {
  return selectFor(policy, facts).provisions;
}

function pick({ provisions, steps }: Candidates, code: string, facts: Facts): Selection {
  const chosen: CompiledProvision[] = [];
  const doubtful: CompiledProvision[] = [];
  for (const [index, provision] of provisions.entries()) {
    const truth = steps[index]?.bears?.(code, facts) ?? MET;
    if (truth === UNMET) continue;
    chosen.push(provision);
    if (truth === UNKNOWN) doubtful.push(provision);
    if (provision.role === 'benefit') break;
  }
  // Only what surely binds takes another's place.
  const sure = chosen.filter((p) => !doubtful.includes(p));
  return selection(
    chosen.filter((p) => !sure.some((other) => other.overrides.has(p.id))),
    doubtful,
  );
}

function selection(provisions: readonly CompiledProvision[], doubtful: readonly CompiledProvision[]): Selection {
  const last = provisions.at(-1);
  return {
    provisions,
    doubtful,
    benefit: last?.role === 'benefit' ? last : undefined,
    unlimited: provisions.flatMap((p) => p.clauses.filter((clause) => clause.allow).map(() => undefined)),
    start: new Way(),
  };
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
