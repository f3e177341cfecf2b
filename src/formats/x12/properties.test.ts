import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkX12, checkX12Bytes } from './check-x12.ts';
import { read837, read837Bytes } from './read837.ts';
import {
  acknowledgment,
  bytesOf,
  claimInput,
  collect,
  envelope,
  lineInput,
  remittance,
  subscriber,
  text837,
} from './synthetic.ts';
import { write277CA } from './write/write-277ca.ts';
import { write835 } from './write/write-835.ts';
import { write999 } from './write/write-999.ts';
import { writeTA1 } from './write/write-ta1.ts';

const claims = Array.from({ length: 6 }, (_, i) =>
  claimInput({ controlNumber: `C${i}`, subscriber: { ...subscriber, last: 'MUÑOZ' }, lines: [lineInput()] }),
);
const text = text837(claims, { claimsPerSet: 2, lineEnd: '\r\n' });
const samples = [
  text,
  text837().slice(0, -40),
  text837().replace('*UN*', '*1e5*').replace('20250303', '20250230'),
  write835([remittance()], envelope).text,
  write277CA([acknowledgment], envelope).text,
  write999(
    checkX12Bytes(bytesOf(text)).interchanges.flatMap((i) => i.groups),
    envelope,
  ).text,
];

function cut(bytes: Uint8Array, lengths: readonly number[]): Uint8Array[] {
  const pieces: Uint8Array[] = [];
  let from = 0;
  for (let i = 0; from < bytes.length; i++) {
    const to = from + (lengths[i % lengths.length] ?? 1);
    pieces.push(bytes.slice(from, to));
    from = to;
  }
  return pieces;
}

describe('any chunking of a file', () => {
  it('gives the same report and the same claims', async () => {
    const chunking = fc.record({
      sample: fc.nat(samples.length - 1),
      lengths: fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1 }),
    });
    await fc.assert(
      fc.asyncProperty(chunking, async ({ sample, lengths }) => {
        const bytes = bytesOf(samples[sample] ?? '');
        expect(await checkX12(cut(bytes, lengths))).toEqual(checkX12Bytes(bytes));
        expect(await collect(read837(cut(bytes, lengths)))).toEqual([...read837Bytes(bytes)]);
      }),
      { numRuns: 60 },
    );
  });

  it('gives the same report over window borders', async () => {
    const bytes = bytesOf(text837(Array.from({ length: 400 }, (_, i) => claimInput({ controlNumber: `C${i}` }))));
    const whole = checkX12Bytes(bytes);
    expect(whole).toMatchObject({ ok: true });
    for (const length of [1, 997, 32_768, 32_769, 65_536]) expect(await checkX12(cut(bytes, [length]))).toEqual(whole);
  });
});

describe('random mutations', () => {
  const edit = fc.record({
    at: fc.nat(),
    remove: fc.nat(12),
    insert: fc.oneof(
      fc.uint8Array({ maxLength: 4 }),
      fc.constantFrom(...['~', '*', ':', '^', 'HL*9*9*22*1~', 'SE*1*0001~', 'IEA*1*1~', '\0', '\uFEFF'].map(bytesOf)),
    ),
  });

  it('never throw, and are always answered', () => {
    fc.assert(
      fc.property(fc.nat(samples.length - 1), fc.array(edit, { minLength: 1, maxLength: 6 }), (sample, edits) => {
        let bytes = bytesOf(samples[sample] ?? '');
        for (const { at, remove, insert } of edits) {
          const from = at % bytes.length;
          bytes = Uint8Array.from([...bytes.subarray(0, from), ...insert, ...bytes.subarray(from + remove)]);
        }
        const report = checkX12Bytes(bytes);
        if (!report.ok) expect(report.findings.length).toBeGreaterThan(0);
        const answers = [
          write999(
            report.interchanges.flatMap((i) => i.groups),
            envelope,
          ),
          writeTA1(report.interchanges, envelope),
        ];
        for (const { text, findings } of answers) {
          // An answer is a sound file or says why there is none.
          if (text === '') expect(findings.length).toBeGreaterThan(0);
          else expect(checkX12Bytes(bytesOf(text)).findings.filter((f) => f.severity === 'error')).toEqual([]);
        }
        const accepted = [...read837Bytes(bytes, { only: report.accepted })];
        expect(accepted.filter((event) => event.kind === 'rejected' && event.level === 'transaction')).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  it('of plain noise never throw', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 3000 }), (noise) => {
        expect(checkX12Bytes(noise).ok).toBe(false);
        const header = bytesOf(text.slice(0, 106));
        expect(checkX12Bytes(Uint8Array.from([...header, ...noise])).accepted.size).toBe(0);
      }),
      { numRuns: 100 },
    );
  });
});
