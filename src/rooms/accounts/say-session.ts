import { californiaDate } from '../../kernel/index.ts';
import { permissionsOf, reachOf } from './access-policy.ts';
import type { Seat, SeenSession } from './account.ts';
import type { SessionAnswer } from './api.ts';
import type { Door } from './door.ts';

/** The session as the portal knows it: who, where, what one may do, how long it lasts. */
export async function saySession(
  door: Door,
  seen: SeenSession | undefined,
  language: string,
  now: Date,
): Promise<SessionAnswer> {
  const { session, account, seat } = seen ?? {};
  const said = (s: Seat) => saySeat(door, s, language);
  const isFull = session?.step === 'full' && seat !== undefined;
  const seats = isFull ? await door.store.seatsOf(seat.account, californiaDate(now)) : [];
  return {
    csrf: session?.csrf ?? '',
    step: session?.step ?? 'none',
    ...(session?.step === 'password' ? { second_factor: waitingFor(account) } : {}),
    ...(account
      ? {
          account: {
            id: account.id,
            name: account.name,
            email: account.email,
            ...(account.isLanguageChosen ? { language: account.language } : {}),
          },
        }
      : {}),
    ...(isFull ? { seat: said(seat), reach: reachOf(seat.organization.kind) } : {}),
    seats: seats.map(said),
    permissions: isFull ? [...permissionsOf(door.policy, seat.roles, seat.organization.kind)].sort() : [],
    ...(await deployment(door)),
  };
}

function waitingFor(account: SeenSession['account'] | undefined) {
  if (account?.hasPasskey) return 'passkey' as const;
  return account?.hasFactor ? ('code' as const) : ('set_up' as const);
}

async function deployment({ policy, signOn, store }: Door) {
  const { session, password, reason } = policy.limits;
  return {
    limits: {
      idle_minutes: session.idle_minutes,
      warning_seconds: session.warning_seconds,
      held_minutes: session.held_minutes,
      hours: session.hours,
      least_characters: password.least_characters,
      most_characters: password.most_characters,
      least_reason_characters: reason.least_characters,
    },
    single_sign_on: signOn.providers.map(({ key, name }) => ({ key, name })),
    synthetic: await store.isSynthetic(),
  };
}

function saySeat(door: Door, { organization, roles, plans }: Seat, language: string) {
  return {
    organization: { id: organization.id, name: organization.name, kind: organization.kind },
    roles: [...roles],
    plans: plans.map((key) => ({ key, name: door.planName(key, language) })),
  };
}
