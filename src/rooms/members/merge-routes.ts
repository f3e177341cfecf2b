import { done, type Handlers } from '../../kernel/index.ts';
import type { Queryable } from '../../platform/db/index.ts';
import type { KeptRecord } from './member-rows-store.ts';
import { reachMember } from './member-store.ts';
import type { mergeApi } from './merge-api.ts';
import { lookAtMerge, type MergeLook, mergeMembers } from './merge-members-store.ts';
import { NOT_THERE } from './read-member.ts';
import type { MemberDoors } from './routes.ts';

type Doors = Pick<MemberDoors, 'policyOf' | 'inTransaction'>;

export function mergeRoutes({ policyOf, inTransaction }: Doors): Handlers<typeof mergeApi, Queryable> {
  return {
    async mergeLook({ actor, params, body, tx, audit }) {
      const member = actor.reach === 'plan' ? await reachMember(tx, params.handle) : undefined;
      if (!member) return NOT_THERE;
      const looked = await inTransaction((owner) => lookAtMerge(owner, { ...params, ...body }));
      if (!looked.ok) return looked;
      audit('member.merge_looked_at', params.handle, { gone: looked.value.gone.handle });
      return done(answerOf(looked.value));
    },
    async merge({ actor, params, body, tx, now, audit }) {
      const member = actor.reach === 'plan' ? await reachMember(tx, params.handle) : undefined;
      if (!member) return NOT_THERE;
      const { cin, why, same_person: isSamePerson } = body;
      const networkOf = (plan: string) => policyOf(plan)?.plan;
      const by = { at: now, actor: actor.account, why, isSamePerson, networkOf };
      const merged = await inTransaction((owner) => mergeMembers(owner, { ...params, cin }, by));
      if (!merged.ok) return merged;
      audit('member.merge_asked', params.handle, { gone: merged.value.gone.handle, differs: merged.value.differs });
      return done(answerOf(merged.value));
    },
  };
}

function answerOf({ gone, stays, differs, moves, paidTwice }: MergeLook) {
  return { gone: oneOf(gone), stays: oneOf(stays), differs: [...differs], moves: { ...moves }, paid_twice: paidTwice };
}

function oneOf({ handle, name, middle, born, cin }: KeptRecord) {
  return {
    handle,
    name: { ...name, ...(middle === undefined ? {} : { middle }) },
    ...(born === undefined ? {} : { born }),
    cin,
  };
}
