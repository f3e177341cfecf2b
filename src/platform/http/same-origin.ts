import type { FastifyRequest } from 'fastify';

/**
 * Whether a request that changes something comes from a page of ours. Browsers say so themselves; programs, which carry nobody's
 * cookies, say nothing and may pass.
 */
export function isFromElsewhere(request: FastifyRequest): boolean {
  if (request.method === 'GET' || request.method === 'HEAD') return false;
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined) return site !== 'same-origin';
  const { origin } = request.headers;
  if (origin === undefined) return false;
  return !URL.canParse(origin) || new URL(origin).host !== request.host;
}
