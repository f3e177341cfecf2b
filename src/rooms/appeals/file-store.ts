import { type Actor, done, given, type Result, refused } from '../../kernel/index.ts';
import type { Queryable } from '../../platform/db/index.ts';
import { Speech } from '../../rules/index.ts';
import { findProvider, ownProviders, sayRefusal } from '../authorizations/index.ts';
import { areFree, bindAttachments, SqlCases } from '../cases/index.ts';
import type { AppealBody } from './appeal.ts';
import { appealViewerOf } from './appeal-actions.ts';
import { type Filing, fileAppeal, takeFiling } from './file-appeal.ts';
import type { AskedAppeal, KnownOfAppeal, Weighed } from './filed-api.ts';
import type { AppealRouteDoors } from './routes.ts';
import { sayWeighed } from './say-weighed.ts';
import type { AppealPage } from './spoken-appeal.ts';
import { appealPageOf, sqlAppealDesk } from './sql-desk-store.ts';

interface Handed<B = AskedAppeal> {
  readonly actor: Actor;
  readonly body: B;
  readonly tx: Queryable;
  readonly now: Date;
  readonly language: string;
  readonly audit: (action: string, subject: string, detail?: Readonly<Record<string, unknown>>) => void;
}

const NOT_THERE = refused('not_found', 'there is no such member or decision of the plan');

/** An appeal or grievance handed in: handles made ids, papers bound, the answer its page. */
export async function fileHanded(doors: AppealRouteDoors, handed: Handed): Promise<Result<{ case: AppealPage }>> {
  const { actor, body: asked, tx, now, audit } = handed;
  const language = asked.language ?? handed.language;
  const at = now.getTime();
  const { plan } = asked;
  const desk = actor.plans.includes(plan) ? sqlAppealDesk(doors, tx, plan, at) : undefined;
  if (!desk) return refused('not_found', 'there is no such plan');
  const no = (result: Result<unknown>) => sayRefusal(desk.policy, result, language);
  const body = await bodyOf(doors, handed);
  if (!body.ok) return body.refusal.code === 'not_found' ? body : no(body);
  if (!(await areFree(tx, plan, asked.attachments))) return no(refused('attachment_not_found', 'attachments'));
  // The same appeal sent twice at one moment is one: who comes second waits, and finds the first.
  await tx.query('select pg_advisory_xact_lock(hashtext($1), hashtext($2))', [plan, body.value.member]);
  const filed = await fileAppeal(desk, filingOf(actor, asked, body.value, at));
  if (!filed.ok) return no(filed);
  const appeal = filed.value;
  await bindAttachments(tx, plan, appeal.number, asked.attachments);
  const file = await new SqlCases(tx).load(plan, appeal.number);
  if (!file) throw new Error('an appeal that was just filed is gone');
  audit(`${body.value.kind}.filed`, file.handle, { plan });
  const page = await appealPageOf({ desk, standing: appeal, handle: file.handle }, { actor, tx, now: at, language });
  return done({ case: page });
}

/** The same before it is sent: a reason against it is an answer here, no refusal. */
export async function weighHanded(doors: AppealRouteDoors, handed: Handed<KnownOfAppeal>): Promise<Result<Weighed>> {
  const { actor, body: asked, tx, now, audit } = handed;
  const language = asked.language ?? handed.language;
  const at = now.getTime();
  const desk = actor.plans.includes(asked.plan) ? sqlAppealDesk(doors, tx, asked.plan, at) : undefined;
  if (!desk) return refused('not_found', 'there is no such plan');
  const whole = { ...asked, reason: '', attachments: [] };
  const body = await bodyOf(doors, { ...handed, body: whole });
  if (!body.ok && body.refusal.code === 'not_found') return body;
  audit('appeal.weighed', asked.member, { plan: asked.plan });
  const taken = body.ok ? await takeFiling(desk, filingOf(actor, asked, body.value, at)) : body;
  const said = taken.ok ? taken : sayRefusal(desk.policy, taken, language);
  return done(sayWeighed(desk, said, at, new Speech(desk.policy, language)));
}

function filingOf(actor: Actor, asked: KnownOfAppeal, body: AppealBody, now: number): Filing {
  const isPlan = actor.reach === 'plan';
  return {
    body,
    door: isPlan ? (asked.door ?? 'phone') : 'portal',
    received: isPlan ? asked.received : undefined,
    viewer: appealViewerOf(actor),
    now,
  };
}

async function bodyOf(doors: AppealRouteDoors, { actor, body, tx }: Handed): Promise<Result<AppealBody>> {
  const { plan, member: handle, request, continuity, provider, door: _, received: __, language: ___, ...rest } = body;
  const member = await doors.reach(tx, handle);
  if (member?.plan !== plan) return NOT_THERE;
  const about = await caseBehind(tx, plan, request, 'authorization');
  const stay = await caseBehind(tx, plan, continuity, 'continuity');
  if (!about.ok) return about;
  if (!stay.ok) return stay;
  const named = await providerOf(tx, plan, actor, body.filedBy === 'provider', provider);
  if (!named.ok) return named;
  return done({
    ...rest,
    member: member.id,
    ...given({ request: about.value, continuity: stay.value, provider: named.value }),
  });
}

/** The number of a case of the plan that the asker reaches. */
async function caseBehind(
  tx: Queryable,
  plan: string,
  handle: string | undefined,
  kind: 'authorization' | 'continuity',
): Promise<Result<string | undefined>> {
  const file = handle === undefined ? undefined : await new SqlCases(tx).byHandle(handle);
  if (handle !== undefined && (file?.kind !== kind || file.plan !== plan)) return NOT_THERE;
  return done(file?.number);
}

async function providerOf(
  tx: Queryable,
  plan: string,
  actor: Actor,
  isFiler: boolean,
  named: string | undefined,
): Promise<Result<string | undefined>> {
  const isOffice = actor.reach === 'organization';
  if (named === undefined) {
    if (!isFiler || !isOffice) return done(undefined);
    const [own, another] = await ownProviders(tx, plan, actor.organization);
    return own === undefined || another !== undefined ? refused('requester_needed', plan) : done(own);
  }
  const found = await findProvider(tx, plan, named);
  if (!found) return refused('unknown_provider', plan);
  if (isFiler && isOffice && found.organization !== actor.organization) return refused('not_your_provider', plan);
  return done(found.id);
}
