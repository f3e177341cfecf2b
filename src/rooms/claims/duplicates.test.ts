import { describe, expect, it } from 'vitest';
import type { ClaimLine } from './claim.ts';
import { duplicatedBy } from './duplicates.ts';
import { partiesOf } from './line-facts.ts';
import {
  syntheticClaim as claim,
  syntheticLine as line,
  syntheticMember as member,
  syntheticPaidLine as paid,
  syntheticWorld as world,
} from './synthetic.ts';
import type { PaidLine } from './world.ts';

function repeats(past: Partial<PaidLine>, asked: Partial<ClaimLine> = {}, billing = 'clinic'): boolean {
  const one = line('VISIT', { modifiers: ['25', 'XP'], ...asked });
  const whole = claim('a', [one], { billing });
  const parties = partiesOf(whole, one, member('ana'), world());
  return duplicatedBy(whole, one, parties, [paid('VISIT', { modifiers: ['25', 'XP'], ...past })]) !== undefined;
}

describe('a duplicate', () => {
  it('is the same member, biller, day, code, modifiers, units and charge', () => {
    expect(repeats({})).toBe(true);
  });

  it.each<[string, Partial<PaidLine>]>([
    ['another member of the family', { member: 'leo' }],
    ['another biller', { provider: 'other' }],
    ['another day', { from: '2025-03-11' }],
    ['another code', { code: 'PUMP' }],
    ['another modifier', { modifiers: ['25', 'TT'] }],
    ['one modifier more', { modifiers: ['25', 'XP', 'TT'] }],
    ['one modifier less', { modifiers: ['25'] }],
    ['other units', { billedUnits: 2 }],
    ['another charge', { charge: 10_001 }],
    ['no charge', { charge: undefined }],
  ])('is not a line with %s', (_, past) => {
    expect(repeats(past)).toBe(false);
  });

  it('does not mind the order of modifiers', () => {
    expect(repeats({ modifiers: ['XP', '25'] })).toBe(true);
  });

  it('compares the units billed: a limit that cut the first claim does not hide that the second repeats it', () => {
    expect(repeats({ units: 1, billedUnits: 3 }, { units: 3 })).toBe(true);
  });

  it('knows a biller by whichever of its numbers the claim carries', () => {
    expect(repeats({}, {}, 'NPI-clinic')).toBe(true);
    expect(repeats({ provider: 'UNKNOWN-NPI' }, {}, 'UNKNOWN-NPI')).toBe(true);
  });
});
