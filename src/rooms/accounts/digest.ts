import { createHash, timingSafeEqual } from 'node:crypto';

/** What is kept of a token or code: enough to know it again, useless to whoever reads the database. */
export function digestOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

/** A recovery code as people type it: with or without hyphens, spaces and capitals. */
export function recoveryDigest(code: string): string {
  return digestOf(code.toLowerCase().replaceAll(/[^a-z0-9]/g, '')).toString('hex');
}

/** Takes as long for a near miss as for a far one. */
export function isSame(a: string, b: string): boolean {
  return timingSafeEqual(digestOf(a), digestOf(b));
}
