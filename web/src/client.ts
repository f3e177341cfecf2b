import type { z } from 'zod';

/** A route of the server's contract, or its plain shape; only its type is here. */
export interface Shape {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly params?: unknown;
  readonly query?: unknown;
  readonly body?: unknown;
  readonly answer: unknown;
}

type In<T> = T extends z.ZodType ? z.input<T> : T;
export type Told<R extends Shape> = R['answer'] extends z.ZodType ? z.output<R['answer']> : R['answer'];
type Part<R extends Shape, K extends 'params' | 'query' | 'body'> = K extends keyof R
  ? { readonly [key in K]: In<R[K]> }
  : unknown;
export type Sent<R extends Shape> = Part<R, 'params'> &
  Part<R, 'query'> &
  Part<R, 'body'> & { readonly signal?: AbortSignal };

/** The server said no, with its reason; or could not be reached (`unreachable`). */
export class Refusal extends Error {
  readonly status: number;
  readonly code: string;
  readonly because: string;
  readonly cite: readonly string[];

  constructor(status: number, code: string, because: string, cite: readonly string[] = []) {
    super(code);
    this.status = status;
    this.code = code;
    this.because = because;
    this.cite = cite;
  }
}

/** What the session gave for the rest of the visit; kept in memory only. */
const kept = { csrf: '', language: 'en', onEnded: () => {} };

export function sendCsrf(csrf: string): void {
  kept.csrf = csrf;
}
export function speakTo(language: string): void {
  kept.language = language;
}
export function whenEnded(act: () => void): void {
  kept.onEnded = act;
}

export async function ask<R extends Shape>(method: R['method'], path: R['path'], sent: Sent<R>): Promise<Told<R>> {
  const response = await send(method, path, sent);
  if (response.headers.get('content-type')?.startsWith('text/csv')) return (await response.text()) as Told<R>;
  return (await response.json()) as Told<R>;
}

/** A list as the server writes it down and hands it over, byte for byte. */
export async function askFile<R extends Shape>(method: R['method'], path: R['path'], sent: Sent<R>): Promise<Blob> {
  return (await send(method, path, sent)).blob();
}

/** Whether a frame would be answered with what it asks for: inside one, a refusal cannot be read. */
export async function isAnswered(address: string): Promise<boolean> {
  return (await reach(address, { method: 'HEAD', credentials: 'same-origin' })).ok;
}

/** The same for what takes long to go up: `told` hears what part of it has gone, between 0 and 1. */
export function askWithProgress<R extends Shape>(
  method: R['method'],
  path: R['path'],
  sent: { readonly body: object },
  told: (part: number) => void,
): Promise<Told<R>> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(method, path);
    for (const [name, value] of Object.entries(headersOf(method, true))) request.setRequestHeader(name, value);
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total }) => told(total > 0 ? loaded / total : 0);
    request.onerror = () => reject(new Refusal(0, 'unreachable', ''));
    request.onload = () => {
      if (request.status < 300) return resolve(request.response as Told<R>);
      reject(endedBy(refusalIn(request.status, request.response)));
    };
    request.send(JSON.stringify(sent.body));
  });
}

async function send<R extends Shape>(method: R['method'], path: R['path'], sent: Sent<R>): Promise<Response> {
  const {
    params = {},
    query = {},
    body,
    signal,
  } = sent as unknown as {
    params?: Record<string, string>;
    query?: object;
    body?: object;
    signal?: AbortSignal;
  };
  const response = await reach(filled(path, params) + asQuery(query), {
    method,
    credentials: 'same-origin',
    headers: headersOf(method, body !== undefined),
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal ? { signal } : {}),
  });
  if (response.ok) return response;
  throw endedBy(refusalIn(response.status, await response.json().catch(() => undefined)));
}

function headersOf(method: string, hasBody: boolean): Record<string, string> {
  return {
    accept: 'application/json',
    'accept-language': kept.language,
    ...(method === 'GET' ? {} : { 'x-madrone-csrf': kept.csrf }),
    ...(hasBody ? { 'content-type': 'application/json' } : {}),
  };
}

function endedBy(refusal: Refusal): Refusal {
  if (refusal.code === 'session_ended' || refusal.code === 'not_signed_in') kept.onEnded();
  return refusal;
}

async function reach(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new Refusal(0, 'unreachable', '');
  }
}

function filled(path: string, params: Readonly<Record<string, string>>): string {
  return path.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
}

function asQuery(query: object): string {
  const pairs = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    if (value !== undefined && value !== '' && value !== null) pairs.append(key, String(value));
  }
  const text = pairs.toString();
  return text === '' ? '' : `?${text}`;
}

function refusalIn(status: number, told: unknown): Refusal {
  const { refused, defect } = (told ?? {}) as { refused?: Partial<Refusal>; defect?: { reference?: string } };
  if (refused) return new Refusal(status, refused.code ?? `http_${status}`, refused.because ?? '', refused.cite);
  return new Refusal(status, 'defect', defect?.reference ?? '');
}
