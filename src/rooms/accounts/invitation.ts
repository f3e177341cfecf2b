import type { Organization } from './account.ts';

/** An offer of a seat, sent to an e-mail address. */
export interface Invitation {
  readonly id: string;
  readonly organization: Organization;
  readonly email: string;
  readonly name: string;
  readonly roles: readonly string[];
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly usedAt?: Date;
  readonly revokedAt?: Date;
}

type Times = Pick<Invitation, 'expiresAt' | 'usedAt' | 'revokedAt'>;

/** Whoever holds the link learns only whether it is open; the account managers see which. */
export function invitationState(
  { expiresAt, usedAt, revokedAt }: Times,
  now: Date,
): 'open' | 'expired' | 'used' | 'revoked' {
  if (usedAt) return 'used';
  if (revokedAt) return 'revoked';
  return expiresAt <= now ? 'expired' : 'open';
}

/** A recovery link lives shorter and knows no recall, otherwise the same. */
export function isRecoveryOpen({ expiresAt, usedAt }: Pick<Invitation, 'expiresAt' | 'usedAt'>, now: Date): boolean {
  return usedAt === undefined && expiresAt > now;
}
