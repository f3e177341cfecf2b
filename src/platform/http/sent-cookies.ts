import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Caller, SentCookie } from '../../kernel/index.ts';

const DEVICE_CHARACTERS = 200;

export function callerOf(request: FastifyRequest): Caller {
  const device = request.headers['user-agent'] ?? '';
  return {
    address: request.ip,
    device: device.replaceAll(/[^\x20-\x7e]/g, '').slice(0, DEVICE_CHARACTERS),
    cookie: (name) => request.cookies[name],
  };
}

/** No script reads them, no other site sends them, and in earnest they travel by TLS only. */
export function sendCookies(reply: FastifyReply, cookies: readonly SentCookie[]): void {
  for (const { name, value, path, seconds } of cookies) {
    const options = { path, httpOnly: true, sameSite: 'strict', secure: reply.server.cookiesAreSecure } as const;
    if (value === undefined) reply.clearCookie(name, options);
    else reply.setCookie(name, value, seconds === undefined ? options : { ...options, maxAge: seconds });
  }
}

declare module 'fastify' {
  interface FastifyInstance {
    cookiesAreSecure: boolean;
  }
}
