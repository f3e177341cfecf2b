import { describe, expect, it } from 'vitest';
import { readSettings } from '../settings.ts';
import { DEMO_SECRET, productionFindings } from './production.ts';

const REAL = {
  DATABASE_URL: 'postgres://db/madrone',
  MADRONE_SECRET: 'k3Jq9vXw2Rb7Tn5Lm8Pz4Hd6Fs1Gc0Ya',
  MADRONE_PUBLIC_URL: 'https://portal.example.org',
};
const codes = (env: Record<string, string | undefined>, synthetic = false) =>
  productionFindings(readSettings(env), synthetic).map((f) => f.code);

describe('a real start', () => {
  it('happens with a secret, an https address and a server of its own', () => {
    expect(codes(REAL)).toEqual([]);
  });

  it('is refused with nothing set, and says everything that is missing at once', () => {
    expect(codes({})).toEqual(['serve.secret', 'serve.public_url', 'serve.embedded_database']);
  });

  it.each([
    ['a short secret', { MADRONE_SECRET: 'short' }, 'serve.secret'],
    ['the secret of the demonstration', { MADRONE_SECRET: DEMO_SECRET }, 'serve.weak_secret'],
    ['a secret of one letter', { MADRONE_SECRET: 'x'.repeat(40) }, 'serve.weak_secret'],
    ['an address without TLS', { MADRONE_PUBLIC_URL: 'http://portal.example.org' }, 'serve.public_url'],
    ['an address that is none', { MADRONE_PUBLIC_URL: 'portal' }, 'serve.public_url'],
    ['the embedded database', { DATABASE_URL: undefined }, 'serve.embedded_database'],
  ])('is refused with %s', (_, change, code) => {
    expect(codes({ ...REAL, ...change })).toEqual([code]);
  });

  it('is refused where demonstration accounts could sign in', () => {
    expect(codes(REAL, true)).toEqual(['serve.synthetic_accounts']);
  });
});
