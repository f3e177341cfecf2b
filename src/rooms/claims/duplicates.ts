import type { Claim, ClaimLine } from './claim.ts';
import type { Parties } from './line-facts.ts';
import type { PaidLine } from './world.ts';

/**
 * The paid line of another claim that this one repeats: same member, biller, day, code, modifiers, units and charge.
 * Two contacts of one day with different units are not duplicates; limits decide about them.
 */
export function duplicatedBy(
  claim: Claim,
  line: ClaimLine,
  parties: Parties,
  past: readonly PaidLine[],
): PaidLine | undefined {
  const biller = parties.billing?.id ?? claim.billing;
  return past.find(
    (p) =>
      p.member === parties.member.id &&
      p.provider === biller &&
      p.from === line.from &&
      p.code === line.code &&
      p.billedUnits === line.units &&
      p.charge === line.charge &&
      p.modifiers.length === line.modifiers.length &&
      p.modifiers.every((m) => line.modifiers.includes(m)),
  );
}
