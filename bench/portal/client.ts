import { Agent, request } from 'node:http';
import { SESSION_COOKIE } from '../../src/kernel/index.ts';
import { codeAt } from '../../src/platform/auth/index.ts';
import { DEMO_PASSWORD, DEMO_TOTP_SECRET } from '../../src/rooms/accounts/index.ts';

export interface Asked {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly path: string;
  readonly body?: object;
}

/** One person at one connection. */
export class Person {
  readonly email: string;
  readonly #port: number;
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 1 });
  #cookie = '';
  #csrf = '';

  constructor(port: number, email: string) {
    this.#port = port;
    this.email = email;
  }

  /** Nobody, with a connection. */
  static stranger(port: number): Person {
    return new Person(port, 'nobody');
  }

  /** The first half of signing in. */
  async givePassword(email = this.email): Promise<void> {
    await this.#enter('/api/sign-in', { email, password: DEMO_PASSWORD });
  }

  async signIn(email = this.email): Promise<this> {
    await this.givePassword(email);
    await this.#enter('/api/second-factor', { code: codeAt(DEMO_TOTP_SECRET, new Date()) });
    return this;
  }

  async #enter(path: string, body: object): Promise<void> {
    this.#csrf = (JSON.parse(await this.ask({ method: 'POST', path, body })) as { csrf: string }).csrf;
  }

  /** The same session at another connection. */
  beside(): Person {
    const other = new Person(this.#port, this.email);
    other.#cookie = this.#cookie;
    other.#csrf = this.#csrf;
    return other;
  }

  /** The text of a good answer; anything else ends the benchmark. */
  ask({ method, path, body }: Asked): Promise<string> {
    const payload = body === undefined ? undefined : JSON.stringify(body);
    const headers = {
      ...(this.#cookie === '' ? {} : { cookie: this.#cookie }),
      ...(this.#csrf === '' ? {} : { 'x-madrone-csrf': this.#csrf }),
      ...(payload === undefined
        ? {}
        : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(payload) }),
    };
    return new Promise((resolve, reject) => {
      const sent = request(
        { host: '127.0.0.1', port: this.#port, agent: this.#agent, method, path, headers },
        (answer) => {
          const pieces: Buffer[] = [];
          answer.on('data', (piece: Buffer) => pieces.push(piece));
          answer.on('error', reject);
          answer.on('end', () => {
            const text = Buffer.concat(pieces).toString();
            for (const set of answer.headers['set-cookie'] ?? []) {
              if (set.startsWith(SESSION_COOKIE)) this.#cookie = set.split(';')[0] ?? '';
            }
            if (answer.statusCode === 200) resolve(text);
            else reject(new Error(`${this.email} ${method} ${path}: ${answer.statusCode} ${text.slice(0, 300)}`));
          });
        },
      );
      sent.setTimeout(60_000, () => sent.destroy(new Error(`${this.email} ${method} ${path}: no answer in a minute`)));
      sent.on('error', reject);
      sent.end(payload);
    });
  }

  leave(): void {
    this.#agent.destroy();
  }
}
