import type { OrganizationKind } from './access-policy.ts';
import type { Account, Seat, StoredSession } from './account.ts';
import type { Invitation } from './invitation.ts';
import { type BrandReach, plansReached } from './plans-reached.ts';

// How rows of the database read as ours. No SQL here.

export interface AccountRow {
  account_id: string;
  email: string;
  name: string;
  language: string;
  language_chosen: boolean;
  password_hash: string | null;
  second_factor: string | null;
  has_passkey: boolean;
  failures: number;
  locked_until: Date | null;
  active: boolean;
}

export function accountOf(row: AccountRow | undefined): Account | undefined {
  if (!row) return undefined;
  const { account_id: id, email, name, language, active } = row;
  return {
    id,
    email,
    name,
    language,
    isLanguageChosen: row.language_chosen,
    active,
    hasPasskey: row.has_passkey,
    tries: triesOf(row),
    ...(row.password_hash === null ? {} : { passwordHash: row.password_hash }),
    ...(row.second_factor === null ? {} : { secondFactor: row.second_factor }),
  };
}

export function triesOf({ failures, locked_until }: { failures: number; locked_until: Date | null }) {
  return { failures, ...(locked_until ? { lockedUntil: locked_until } : {}) };
}

export interface SeatRow {
  account_id: string;
  organization_id: string;
  organization_name: string;
  kind: OrganizationKind;
  roles: string[];
  seat_active: boolean;
  plans: string[];
}

export function seatOf(row: SeatRow, brands: readonly BrandReach[]): Seat {
  return {
    account: row.account_id,
    organization: { id: row.organization_id, name: row.organization_name, kind: row.kind },
    roles: row.roles,
    active: row.seat_active,
    plans: plansReached(row.kind, row.plans, brands),
  };
}

export interface SessionRow {
  session_id: string;
  account_id: string;
  session_organization: string | null;
  csrf: string;
  step: 'password' | 'full';
  created_at: Date;
  seen_at: Date;
  ended_at: Date | null;
  device: string;
}

export function sessionOf(row: SessionRow): StoredSession {
  return {
    id: row.session_id,
    account: row.account_id,
    ...(row.session_organization === null ? {} : { organization: row.session_organization }),
    csrf: row.csrf,
    step: row.step,
    createdAt: row.created_at,
    seenAt: row.seen_at,
    ...(row.ended_at ? { endedAt: row.ended_at } : {}),
    device: row.device,
  };
}

export interface InvitationRow {
  invitation_id: string;
  organization_id: string;
  organization_name: string;
  kind: OrganizationKind;
  email: string;
  name: string;
  roles: string[];
  created_at: Date;
  expires_at: Date;
  used_at: Date | null;
  revoked_at: Date | null;
}

export function invitationOf(row: InvitationRow): Invitation {
  return {
    id: row.invitation_id,
    organization: { id: row.organization_id, name: row.organization_name, kind: row.kind },
    email: row.email,
    name: row.name,
    roles: row.roles,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    ...(row.used_at ? { usedAt: row.used_at } : {}),
    ...(row.revoked_at ? { revokedAt: row.revoked_at } : {}),
  };
}
