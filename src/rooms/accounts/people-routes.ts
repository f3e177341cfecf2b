import { done, type Handlers, refused } from '../../kernel/index.ts';
import type { Queryable } from '../../platform/db/index.ts';
import { rolesAt } from './access-policy.ts';
import type { peopleApi } from './api.ts';
import { changeSeat } from './change-seat.ts';
import type { Door } from './door.ts';
import { invite, resendInvitation, revokeInvitation } from './invite.ts';
import { MANAGER } from './last-manager.ts';
import { peopleStore } from './people-store.ts';
import { resetFactor } from './reset-factor.ts';
import { sayInvitations, sayPeople } from './say-people.ts';

/**
 * An organization's account managers and its people. Whoever belongs to another organization is not there.
 *
 * @cites HN-PORT-02, HN-PORT-03, HN-PORT-04
 */
export function peopleRoutes({
  policy,
  tokens,
  post,
  planName,
  managerDesk,
}: Pick<Door, 'policy' | 'tokens' | 'post' | 'planName' | 'managerDesk'>): Handlers<typeof peopleApi, Queryable> {
  const office = (tx: Queryable, now: Date) => ({ store: peopleStore(tx), policy, now });
  return {
    async people({ actor, tx, now }) {
      const store = peopleStore(tx);
      const kind = await store.kindOf(actor.organization);
      const people = await store.people(actor.organization);
      return done({ organization: actor.organizationName, people: sayPeople(people, actor, { policy, kind, now }) });
    },
    async roles({ actor, tx }) {
      const kind = await peopleStore(tx).kindOf(actor.organization);
      const roles = rolesAt(policy, kind).map((key) => ({ key, may: [...(policy.roles[key]?.may ?? [])] }));
      return done({ roles });
    },
    async managers({ actor, tx, language }) {
      const people = await peopleStore(tx).people(actor.organization);
      const deskOf = (plan: string) => {
        const phone = managerDesk(plan);
        return phone === undefined ? [] : [{ plan, name: planName(plan, language), phone }];
      };
      const managers = people.filter(({ active, roles }) => active && roles.includes(MANAGER)).map(({ name }) => name);
      return done({ managers, desks: actor.plans.flatMap(deskOf) });
    },
    async setRoles({ actor, params, body, tx, now, audit }) {
      const changed = await changeSeat(office(tx, now), actor, params.person, { roles: body.roles });
      if (!changed.ok) return changed;
      audit('account.roles_changed', params.person, { before: changed.value.before, after: body.roles });
      return done({});
    },
    async setActive({ actor, params, body, tx, now, audit }) {
      const changed = await changeSeat(office(tx, now), actor, params.person, { active: body.active });
      if (!changed.ok) return changed;
      audit(body.active ? 'account.reactivated' : 'account.deactivated', params.person);
      return done({});
    },
    async resetFactor({ actor, params, tx, now, audit }) {
      const reset = await resetFactor(office(tx, now), actor, params.person);
      if (!reset.ok) return reset;
      audit('account.second_factor_reset', params.person);
      return done({});
    },
    async endSessions({ actor, params, tx, now, audit }) {
      const store = peopleStore(tx);
      const people = await store.people(actor.organization);
      if (!people.some(({ account }) => account === params.person)) {
        return refused('not_found', 'there is no such person here');
      }
      const ended = await store.endSessions(actor.organization, params.person, now);
      audit('account.sessions_ended', params.person, { ended });
      return done({ ended });
    },
    async invitations({ actor, tx, now }) {
      return done({ invitations: sayInvitations(await peopleStore(tx).invitations(actor.organization), now) });
    },
    async invite({ actor, body, tx, now, language, audit }) {
      const invited = await invite({ ...office(tx, now), token: tokens.token, post, language }, actor, body);
      if (!invited.ok) return invited;
      audit('account.invited', invited.value.id, { roles: body.roles });
      return done({ invitation: invited.value.id, expires: invited.value.expires.toISOString() });
    },
    async revoke({ actor, params, tx, now, audit }) {
      const revoked = await revokeInvitation(office(tx, now), actor, params.invitation);
      if (!revoked.ok) return revoked;
      audit('account.invitation_revoked', params.invitation);
      return done({});
    },
    async resend({ actor, params, tx, now, language, audit }) {
      const office_ = { ...office(tx, now), token: tokens.token, post, language };
      const invited = await resendInvitation(office_, actor, params.invitation);
      if (!invited.ok) return invited;
      audit('account.invited', invited.value.id, { instead_of: params.invitation });
      return done({ invitation: invited.value.id, expires: invited.value.expires.toISOString() });
    },
  };
}
