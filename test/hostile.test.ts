import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Browser, signedIn, type TestPortal, testPortal } from '../src/app/portal/testing.ts';
import type { Route } from '../src/kernel/index.ts';
import { randomFrom, spoilt, valueFor } from './hostile-values.ts';

// Every wish, by somebody of every kind, is sent what no page of ours sends: values spoilt at a random place of a body its contract
// allows, and bodies that are none. Nobody gets a defect, an inner word of the server, or a member's name in a refusal.
// `HOSTILE_ROUNDS=200 npx vitest run test/hostile.test.ts` looks longer; `HOSTILE_SEED` looks elsewhere.

const ROUNDS = Number(process.env.HOSTILE_ROUNDS ?? 1);
const SEED = Number(process.env.HOSTILE_SEED ?? 1);
const PEOPLE = [
  'reviewer-nurse@ccah.example',
  'medical-director@ccah.example',
  'enrollment@ccah.example',
  'provider-relations@ccah.example',
  'compliance@ccah.example',
  'appeals@ccah.example',
  'account-manager@clinic.example',
  'care-manager@clinic.example',
  'guardian@families.example',
];
const SECRETS = ['SECRETLAST', 'SECRETFIRST', '90000077A'];
/** Ends the session it is asked in. */
const LAST_WORDS = new Set(['session.signOut', 'session.endOthers', 'session.endSession', 'session.takeSeat']);

let portal: TestPortal;
let handle: string;
const browsers: Browser[] = [];

beforeAll(async () => {
  portal = await testPortal();
  await portal.fresh.database.query(
    `insert into member (plan, member_id, cin, unit_id, last_name, first_name, born, synthetic)
     values ('ccah', 'm1', '90000077A', 'm1', 'SECRETLAST', 'SECRETFIRST', '1990-01-01', true)`,
  );
  const { rows } = await portal.fresh.database.query<{ handle: string }>('select handle from member');
  handle = rows[0]?.handle ?? '';
  for (const email of PEOPLE) browsers.push(await signedIn(portal, email));
}, 120_000);
afterAll(() => portal.close());

const schemaOf = (type: z.ZodType | undefined): object | undefined =>
  type && z.toJSONSchema(type, { io: 'input', unrepresentable: 'any' });

function textOf(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return text.slice(0, 2_000).toWellFormed();
}

/** A path and query with what the contract allows, or something spoilt in it. */
function addressOf({ path, query, params }: Route, random: () => number, spoil: boolean): string {
  const named = path.replaceAll(/:(\w+)/g, (_, name: string) => {
    const value = spoil ? spoilt('', random) : name === 'handle' ? handle : valueFor(schemaOf(params), random, name);
    return encodeURIComponent(textOf(value)) || 'x';
  });
  const asked = schemaOf(query) ? (valueFor(schemaOf(query), random) as Record<string, unknown>) : {};
  const pairs = Object.entries(asked).flatMap(([key, value]) =>
    (Array.isArray(value) ? value : [value]).map((one) => {
      const text = spoil && random() < 0.5 ? spoilt(one, random) : one;
      return `${key}=${encodeURIComponent(textOf(text))}`;
    }),
  );
  return pairs.length === 0 ? named : `${named}?${pairs.join('&')}`;
}

/** Bodies that are none: broken, of another type, cut off, too deep. */
const NO_BODIES: readonly (readonly [string, string])[] = [
  ['application/json', ''],
  ['application/json', '{"a":'],
  ['application/json', 'null'],
  ['application/json', '[]'],
  ['application/json', '"text"'],
  ['application/json', `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`],
  ['application/json', '{"__proto__":{"x":1},"constructor":{"prototype":{}}}'],
  ['application/json', '{"a":1e999,"b":-0,"c":"\\ud800"}'],
  ['application/x-www-form-urlencoded', 'a=1&a=2'],
  ['text/xml', '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'],
  ['multipart/form-data; boundary=x', '--x\r\nContent-Disposition: form-data; name="f"; filename="a"\r\n\r\ncut'],
  ['application/json; charset=utf-16', '{}'],
  ['', '{}'],
];

async function send(browser: Browser, { method }: Route, url: string, payload?: string, type = 'application/json') {
  return portal.server.inject({
    method,
    url,
    ...(payload === undefined ? {} : { payload }),
    cookies: Object.fromEntries(browser.cookies),
    headers: { 'x-madrone-csrf': browser.csrf, ...(payload === undefined ? {} : { 'content-type': type }) },
  });
}

function troubleIn({ statusCode, body }: { statusCode: number; body: string }): string | undefined {
  if (statusCode >= 500) return `${statusCode} ${body.slice(0, 200)}`;
  if (/\bat \S+ \(|node_modules|\.ts:\d+|pg_|SQLSTATE/.test(statusCode >= 400 ? body : ''))
    return `says ${body.slice(0, 200)}`;
  const secret = statusCode >= 400 && SECRETS.find((word) => body.includes(word));
  return secret ? `tells ${secret}` : undefined;
}

describe('every wish', () => {
  it('sent what nobody means well by is answered without a defect, an inner word or a member’s name', async () => {
    const random = randomFrom(SEED);
    const found = new Set<string>();
    for (let round = 0; round < ROUNDS; round++) {
      for (const { name, route } of portal.routes) {
        if (LAST_WORDS.has(name)) continue;
        const body = schemaOf(route.body);
        const browser = browsers[Math.floor(random() * browsers.length)] as Browser;
        const cases: [string, string | undefined, string | undefined][] = [
          [addressOf(route, random, true), body && JSON.stringify(valueFor(body, random)), undefined],
        ];
        if (body) {
          const [type, payload] = NO_BODIES[Math.floor(random() * NO_BODIES.length)] ?? ['', ''];
          cases.push([addressOf(route, random, false), payload, type]);
          for (const someone of [browser, ...browsers.slice(0, 3)]) {
            const spoil = JSON.stringify(spoilt(valueFor(body, random), random)) ?? 'null';
            const answer = await send(someone, route, addressOf(route, random, false), spoil);
            const trouble = troubleIn(answer);
            if (trouble) found.add(`${name}: ${trouble} for ${spoil.slice(0, 300)}`);
          }
        }
        for (const [url, payload, type] of cases) {
          const trouble = troubleIn(await send(browser, route, url, payload, type));
          if (trouble) found.add(`${name}: ${trouble} at ${url.slice(0, 300)} for ${payload?.slice(0, 300)}`);
        }
      }
    }
    expect([...found]).toEqual([]);
  }, 3_600_000);
});
