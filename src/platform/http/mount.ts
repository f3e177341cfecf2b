import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type {
  Actor,
  Api,
  Exported,
  Finding,
  Handlers,
  Permission,
  Result,
  Route,
  SentCookie,
  SentFile,
} from '../../kernel/index.ts';
import { finding } from '../../kernel/index.ts';
import type { Session } from '../db/index.ts';
import type { AuditLine, Doors } from './doors.ts';
import { sendList } from './send-list.ts';
import { callerOf, sendCookies } from './sent-cookies.ts';
import { statusOf } from './status.ts';
import { unkeepableText } from './unkeepable-text.ts';

/** A route with what answers it. Kept in a list: the access test walks them all, and one nobody mounted cannot exist. */
export interface Mounted {
  readonly name: string;
  readonly route: Route;
}

interface AnyCall {
  readonly actor: Actor | undefined;
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
  readonly now: Date;
  readonly language: string;
  readonly [more: string]: unknown;
}
type AnyHandler = (call: AnyCall) => Promise<Result<unknown>>;

/** Puts the routes of a room on the server. Who, which plan, how far, the record of it: all here, so no room can forget one. */
export function mount<A extends Api>(
  server: FastifyInstance,
  doors: Doors,
  room: string,
  api: A,
  handlers: Handlers<A, Session>,
): readonly Mounted[] {
  return Object.entries(api).map(([wish, route]) => {
    const handler = handlers[wish] as unknown as AnyHandler;
    const name = `${room}.${wish}`;
    server.route({
      method: route.method,
      url: route.path,
      ...(route.bodyLimit === undefined ? {} : { bodyLimit: route.bodyLimit }),
      schema: schemaOf(room, name, route),
      attachValidation: true,
      handler: (request, reply) => answer(request, reply, { name, route, handler }, doors),
    });
    return { name, route };
  });
}

function schemaOf(room: string, name: string, { summary, may, params, query, body, media, answer: shape }: Route) {
  const said = Object.entries({ params, querystring: query, body }).filter(([, part]) => part !== undefined);
  const open =
    may === 'anyone'
      ? { security: [] }
      : may === 'signed_in'
        ? {}
        : { description: `Needs ${[may].flat().join(' or ')}.` };
  const told = media === undefined || media === 'file' ? {} : { produces: [media] };
  return {
    tags: [room],
    summary,
    ...open,
    ...told,
    operationId: name,
    ...Object.fromEntries(said),
    ...(media === 'file' ? {} : { response: { 200: shape } }),
  };
}

interface Wish {
  readonly name: string;
  readonly route: Route;
  readonly handler: AnyHandler;
}

async function answer(request: FastifyRequest, reply: FastifyReply, wish: Wish, doors: Doors): Promise<unknown> {
  const { route } = wish;
  const now = doors.now();
  const actor = request.actor;
  const wait = route.guessable ? await doors.guessed(request.ip, now) : undefined;
  if (wait !== undefined) {
    reply.header('retry-after', String(wait));
    return refuse(reply, no('too_many', 'too many tries from this address; wait a minute'));
  }
  const stop = stopAtTheDoor(request, route, actor);
  if (stop) {
    if (actor && stop.refusal.code === 'not_allowed') {
      await doors.audited(actor, now, [{ action: 'access.refused', subject: wish.name }]);
    }
    return refuse(reply, stop);
  }
  const wrong = validationFindings(request);
  if (wrong) return refuse(reply, no('invalid', 'what was sent does not have the expected shape'), wrong);
  const call = {
    actor,
    params: request.params,
    query: request.query,
    body: request.body,
    now,
    language: doors.languageOf(request),
  };
  const result = await granted(request, reply, wish, call, doors);
  if (result.ok) {
    if (route.exports) return sendList(reply, wish.name, result.value as Exported<Session>, call, doors);
    if (route.media === 'file') return sendFile(reply, result.value as SentFile);
    if (route.media === 'text/csv') return reply.type('text/csv; charset=utf-8').send(result.value);
    return reply.send(result.value);
  }
  if (actor) {
    const detail = { code: result.refusal.code };
    await doors.audited(actor, now, [{ action: 'wish.refused', subject: wish.name, detail }]);
  }
  return refuse(reply, result);
}

