import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { type Answers, Refuse } from './answers.ts';
import { memberAnswers } from './member-answers.ts';
import { auditAnswers, peopleAnswers } from './people-answers.ts';
import { policyAnswers } from './policy-answers.ts';
import { libraryAnswers, networkAnswers } from './published-answers.ts';
import { sessionAnswers } from './session-answers.ts';

const SITE = new URL('../../../web/dist', import.meta.url).pathname;
const TYPES: Readonly<Record<string, string>> = { '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.woff2': 'font/woff2', '.html': 'text/html' };
/** As the server sends it. */
const POLICY = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'";

export interface StandIn {
  readonly url: string;
  /** Every wish the portal sent, with whatever stood in its address. */
  readonly asked: string[];
  readonly close: () => Promise<void>;
}

/** The built portal with invented people behind it, for tests of the screens alone. */
export async function serveStandIn(limits = { idle_minutes: 15, warning_seconds: 120 }): Promise<StandIn> {
  const asked: string[] = [];
  const answers: Answers = {
    ...sessionAnswers(limits),
    ...peopleAnswers,
    ...auditAnswers,
    ...memberAnswers,
    ...networkAnswers,
    ...libraryAnswers,
    ...(await policyAnswers()),
  };
  const server = createServer((request, response) => {
    const url = request.url ?? '/';
    if (!url.startsWith('/api/')) return void file(url.split('?')[0] ?? '/', response);
    asked.push(`${request.method} ${url}`);
    void answer(answers, request, response);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    close: () =>
      new Promise((closed) => {
        server.closeAllConnections();
        server.close(() => closed());
      }),
  };
}

async function answer(answers: Answers, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://stand-in');
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString();
  const send = (status: number, told: unknown) => response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(told));
  for (const [wish, act] of Object.entries(answers)) {
    const params = fitting(wish, `${request.method} ${decodeURI(url.pathname)}`);
    if (!params) continue;
    const query = Object.fromEntries(url.searchParams);
    const language = request.headers['accept-language']?.slice(0, 2) ?? 'en';
    const told = await act({ params, query, body: text === '' ? {} : JSON.parse(text), language });
    if (told instanceof Refuse) send(told.status, { refused: { code: told.code, because: told.because } });
    else send(200, told);
    return;
  }
  send(404, { refused: { code: 'not_found', because: `nothing answers ${request.method} ${url.pathname}` } });
}

function fitting(wish: string, asked: string): Record<string, string> | undefined {
  const [left, right] = [wish.split(/[ /]/), asked.split(/[ /]/)];
  if (left.length !== right.length) return undefined;
  const params: Record<string, string> = {};
  for (const [i, part] of left.entries()) {
    if (part.startsWith(':')) params[part.slice(1)] = right[i] ?? '';
    else if (part !== right[i]) return undefined;
  }
  return params;
}

async function file(path: string, response: ServerResponse): Promise<void> {
  const name = extname(path) === '' ? '/index.html' : path;
  const bytes = await readFile(join(SITE, name)).catch(() => undefined);
  if (!bytes) return void response.writeHead(404).end();
  response.writeHead(200, { 'content-type': TYPES[extname(name)] ?? 'application/octet-stream', 'content-security-policy': POLICY }).end(bytes);
}
