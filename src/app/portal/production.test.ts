import { describe, expect, it } from 'vitest';
import { readSettings } from '../settings.ts';
import { DEMO_SECRET, productionFindings } from './production.ts';

const REAL = {
  DATABASE_URL: 'postgres://db/madrone',
  MADRONE_SECRET: 'k3Jq9vXw2Rb7Tn5Lm8Pz4Hd6Fs1Gc0Ya',
  MADRONE_PUBLIC_URL: 'https://portal.example.org',
  MADRONE_MAIL_FOLDER: '/var/spool/madrone',
};
const codes = (env: Record<string, string | undefined>, synthetic = false) =>
  productionFindings(readSettings(env), synthetic).map((f) => f.code);

describe('a real start', () => {
  it('happens with a secret, an https address and a server of its own', () => {
    expect(codes(REAL)).toEqual([]);
  });

  it('happens with passkeys for the domain above, which outlive a move of the portal', () => {
    expect(codes({ ...REAL, MADRONE_PASSKEY_DOMAIN: 'example.org' })).toEqual([]);
  });

  it('is refused with nothing set, and says everything that is missing at once', () => {
    expect(codes({})).toEqual(['serve.secret', 'serve.public_url', 'serve.mail', 'serve.embedded_database']);
  });

  it.each([
    ['a short secret', { MADRONE_SECRET: 'short' }, 'serve.secret'],
    ['the secret of the demonstration', { MADRONE_SECRET: DEMO_SECRET }, 'serve.weak_secret'],
    ['a secret of one letter', { MADRONE_SECRET: 'x'.repeat(40) }, 'serve.weak_secret'],
    ['an address without TLS', { MADRONE_PUBLIC_URL: 'http://portal.example.org' }, 'serve.public_url'],
    ['an address that is none', { MADRONE_PUBLIC_URL: 'portal' }, 'serve.public_url'],
    ['an address without a name', { MADRONE_PUBLIC_URL: 'https://10.1.2.3' }, 'serve.passkey_domain'],
    ['the address of this machine', { MADRONE_PUBLIC_URL: 'https://localhost' }, 'serve.passkey_domain'],
    ['passkeys for another domain', { MADRONE_PASSKEY_DOMAIN: 'example.com' }, 'serve.passkey_domain'],
    ['passkeys for a part of the name', { MADRONE_PASSKEY_DOMAIN: 'al.example.org' }, 'serve.passkey_domain'],
    ['passkeys for everybody under org', { MADRONE_PASSKEY_DOMAIN: 'org' }, 'serve.passkey_domain'],
    ['no folder for letters', { MADRONE_MAIL_FOLDER: undefined }, 'serve.mail'],
    ['the embedded database', { DATABASE_URL: undefined }, 'serve.embedded_database'],
  ])('is refused with %s', (_, change, code) => {
    expect(codes({ ...REAL, ...change })).toEqual([code]);
  });

  it('is refused where demonstration accounts could sign in', () => {
    expect(codes(REAL, true)).toEqual(['serve.synthetic_accounts']);
  });
});
