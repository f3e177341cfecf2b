import { type Actor, done, type Instant, type Result, refused } from '../../kernel/index.ts';
import type { Queryable } from '../../platform/db/index.ts';
import type { CompiledPolicy } from '../../rules/index.ts';
import { areFree, bindAttachments } from './attachment-store.ts';
import type { KeptCases, StandingCase } from './kept-cases.ts';
import { SqlCases } from './sql-cases-store.ts';

interface Desk<S extends StandingCase> {
  readonly policy: CompiledPolicy;
  readonly store: Pick<KeptCases<S>, 'read'>;
}

type DeskOf<D> = (tx: Queryable, plan: string, now: Instant) => D | undefined;

/** What a room tells about its cases, so that a wish on one of them is found, done, recorded and answered alike in all. */
export interface WorkOnCases<S extends StandingCase, D extends Desk<S>, V, P> {
  /** As the record calls them. */
  readonly name: string;
  readonly deskOf: DeskOf<D>;
  readonly viewerOf: (actor: Actor) => V;
  readonly pageOf: (found: FoundCase<S, D>, reader: Reader) => Promise<P>;
  readonly refuse: (policy: CompiledPolicy, result: Result<unknown>, language: string) => Result<never>;
}

export interface FoundCase<S extends StandingCase, D extends Desk<S>> {
  readonly desk: D;
  readonly standing: S;
  readonly handle: string;
}

export interface Reader {
  readonly actor: Actor;
  readonly tx: Queryable;
  readonly now: Instant;
  readonly language: string;
}

export interface Seen {
  readonly seen?: number | undefined;
  readonly language?: string | undefined;
  readonly attachments?: readonly string[];
}

export interface WorkCall<B> {
  readonly actor: Actor;
  readonly params: { readonly handle: string };
  readonly body: B;
  readonly tx: Queryable;
  readonly now: Date;
  readonly language: string;
  readonly audit: (action: string, subject: string, detail?: Readonly<Record<string, unknown>>) => void;
}

export interface CaseWork<S extends StandingCase, D extends Desk<S>, V, B> extends FoundCase<S, D> {
  readonly number: string;
  readonly asking: { readonly viewer: V; readonly now: Instant };
  readonly body: B;
  readonly actor: Actor;
  readonly tx: Queryable;
}

/** A case within reach by its handle. Undefined for one that does not exist and one out of reach, alike. */
export async function findCase<S extends StandingCase, D extends Desk<S>>(
  deskOf: DeskOf<D>,
  tx: Queryable,
  handle: string,
  now: Instant,
): Promise<FoundCase<S, D> | undefined> {
  const file = await new SqlCases(tx).byHandle(handle);
  const desk = file && deskOf(tx, file.plan, now);
  const standing = desk?.store.read(file);
  return desk && standing ? { desk, standing, handle } : undefined;
}

/** One wish on one case: who has not seen the last event is told before anything is done. */
export function workOnCases<S extends StandingCase, D extends Desk<S>, V, P>(doors: WorkOnCases<S, D, V, P>) {
  return <B extends Seen>(action: string, verb: (work: CaseWork<S, D, V, B>) => Promise<Result<S>>) =>
    async ({ actor, params, body, tx, now, audit, ...call }: WorkCall<B>): Promise<Result<{ case: P }>> => {
      const at = now.getTime();
      const found = await findCase<S, D>(doors.deskOf, tx, params.handle, at);
      if (!found) return refused('not_found', 'there is no such case');
      const { desk, standing, handle } = found;
      const { plan, number } = standing;
      const language = body.language ?? call.language;
      if (body.seen !== undefined && body.seen !== standing.events.length)
        return doors.refuse(desk.policy, refused('changed_meanwhile', number), language);
      const files = body.attachments ?? [];
      if (!(await areFree(tx, plan, files)))
        return doors.refuse(desk.policy, refused('attachment_not_found', number), language);
      const result = await verb({
        ...found,
        number,
        asking: { viewer: doors.viewerOf(actor), now: at },
        body,
        actor,
        tx,
      });
      if (!result.ok) return doors.refuse(desk.policy, result, language);
      await bindAttachments(tx, plan, number, files);
      audit(`${doors.name}.${action}`, handle, { plan });
      const reader = { actor, tx, now: at, language };
      return done({ case: await doors.pageOf({ desk, standing: result.value, handle }, reader) });
    };
}
