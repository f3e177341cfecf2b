import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** Keeps a text so that only this deployment reads it, and only for what it was sealed for. */
export interface Sealing {
  readonly seal: (text: string, purpose: string) => string;
  /** Undefined for whatever was not sealed here for this purpose, whole and unchanged. */
  readonly open: (sealed: string, purpose: string) => string | undefined;
}

const IV = 12;
const TAG = 16;

/** AES-256-GCM under a key drawn from the deployment's secret; the purpose is part of what is authenticated. */
export function sealingWith(secret: string): Sealing {
  const key = Buffer.from(hkdfSync('sha256', secret, 'madrone', 'sealing', 32));
  return {
    seal(text, purpose) {
      const iv = randomBytes(IV);
      const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(purpose));
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url');
    },
    open(sealed, purpose) {
      const bytes = Buffer.from(sealed, 'base64url');
      if (bytes.length < IV + TAG) return undefined;
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV), { authTagLength: TAG })
        .setAAD(Buffer.from(purpose))
        .setAuthTag(bytes.subarray(IV, IV + TAG));
      try {
        return decipher.update(bytes.subarray(IV + TAG), undefined, 'utf8') + decipher.final('utf8');
      } catch {
        return undefined; // forged, cut, or sealed under another secret: all the same to who asks
      }
    },
  };
}
