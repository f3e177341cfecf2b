import { describe, expect, it } from 'vitest';
import { argonPasswords, codeAt, oneTimeCodes, randomTokens, sealingWith } from './index.ts';

describe('passwords', () => {
  it('are argon2id, salted, and matched in any Unicode form', async () => {
    const { hash, matches } = await argonPasswords();
    const [one, two] = [await hash('contraseña larga'), await hash('contraseña larga')];
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(one).not.toBe(two);
    expect(await matches(one, 'contraseña larga'.normalize('NFD'))).toBe(true);
    expect(await matches(one, 'contrasena larga')).toBe(false);
  });

  it('match nobody without a hash, whatever is typed', async () => {
    const { matches } = await argonPasswords();
    expect(await matches(undefined, 'the password of nobody')).toBe(false);
  });
});

describe('one-time codes', () => {
  const codes = oneTimeCodes('Madrone');
  const at = (seconds: number) => new Date(seconds * 1000);
  // RFC 6238, appendix B: the SHA-1 vectors, of which an authenticator shows the last six digits.
  const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

  it.each([
    [59, '287082'],
    [1111111109, '081804'],
    [1111111111, '050471'],
    [1234567890, '005924'],
    [2000000000, '279037'],
  ])('are those of RFC 6238 at %i', (seconds, code) => {
    expect(codeAt(secret, at(seconds))).toBe(code);
    expect(codes.stepOf(secret, code, at(seconds))).toBe(Math.floor(seconds / 30));
  });

  it('say which step they belong to, one step early or late; two are too many', () => {
    const step = Math.floor(1234567890 / 30);
    expect(codes.stepOf(secret, '005924', at(1234567890 + 30))).toBe(step);
    expect(codes.stepOf(secret, '005924', at(1234567890 - 30))).toBe(step);
    expect(codes.stepOf(secret, '005924', at(1234567890 + 90))).toBeUndefined();
    for (const wrong of ['', '5924', '0059244', 'abcdef', '００５９２４']) {
      expect(codes.stepOf(secret, wrong, at(1234567890))).toBeUndefined();
    }
  });
});

describe('sealing', () => {
  const { seal, open } = sealingWith('one secret');

  it('opens what it sealed, for that purpose, under that secret, unchanged', () => {
    const sealed = seal('otpauth secret', 'factor of a');
    expect(open(sealed, 'factor of a')).toBe('otpauth secret');
    expect(open(sealed, 'factor of b')).toBeUndefined();
    expect(sealingWith('another secret').open(sealed, 'factor of a')).toBeUndefined();
    for (let i = 0; i < sealed.length; i += 7) {
      const other = sealed[i] === 'A' ? 'B' : 'A';
      expect(open(sealed.slice(0, i) + other + sealed.slice(i + 1), 'factor of a')).toBeUndefined();
    }
    for (const broken of ['', 'x', sealed.slice(0, 20)]) expect(open(broken, 'factor of a')).toBeUndefined();
    expect(seal('otpauth secret', 'factor of a')).not.toBe(sealed);
  });
});

it('tokens hold 256 bits, recovery codes are for paper', () => {
  expect(randomTokens.token()).toMatch(/^[\w-]{43}$/);
  expect(randomTokens.recoveryCode()).toMatch(/^([a-hj-km-np-z2-9]{4}-){3}[a-hj-km-np-z2-9]{4}$/);
  expect(new Set(Array.from({ length: 100 }, () => randomTokens.recoveryCode())).size).toBe(100);
});
