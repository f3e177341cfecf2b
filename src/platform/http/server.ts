import { randomBytes } from 'node:crypto';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import swagger from '@fastify/swagger';
import Fastify, { type FastifyInstance, type FastifyRequest, LogController } from 'fastify';
import { jsonSchemaTransform, serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { SESSION_COOKIE } from '../../kernel/index.ts';
import { DatabaseDefect } from '../db/index.ts';
import type { Doors } from './doors.ts';
import { isFromElsewhere } from './same-origin.ts';

export interface ServerOptions {
  readonly doors: Doors;
  readonly version: string;
  /** Cookies only over TLS, and HSTS. Off only for a demonstration on one machine. */
  readonly secure: boolean;
  readonly requestsPerMinute: number;
  /** A proxy in front tells the caller's address. */
  readonly behindProxy: boolean;
  readonly log: boolean;
  readonly patienceMs?: number | undefined;
}

export const CSRF_HEADER = 'x-madrone-csrf';
const SMALL_BODY = 64 * 1024;
/** Who sends a request drop by drop is let go after this long, give or take a quarter. */
const PATIENCE_MS = 20_000;
/** Who reads an answer drop by drop, after fifteen times as long: a whole list goes over a slow line. */
const READING = 15;

/** The HTTP server with its guards on, before any room's routes. */
export async function createServer(options: ServerOptions): Promise<FastifyInstance> {
  const patience = options.patienceMs ?? PATIENCE_MS;
  const server = Fastify({
    bodyLimit: SMALL_BODY,
    // Node looks every half minute and gives headers a minute unless it is told otherwise when the server is made.
    http: { headersTimeout: patience, requestTimeout: patience, connectionsCheckingInterval: patience / 4 },
    requestTimeout: patience,
    connectionTimeout: 4 * patience,
    keepAliveTimeout: 5_000,
    // The proxy itself and nobody before it: what a caller wrote into the header is no address.
    trustProxy: options.behindProxy ? (_, hop) => hop === 0 : false,
    genReqId: () => randomBytes(8).toString('hex'),
    logController: new LogController({ disableRequestLogging: true }),
    logger: options.log ? { level: 'info', base: null } : false,
    routerOptions: { maxParamLength: 200 },
  });
  server.setValidatorCompiler(validatorCompiler);
  server.setSerializerCompiler(serializerCompiler);
  server.decorateRequest('actor', undefined);
  server.decorateRequest('trouble', undefined);
  server.decorate('cookiesAreSecure', options.secure);
  await server.register(helmet, {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"], // Mantine sets styles on elements
        imgSrc: ["'self'", 'data:'],
        frameAncestors: ["'none'"],
        objectSrc: ["'none'"],
        ...(options.secure ? {} : { upgradeInsecureRequests: null }),
      },
    },
    hsts: options.secure ? { maxAge: 31_536_000, includeSubDomains: true } : false,
    referrerPolicy: { policy: 'no-referrer' },
  });
  await server.register(cookie);
  await server.register(rateLimit, {
    max: options.requestsPerMinute,
    timeWindow: 60_000,
    hook: 'preHandler', // once it is known who asks
    keyGenerator: callerOf,
    // Files of the portal are asked for before anybody is known: counted, an office behind one address would meet an empty page.
    allowList: (request) => !request.url.startsWith('/api/'),
  });
  await server.register(swagger, {
    openapi: {
      info: {
        title: 'Madrone',
        version: options.version,
        description: 'Medi-Cal managed care: one rule, one clock, one file.',
        license: { name: 'Apache-2.0' },
      },
      components: {
        securitySchemes: {
          session: { type: 'apiKey', in: 'cookie', name: SESSION_COOKIE },
          csrf: { type: 'apiKey', in: 'header', name: CSRF_HEADER },
        },
      },
      security: [{ session: [], csrf: [] }],
    },
    transform: jsonSchemaTransform,
  });
  server.addHook('onRequest', async (_, reply) => {
    const late = setTimeout(() => reply.raw.destroy(), READING * patience).unref();
    reply.raw.once('close', () => clearTimeout(late));
  });
  server.addHook('onRequest', (request) => recognise(request, options.doors));
  server.addHook('onSend', async (request, reply) => {
    if (request.url.startsWith('/api/')) reply.header('cache-control', 'no-store');
  });
  server.addHook('onResponse', async (request, reply) => {
    // The pattern, never the address: what somebody typed into it stays out of the log.
    const wish = request.routeOptions.url ?? 'no such place';
    request.log.info({ wish, method: request.method, status: reply.statusCode, ms: Math.round(reply.elapsedTime) });
  });
  answerTrouble(server);
  return server;
}

/** One who is signed in is counted by the session, so that an office behind one address is not held up as one. */
function callerOf(request: FastifyRequest): string {
  return request.actor?.session ?? request.ip;
}

async function recognise(request: FastifyRequest, doors: Doors): Promise<void> {
  if (isFromElsewhere(request)) {
    request.trouble = 'forged';
    return;
  }
  const token = request.cookies[SESSION_COOKIE];
  if (token === undefined || !request.url.startsWith('/api/')) return;
  const sent = request.headers[CSRF_HEADER];
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  const found = await doors.recognise(token, typeof sent === 'string' ? sent : undefined, isRead, doors.now());
  if ('actor' in found) request.actor = found.actor;
  else request.trouble = found.trouble;
}

interface ClientError {
  readonly statusCode: number;
  readonly code?: string;
}

function answerTrouble(server: FastifyInstance): void {
  server.setErrorHandler((error: unknown, request, reply) => {
    if (isClientError(error)) {
      const code = error.statusCode === 429 ? 'too_many' : error.statusCode === 413 ? 'too_large' : 'malformed';
      return reply.code(error.statusCode).send({ refused: { code, because: BECAUSE[code] } });
    }
    // Class 53 is a database without room, memory or connections: no defect of a wish, and over when somebody has made room.
    const isAway = error instanceof DatabaseDefect && (error.fatal || error.code.startsWith('53'));
    const seen = error instanceof Error ? { name: error.name, message: error.message, stack: error.stack } : {};
    request.log.error({ reference: request.id, wish: request.routeOptions.url, ...seen });
    if (isAway) reply.header('retry-after', '5');
    const body = { defect: { reference: request.id, because: isAway ? BECAUSE.away : BECAUSE.defect } };
    return reply.code(isAway ? 503 : 500).send(body);
  });
  server.setNotFoundHandler((request, reply) => {
    const body = { refused: { code: 'not_found', because: 'there is nothing here' } };
    return reply.code(404).send(request.url.startsWith('/api/') ? body : 'Not found');
  });
}

function isClientError(error: unknown): error is ClientError {
  if (typeof error !== 'object' || error === null || !('statusCode' in error)) return false;
  const { statusCode } = error;
  return typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500;
}

const BECAUSE = {
  too_many: 'too many requests; wait a minute',
  too_large: 'the body is larger than this wish takes',
  malformed: 'the request cannot be read: send JSON as the API page describes',
  away: 'the database cannot be reached or has no room; nothing was kept; try again in a moment',
  defect: 'something went wrong on our side; nothing was kept; tell us the reference',
} as const;