async function granted(
  request: FastifyRequest,
  reply: FastifyReply,
  wish: Wish,
  call: AnyCall,
  doors: Doors,
): Promise<Result<unknown>> {
  if (wish.route.published) return wish.handler(call);
  await doors.ready?.(wish.name);
  return wish.route.opensOwn ? atTheDoor(request, reply, wish, call) : scoped(wish, call, doors);
}

/** Somebody's document is shown in a frame of this site and may do nothing there. */
function sendFile(reply: FastifyReply, { bytes, type, name }: SentFile): FastifyReply {
  const policy =
    "default-src 'none'; img-src 'self'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'";
  const plain = name.replaceAll(/[^A-Za-z0-9._ -]/g, '_');
  return reply
    .type(type)
    .header('content-security-policy', policy)
    .header('content-disposition', `inline; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`)
    .serializer((payload: unknown) => payload as string)
    .send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
}

/** In one transaction that says for whom, with its audit lines. */
function scoped({ name, route, handler }: Wish, call: AnyCall, doors: Doors): Promise<Result<unknown>> {
  const { actor, now } = call;
  const lines: AuditLine[] = [];
  const audit = (action: string, subject: string, detail?: Readonly<Record<string, unknown>>) =>
    lines.push({ action, subject, ...(detail ? { detail } : {}) });
  return doors.db.transaction(
    async (tx) => {
      const done = await handler({ ...call, tx, audit });
      if (done.ok && route.exports) {
        const { total, columns, detail } = done.value as Exported<Session>;
        audit('list.exported', name, { ...detail, rows: total, columns });
      }
      if (done.ok) await doors.append(tx, actor, now, lines);
      return done;
    },
    doors.scopeOf(actor, now),
  );
}

/** A wish that opens its own transactions: it is told where the request comes from, and may set cookies. */
async function atTheDoor(
  request: FastifyRequest,
  reply: FastifyReply,
  { handler }: Wish,
  call: AnyCall,
): Promise<Result<unknown>> {
  const cookies: SentCookie[] = [];
  const result = await handler({ ...call, caller: callerOf(request), setCookie: (c: SentCookie) => cookies.push(c) });
  if (result.ok) sendCookies(reply, cookies);
  return result;
}

type Refused = Extract<Result<never>, { ok: false }>;

function no(code: string, because: string, cite?: readonly string[]): Refused {
  return { ok: false, refusal: { code, because, ...(cite ? { cite } : {}) } };
}

function stopAtTheDoor(request: FastifyRequest, route: Route, actor: Actor | undefined): Refused | undefined {
  if (request.trouble === 'forged') return no('forged', 'the request does not come from this site');
  if (route.may === 'anyone') return undefined; // a session that has ended is then nobody
  if (request.trouble) return no(request.trouble, 'sign in again');
  if (!actor) return no('not_signed_in', 'sign in first');
  const needed = typeof route.may === 'string' ? [route.may] : route.may;
  if (route.may !== 'signed_in' && !needed.some((may) => actor.permissions.has(may as Permission))) {
    return no('not_allowed', `needs ${needed.join(' or ')}; your organization's account manager can give it`, [
      'HN-PORT-03',
    ]);
  }
  return undefined;
}

/** Where and what was expected; never what was received, which may be somebody's data. */
function validationFindings(request: FastifyRequest): readonly Finding[] | undefined {
  const error = request.validationError;
  if (!error) return unkeepable(request);
  const issues: readonly { instancePath: string; message?: string }[] = error.validation ?? [];
  return issues.map((issue) =>
    finding('http.does_not_fit', `${error.validationContext ?? 'request'}${issue.instancePath}`, {
      expected: issue.message ?? 'another value',
    }),
  );
}

function unkeepable({ params, query, body }: FastifyRequest): readonly Finding[] | undefined {
  const at = unkeepableText(params, 'params') ?? unkeepableText(query, 'querystring') ?? unkeepableText(body, 'body');
  return at === undefined
    ? undefined
    : [finding('http.does_not_fit', at, { expected: 'text without NUL and without half characters' })];
}

function refuse(reply: FastifyReply, { refusal }: Refused, findings: readonly Finding[] = []): FastifyReply {
  const { code, because, cite } = refusal;
  if (code === 'unavailable') reply.header('retry-after', '5');
  const body = { refused: { code, because, ...(cite ? { cite } : {}), ...(findings.length > 0 ? { findings } : {}) } };
  return reply.code(statusOf(code)).type('application/json').serializer(JSON.stringify).send(body);
}
