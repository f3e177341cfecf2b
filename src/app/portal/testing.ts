import { fileURLToPath } from 'node:url';
import type { FastifyInstance } from 'fastify';
import { SESSION_COOKIE } from '../../kernel/index.ts';
import { codeAt } from '../../platform/auth/index.ts';
import { type FreshDatabase, freshDatabase } from '../../platform/db/testing.ts';
import type { Mounted } from '../../platform/http/index.ts';
import type { Letter as Mailed } from '../../platform/mail/index.ts';
import { noScan } from '../../platform/scan/index.ts';
import {
  DEMO_PASSWORD,
  DEMO_TOTP_SECRET,
  type DemoOrganization,
  type Door,
  seedDemoAccounts,
} from '../../rooms/accounts/index.ts';
import { accessPolicy } from '../access-policy.ts';
import type { SignOnSettings } from '../settings.ts';
import { openAccountsDoor } from './accounts-door.ts';
import { PolicyDesk } from './policy-desk.ts';
import { createPortal } from './portal.ts';

const MIGRATIONS = fileURLToPath(new URL('../../../migrations', import.meta.url));

/** Two plans, two provider organizations and the one of members, every one with a sign-in for each role: `biller@clinic.example`. */
const ORGANIZATIONS: readonly DemoOrganization[] = [
  { id: 'ccah', kind: 'plan', name: 'Central Plan', plans: ['ccah'] },
  { id: 'health-net', kind: 'plan', name: 'Health Net', plans: ['health-net', 'calviva'] },
  { id: 'clinic', kind: 'provider', name: 'The Clinic', plans: ['ccah', 'health-net'] },
  {
    id: 'families',
    kind: 'members',
    name: 'Members and guardians',
    plans: ['ccah', 'health-net'],
    wards: [{ role: 'guardian', plan: 'health-net', member: 'm9', relation: 'guardian' }],
  },
  { id: 'bridge', kind: 'provider', name: 'The Bridge', plans: ['health-net'] },
];

export interface TestPortal {
  readonly fresh: FreshDatabase;
  readonly server: FastifyInstance;
  readonly routes: readonly Mounted[];
  readonly door: Door;
  readonly desk: PolicyDesk;
  readonly letters: Mailed[];
  /** Moves with every second factor, because no code works twice. */
  now: Date;
  readonly close: () => Promise<void>;
}

/** The whole portal on a database of its own, with a clock that only the test moves and mail that lands in a list. */
export async function testPortal({
  signOn,
  guessesPerMinute = 10_000,
  organizations = ORGANIZATIONS,
  publicUrl = 'http://portal.test',
  patienceMs,
}: {
  readonly signOn?: SignOnSettings;
  readonly organizations?: readonly DemoOrganization[];
  readonly guessesPerMinute?: number;
  readonly publicUrl?: string;
  readonly patienceMs?: number;
} = {}): Promise<TestPortal> {
  const fresh = await freshDatabase(MIGRATIONS);
  const policy = await accessPolicy();
  const desk = await PolicyDesk.open();
  const letters: Mailed[] = [];
  const world = {
    db: fresh.database,
    book: desk.book,
    mail: { send: async (letter: Mailed) => void letters.push(letter) },
    secret: 'a secret of a test, which seals nothing of anybody',
    publicUrl,
    allowHttp: true,
    failed: (error: unknown) => {
      throw error;
    },
  };
  const door = await openAccountsDoor({ ...world, policy, signOn });
  const portal = { fresh, door, desk, letters, now: new Date('2026-03-02T10:00:00-08:00') };
  const { server, routes } = await createPortal({
    db: fresh.database,
    desk,
    access: {
      ...policy,
      limits: { ...policy.limits, requests: { per_minute: 10_000, sign_in_per_minute: guessesPerMinute } },
    },
    door,
    scan: noScan,
    now: () => whole.now,
    version: 'test',
    secure: false,
    behindProxy: false,
    log: false,
    patienceMs,
  });
  const whole: TestPortal = Object.assign(portal, {
    server,
    routes,
    close: async () => {
      await server.close();
      await fresh.drop();
    },
  });
  await fresh.database.transaction((tx) => seedDemoAccounts(tx, organizations, door, portal.now));
  return whole;
}

export interface Answered {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into JSON of any shape
  readonly body: any;
  readonly text: string;
}

/** A browser: keeps its cookie and the session's word. */
export class Browser {
  readonly cookies = new Map<string, string>();
  csrf = '';
  readonly portal: TestPortal;

  constructor(portal: TestPortal) {
    this.portal = portal;
  }

  async ask(method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, body?: object, headers = {}): Promise<Answered> {
    const answer = await this.portal.server.inject({
      method,
      url,
      ...(body ? { payload: body } : {}),
      cookies: Object.fromEntries(this.cookies),
      headers: { 'x-madrone-csrf': this.csrf, ...headers },
    });
    for (const { name, value } of answer.cookies) {
      if (value === '') this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    const isJson = String(answer.headers['content-type']).includes('json');
    const said = isJson && answer.body !== '' ? answer.json() : {};
    const session = said.session ?? said;
    if (typeof session.csrf === 'string') this.csrf = session.csrf;
    return { status: answer.statusCode, body: said, text: answer.body };
  }

  get token(): string {
    return this.cookies.get(SESSION_COOKIE) ?? '';
  }

  password(email: string, password = DEMO_PASSWORD): Promise<Answered> {
    return this.ask('POST', '/api/sign-in', { email, password });
  }

  /** The code an authenticator shows now, at a moment when none was used yet. */
  code(secret = DEMO_TOTP_SECRET): string {
    this.portal.now = new Date(this.portal.now.getTime() + 30_000);
    return codeAt(secret, this.portal.now);
  }

  async signIn(email: string, password = DEMO_PASSWORD): Promise<this> {
    await this.password(email, password);
    const { status, text } = await this.ask('POST', '/api/second-factor', { code: this.code() });
    if (status !== 200) throw new Error(`${email} could not sign in: ${text}`);
    return this;
  }
}

export function signedIn(portal: TestPortal, email: string): Promise<Browser> {
  return new Browser(portal).signIn(email);
}
