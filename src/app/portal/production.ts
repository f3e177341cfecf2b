import { isIP } from 'node:net';
import { type Finding, finding } from '../../kernel/index.ts';
import type { Queryable } from '../../platform/db/index.ts';
import type { Settings } from '../settings.ts';

const SECRET_CHARACTERS = 32;
/** What the demonstration seals with: known to everybody, so it protects nothing. */
export const DEMO_SECRET = 'madrone-demonstration-secret-known-to-everybody';

/** What keeps a real start from happening. Defaults are for a demonstration on one machine and never for members' data. */
export function productionFindings(
  { portal, databaseUrl }: Settings,
  hasSyntheticAccounts: boolean,
): readonly Finding[] {
  const findings: Finding[] = [];
  const { secret, publicUrl } = portal;
  if (secret === undefined || secret.length < SECRET_CHARACTERS) {
    findings.push(finding('serve.secret', 'MADRONE_SECRET', { expected: `at least ${SECRET_CHARACTERS} characters` }));
  } else if (secret === DEMO_SECRET || new Set(secret).size < 10) {
    findings.push(finding('serve.weak_secret', 'MADRONE_SECRET'));
  }
  if (publicUrl === undefined || !URL.canParse(publicUrl) || new URL(publicUrl).protocol !== 'https:') {
    findings.push(finding('serve.public_url', 'MADRONE_PUBLIC_URL', { expected: 'an https address' }));
  } else if (!isPasskeyDomain(new URL(publicUrl).hostname, portal.passkeyDomain)) {
    const expected = 'the host of MADRONE_PUBLIC_URL, by name, or a domain above it';
    findings.push(finding('serve.passkey_domain', 'MADRONE_PASSKEY_DOMAIN', { expected }));
  }
  if (portal.mailFolder === undefined)
    findings.push(finding('serve.mail', 'MADRONE_MAIL_FOLDER', { expected: 'a folder' }));
  if (databaseUrl === undefined) findings.push(finding('serve.embedded_database', 'DATABASE_URL'));
  if (hasSyntheticAccounts) findings.push(finding('serve.synthetic_accounts', 'DATABASE_URL'));
  return findings;
}

/** A passkey is made for a name, the portal's own or one above it; browsers make none for a number or for this machine alone. */
function isPasskeyDomain(host: string, domain = host): boolean {
  const isName = isIP(domain) === 0 && /^[a-z0-9-]+(\.[a-z0-9-]+)*$/.test(domain) && !/(^|\.)localhost$/.test(domain);
  return isName && (domain === host || (domain.includes('.') && host.endsWith(`.${domain}`)));
}

export async function hasSyntheticAccounts(db: Queryable): Promise<boolean> {
  const { rows } = await db.query<{ some: boolean }>('select exists (select from account where synthetic) as some');
  return rows[0]?.some ?? false;
}
