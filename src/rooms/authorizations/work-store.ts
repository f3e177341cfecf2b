import { type Actor, done, type Result, refused } from '../../kernel/index.ts';
import type { Queryable } from '../../platform/db/index.ts';
import { areFree, bindAttachments } from '../cases/index.ts';
import type { Request } from './open-request.ts';
import { lineOf, pageOf } from './page-store.ts';
import { viewerOf } from './reader-side.ts';
import type { Asking } from './request-desk.ts';
import { sayRefusal } from './say-refusal.ts';
import type { RequestPage } from './spoken-request.ts';
import type { RequestDoors, SqlRequestDesk } from './sql-desk-store.ts';

interface Seen {
  readonly seen?: number | undefined;
  readonly language?: string | undefined;
  readonly attachments?: readonly string[];
}

interface WorkCall<B> {
  readonly actor: Actor;
  readonly params: { readonly handle: string };
  readonly body: B;
  readonly tx: Queryable;
  readonly now: Date;
  readonly language: string;
  readonly audit: (action: string, subject: string, detail?: Readonly<Record<string, unknown>>) => void;
}

export interface Work<B> {
  readonly desk: SqlRequestDesk;
  readonly number: string;
  readonly asking: Asking;
  readonly body: B;
  readonly actor: Actor;
  readonly tx: Queryable;
}

/**
 * One wish on one request: found within reach, done by its verb, recorded, and answered with the page as it is then. Who has not seen
 * the last event is told before anything is done.
 */
export function workingOn(doors: RequestDoors) {
  return <B extends Seen>(action: string, verb: (work: Work<B>) => Promise<Result<Request>>) =>
    async (call: WorkCall<B>): Promise<Result<{ request: RequestPage }>> => {
      const { actor, params, body, tx, now, audit } = call;
      const at = now.getTime();
      const found = await lineOf(doors, tx, params.handle, at);
      if (!found) return refused('not_found', 'there is no such request');
      const { desk, request, handle } = found;
      const { plan, number } = request;
      const language = body.language ?? call.language;
      if (body.seen !== undefined && body.seen !== request.events.length)
        return sayRefusal(desk.policy, refused('changed_meanwhile', number), language);
      const files = body.attachments ?? [];
      if (!(await areFree(tx, plan, files)))
        return sayRefusal(desk.policy, refused('attachment_not_found', number), language);
      const viewer = viewerOf(actor);
      const result = await verb({ desk, number, asking: { viewer, now: at }, body, actor, tx });
      if (!result.ok) return sayRefusal(desk.policy, result, language);
      await bindAttachments(tx, plan, number, files);
      audit(`request.${action}`, handle, { plan });
      return done({ request: await pageOf(doors, tx, { desk, request: result.value, handle }, viewer, at, language) });
    };
}
