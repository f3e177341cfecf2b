import { cinFrom, done, given, type Handlers, type Instant, refused } from '../../kernel/index.ts';
import type { Queryable } from '../../platform/db/index.ts';
import { Speech } from '../../rules/index.ts';
import { sayRefusal } from '../authorizations/index.ts';
import { areFree, bindAttachments, SqlCases } from '../cases/index.ts';
import { SqlMemberStore } from '../members/index.ts';
import type { continuityApi } from './api.ts';
import { factsToState } from './argue-continuity.ts';
import { continuityBody } from './continuity.ts';
import { continuityViewerOf } from './continuity-actions.ts';
import { draftOf, openContinuity } from './open-case.ts';
import { openOutreach } from './outreach.ts';
import { bodyOf, type ContinuityRouteDoors, pageOf, sqlContinuityDesk } from './sql-desk-store.ts';

const NO_PLAN = refused('not_found', 'there is no such plan');
const NO_MEMBER = refused('not_found', 'there is no such member of the plan');
type Opening = Pick<Handlers<typeof continuityApi, Queryable>, 'questions' | 'open' | 'outreach'>;

/** How a case begins: what policy asks before, a request or an exemption, and a list of calls to make. */
export function openingRoutes(doors: ContinuityRouteDoors): Opening {
  const deskOf = (tx: Queryable, plan: string, now: Instant) => sqlContinuityDesk(doors, tx, plan, now);
  return {
    async questions({ actor, body, tx, now, audit, language }) {
      const at = now.getTime();
      const desk = actor.plans.includes(body.plan) ? deskOf(tx, body.plan, at) : undefined;
      if (!desk) return NO_PLAN;
      const member = await doors.reach(tx, body.member);
      if (member?.plan !== body.plan) return NO_MEMBER;
      const { kind, program } = body;
      const draft = await draftOf(desk, {
        body: continuityBody.parse({ kind, program, member: member.id, askedBy: 'member' }),
        door: 'portal',
        viewer: continuityViewerOf(actor),
        now: at,
      });
      if (!draft.ok) return draft;
      audit('continuity.questions', body.member, { plan: body.plan });
      const speech = new Speech(desk.policy, body.language ?? language);
      const { lineOfBusiness, enrolledOn } = draft.value;
      return done({
        line_of_business: lineOfBusiness,
        ...given({ enrolled_on: enrolledOn }),
        facts: factsToState(desk, draft.value, at, speech).filter(({ name }) => name !== 'coc.service_kind'),
        programs: [...(desk.policy.vocabulary['coc.program']?.values ?? [])],
        service_kinds: [...(desk.policy.vocabulary['coc.service_kind']?.values ?? [])],
      });
    },
    async open({ actor, body: asked, tx, now, audit, language: spoken }) {
      const language = asked.language ?? spoken;
      const at = now.getTime();
      const desk = actor.plans.includes(asked.plan) ? deskOf(tx, asked.plan, at) : undefined;
      if (!desk) return NO_PLAN;
      const body = await bodyOf(doors, desk, actor, asked, tx);
      if (!body.ok) return sayRefusal(desk.policy, body, language);
      const { member, attachments } = body.value;
      if (!(await areFree(tx, asked.plan, attachments)))
        return sayRefusal(desk.policy, refused('attachment_not_found', 'a document'), language);
      await tx.query('select pg_advisory_xact_lock(hashtext($1), hashtext($2))', [asked.plan, member]);
      const isPlan = actor.reach === 'plan';
      const opened = await openContinuity(desk, {
        body: body.value,
        door: isPlan ? (asked.door ?? 'phone') : 'portal',
        received: isPlan ? asked.received : undefined,
        viewer: continuityViewerOf(actor),
        now: at,
      });
      if (!opened.ok) return sayRefusal(desk.policy, opened, language);
      const { number } = opened.value;
      const file = await new SqlCases(tx).load(asked.plan, number);
      if (!file) throw new Error('a case that was just opened is gone');
      await bindAttachments(tx, asked.plan, number, attachments);
      audit('continuity.opened', file.handle, { plan: asked.plan });
      const found = { desk, standing: opened.value, handle: file.handle };
      return done({ case: await pageOf(doors, found, { actor, tx, now: at, language }) });
    },
    async outreach({ actor, body: { plan, members, cins, language }, tx, now, audit, language: spoken }) {
      const at = now.getTime();
      const desk = actor.plans.includes(plan) ? deskOf(tx, plan, at) : undefined;
      if (!desk) return NO_PLAN;
      const listed = new Map<string, string | undefined>();
      const handles = new Map<string, string>();
      for (const handle of members) {
        const member = await doors.reach(tx, handle);
        if (member?.plan !== plan) return NO_MEMBER;
        listed.set(handle, member.id);
        handles.set(member.id, handle);
      }
      const asked = cins.map((cin) => ({ cin: cinFrom(cin) ?? '' }));
      const found = (await new SqlMemberStore(tx, now).glimpse(asked)).filter((one) => one.plan === plan);
      for (const [n, cin] of cins.entries()) {
        const member = found.find((one) => one.n === n);
        listed.set(cin, member?.id);
        if (member) handles.set(member.id, member.handle);
      }
      // In one order, so that two lists never wait for each other.
      await tx.query(
        'select pg_advisory_xact_lock(hashtext($1), hashtext(id)) from (select unnest($2::text[]) id order by 1) m',
        [plan, [...handles.keys()]],
      );
      const opened = await openOutreach(desk, [...handles.keys()], { viewer: continuityViewerOf(actor), now: at });
      audit('continuity.outreach', plan, { members: [...handles.values()] });
      const results = new Map(opened.map(({ member, opened: task }) => [member, task]));
      const speech = new Speech(desk.policy, language ?? spoken);
      const cases = new SqlCases(tx);
      const tasks = [];
      for (const [name, id] of listed) {
        const task = id === undefined ? undefined : results.get(id);
        if (task?.ok) {
          const file = await cases.load(plan, task.value.number);
          tasks.push({ member: name, number: task.value.number, ...given({ handle: file?.handle }) });
        } else {
          const code = task?.refusal.code ?? 'member_not_found';
          tasks.push({ member: name, refused: code, because: speech.say(`why.${code}`) });
        }
      }
      return done({ tasks });
    },
  };
}
