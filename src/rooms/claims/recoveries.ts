import type { Cents, IsoDate } from '../../kernel/index.ts';
import { type CompiledPolicy, type Facts, UNMET } from '../../rules/index.ts';
import type { PaidLine } from './world.ts';

/** An earlier paid line that a later claim shows should not have been paid. Flagged for recovery, never taken silently. */
export interface Recovery {
  readonly claim: string;
  readonly line: string;
  readonly code: string;
  readonly on: IsoDate;
  readonly member: string;
  readonly amount: Cents;
  readonly reason: string;
  readonly clause: string;
  readonly cite: readonly string[];
}

/** Order of arrival does not matter: what an exclusion would have refused, had it come second, is owed back. */
export function recoveriesFor(
  policy: CompiledPolicy,
  gains: readonly PaidLine[],
  past: readonly PaidLine[],
): readonly Recovery[] {
  if (gains.length === 0 || past.length === 0 || policy.recovering.length === 0) return [];
  const found: Recovery[] = [];
  for (const paid of past) {
    for (const { provision, clause } of policy.recovering) {
      if (!provision.codes.matches(paid.code, paid.modifiers)) continue;
      if (paid.from < provision.from || paid.from > provision.to) continue;
      if (clause.judge(factsOf(paid, gains)) !== UNMET) continue;
      found.push({
        claim: paid.claim,
        line: paid.key,
        code: paid.code,
        on: paid.from,
        member: paid.member,
        amount: paid.paid,
        reason: clause.reason,
        clause: clause.id,
        cite: clause.cite,
      });
      break;
    }
  }
  return found;
}

function factsOf(paid: PaidLine, gains: readonly PaidLine[]): Facts {
  return {
    on: paid.from,
    open: false,
    member: paid.member,
    provider: paid.provider,
    values: { 'line.code': paid.code, 'line.modifiers': paid.modifiers, 'line.units': paid.units },
    history: gains,
    authorizations: [],
    documents: [],
    pregnancies: [],
  };
}
