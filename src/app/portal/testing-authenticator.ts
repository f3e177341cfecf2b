import { createHash, createSign, generateKeyPairSync, randomBytes } from 'node:crypto';
import { isoCBOR } from '@simplewebauthn/server/helpers';

interface Crafted {
  /** What the browser says it stood at. */
  readonly origin?: string;
  readonly domain?: string;
  /** The person was there (1), and was known to the device (4). */
  readonly flags?: number;
  readonly counter?: number;
  readonly challenge?: string;
}

const ATTESTED = 0x40;

/** A device that makes and gives passkeys, and lies when a test asks it to. */
export class TestAuthenticator {
  readonly id = randomBytes(32);
  counter = 0;
  private readonly keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  private readonly origin: string;

  constructor(origin: string) {
    this.origin = origin;
  }

  make(options: { readonly challenge: string; readonly rp: { readonly id: string } }, crafted: Crafted = {}) {
    const { x = '', y = '' } = this.keys.publicKey.export({ format: 'jwk' });
    const cose = new Map<number, number | Uint8Array>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, Buffer.from(x, 'base64url')],
      [-3, Buffer.from(y, 'base64url')],
    ]);
    const length = Buffer.from([0, this.id.length]);
    const credential = Buffer.concat([Buffer.alloc(16), length, this.id, isoCBOR.encode(cose)]);
    const authData = Buffer.concat([this.dataFor(options.rp.id, ATTESTED, crafted), credential]);
    const attestation = new Map<string, unknown>([
      ['fmt', 'none'],
      ['attStmt', new Map()],
      ['authData', Uint8Array.from(authData)],
    ]);
    return this.answer({
      clientDataJSON: this.clientData('webauthn.create', options.challenge, crafted).toString('base64url'),
      attestationObject: Buffer.from(isoCBOR.encode(attestation as never)).toString('base64url'),
      transports: ['internal'],
    });
  }

  give(options: { readonly challenge: string; readonly rpId: string }, crafted: Crafted = {}) {
    const clientData = this.clientData('webauthn.get', options.challenge, crafted);
    this.counter += 1;
    const authData = this.dataFor(options.rpId, 0, { counter: this.counter, ...crafted });
    const signed = createSign('sha256').update(authData).update(sha256(clientData)).sign(this.keys.privateKey);
    return this.answer({
      clientDataJSON: clientData.toString('base64url'),
      authenticatorData: authData.toString('base64url'),
      signature: signed.toString('base64url'),
    });
  }

  private answer<R>(response: R) {
    const id = this.id.toString('base64url');
    return { id, rawId: id, type: 'public-key', response };
  }

  private clientData(type: string, challenge: string, crafted: Crafted): Buffer {
    const { origin = this.origin } = crafted;
    return Buffer.from(JSON.stringify({ type, challenge: crafted.challenge ?? challenge, origin, crossOrigin: false }));
  }

  private dataFor(domain: string, more: number, crafted: Crafted): Buffer {
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(crafted.counter ?? 0);
    return Buffer.concat([sha256(crafted.domain ?? domain), Buffer.from([(crafted.flags ?? 5) | more]), counter]);
  }
}

function sha256(content: Buffer | string): Buffer {
  return createHash('sha256').update(content).digest();
}
