import { done, type Handlers, refused } from '../../kernel/index.ts';
import type { Queryable } from '../../platform/db/index.ts';
import { Speech } from '../../rules/index.ts';
import { answerFile } from './answer-file.ts';
import type { enrollmentApi } from './enrollment-api.ts';
import { answersOf, filesOf } from './enrollment-files-store.ts';
import { SqlEnrollmentStore } from './enrollment-store.ts';
import { receiveEnrollment } from './receive-enrollment.ts';
import { Rehearsal } from './rehearse-enrollment.ts';
import type { MemberDoors } from './routes.ts';

type Doors = Pick<MemberDoors, 'policyOf' | 'inTransaction'>;

export function enrollmentRoutes({ policyOf, inTransaction }: Doors): Handlers<typeof enrollmentApi, Queryable> {
  return {
    async rehearse({ actor, body, now, audit, language }) {
      const policy = actor.plans.includes(body.plan) ? policyOf(body.plan) : undefined;
      if (!policy || actor.reach !== 'plan') return refused('not_found', 'there is no such plan');
      const { plan, name, text } = body;
      const bytes = new TextEncoder().encode(text);
      const rehearsal = new Rehearsal(new SqlEnrollmentStore(inTransaction));
      const received = { plan, name, at: now, actor: actor.account };
      const { report, looked } = await receiveEnrollment(rehearsal, () => [bytes], policy, received);
      const { leftOut, file, outcome, ...told } = report;
      const { isHeld, ...wouldDo } = rehearsal.wouldDo;
      audit('member.file_rehearsed', file, { plan, outcome });
      const speech = new Speech(policy, body.language ?? language);
      return done({
        ...told,
        ...wouldDo,
        outcome: outcome === 'held' ? 'done' : outcome,
        held: isHeld,
        left_out: leftOut,
        answer: answerFile(rehearsal.answered(looked.findings), speech),
      });
    },
    async load({ actor, body, now, audit }) {
      const policy = actor.plans.includes(body.plan) ? policyOf(body.plan) : undefined;
      if (!policy || actor.reach !== 'plan') return refused('not_found', 'there is no such plan');
      const bytes = new TextEncoder().encode(body.text);
      const received = { plan: body.plan, name: body.name, at: now, actor: actor.account, isConfirmed: body.confirm };
      const store = new SqlEnrollmentStore(inTransaction);
      const { report } = await receiveEnrollment(store, () => [bytes], policy, received);
      const { leftOut, ...told } = report;
      audit('member.file_sent', report.file, { outcome: report.outcome, confirmed: body.confirm });
      return done({ ...told, left_out: leftOut });
    },
    async files({ actor, query, tx }) {
      if (!actor.plans.includes(query.plan)) return refused('not_found', 'there is no such plan');
      return done({ files: [...(await filesOf(tx, query.plan))] });
    },
    async fileAnswer({ params, query, tx, audit, language }) {
      const answers = await answersOf(tx, query.plan, params.file);
      const policy = policyOf(query.plan);
      if (!answers || !policy) return refused('not_found', 'there is no such file');
      audit('member.file_answer_read', params.file);
      return done(answerFile(answers, new Speech(policy, query.language ?? language)));
    },
  };
}
