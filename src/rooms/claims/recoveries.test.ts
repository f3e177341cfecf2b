import { beforeAll, describe, expect, it } from 'vitest';
import { POLICY_FOLDER } from '../../app/policy-folder.ts';
import { readPolicy } from '../../platform/policy/index.ts';
import { type CompiledPolicy, compilePolicy } from '../../rules/index.ts';
import { judgeClaim } from './judge-claim.ts';
import { recoveriesFor } from './recoveries.ts';
import {
  syntheticClaim as claim,
  syntheticLine as line,
  syntheticMember as member,
  syntheticPaidLine as paid,
  syntheticProvider as provider,
  syntheticPolicy,
  syntheticWorld as world,
} from './synthetic.ts';

let ccah: CompiledPolicy;

beforeAll(async () => {
  const { book } = await readPolicy(POLICY_FOLDER, { sources: false });
  ccah = compilePolicy(book, 'ccah') ?? syntheticPolicy();
});

const supplies = paid('A4286', {
  key: 'supplies/2',
  claim: 'supplies',
  modifiers: ['NU'],
  from: '2025-03-29',
  paid: 900,
  member: 'leo',
});
const pump = paid('E0603', { key: 'pump/1', claim: 'pump', modifiers: ['NU'], from: '2025-03-05', paid: 25_000 });

describe('a pump that comes after its supplies were paid', () => {
  it('flags the supplies of the calendar month for recovery, whole, with the line and the source [CCAH-HE-BF-116]', () => {
    expect(recoveriesFor(ccah, [pump], [supplies])).toEqual([
      {
        claim: 'supplies',
        line: 'supplies/2',
        code: 'A4286',
        on: '2025-03-29',
        member: 'leo',
        amount: 900,
        reason: expect.any(String),
        clause: 'ccah/replacement-supplies-purchase/not-in-pump-month',
        cite: expect.arrayContaining(['CCAH-HE-BF-116']),
      },
    ]);
  });

  it('leaves supplies of the months before and after alone [CCAH-HE-BF-116]', () => {
    for (const from of ['2025-02-28', '2025-04-01'])
      expect(recoveriesFor(ccah, [pump], [{ ...supplies, from }])).toEqual([]);
    for (const from of ['2025-03-01', '2025-03-31'])
      expect(recoveriesFor(ccah, [pump], [{ ...supplies, from }])).toHaveLength(1);
  });

  it('reaches supplies another provider gave, to mother or baby [CCAH-HE-BF-116]', () => {
    const other = { ...supplies, provider: 'other', member: 'ana' };
    expect(recoveriesFor(ccah, [pump], [other, supplies])).toHaveLength(2);
  });

  it('is flagged when the claim is judged, and paid nevertheless [CCAH-HE-BF-116]', () => {
    const asked = claim(
      'pump',
      [
        line('E0603', {
          modifiers: ['NU'],
          from: '2025-03-05',
          to: '2025-03-05',
          charge: 26_000,
          dx: ['Z39.1'],
          stated: { 'line.msrp': 33_000 },
        }),
      ],
      { billing: 'shop', ordering: 'nurse' },
    );
    const people = {
      members: [member('ana', { sex: 'F', county: 'Merced' })],
      providers: [
        provider('shop', { types: ['pharmacy'] }),
        provider('nurse', { types: ['nurse_practitioner'] }),
        provider('clinic'),
      ],
      history: [supplies],
    };
    const judged = judgeClaim(ccah, asked, world(people));
    expect(judged.outcome).toBe('paid');
    expect(judged.recoveries.map((r) => r.line)).toEqual(['supplies/2']);
    expect(judged.reversed).toEqual([]);
  });
});

describe('recoveries', () => {
  const policy = syntheticPolicy();
  const gained = paid('PUMP', { claim: 'b', key: 'b/1' });

  it('ask only exclusions that say so, and each line is flagged once', () => {
    const past = [paid('SUPPLY'), paid('VISIT', { key: 'earlier/2' })];
    expect(recoveriesFor(policy, [gained, { ...gained, key: 'b/2' }], past).map((r) => r.line)).toEqual(['earlier/1']);
  });

  it('are none where nothing was gained or nothing stood before', () => {
    expect(recoveriesFor(policy, [], [paid('SUPPLY')])).toEqual([]);
    expect(recoveriesFor(policy, [gained], [])).toEqual([]);
  });

  it('do not come from the claim itself: a supply beside a pump on one claim is denied, not recovered', () => {
    const both = claim('a', [line('SUPPLY'), line('PUMP', { stated: { 'line.msrp': 100 } })]);
    expect(judgeClaim(policy, both, world()).recoveries).toEqual([]);
  });
});
