import type { AccessPolicy, OrganizationKind } from './access-policy.ts';
import type { Invitation } from './invitation.ts';
import type { HeldSeat } from './last-manager.ts';

/** Somebody of an organization as its account managers see them. No secret is part of it. */
export interface Person extends HeldSeat {
  readonly name: string;
  readonly email: string;
  readonly lockedUntil?: Date;
  readonly hasFactor: boolean;
  readonly since: Date;
  readonly seenAt?: Date;
}

export interface ListedInvitation extends Omit<Invitation, 'organization'> {
  readonly invitedBy: string;
}

export interface NewInvitation {
  readonly digest: Buffer;
  readonly organization: string;
  readonly email: string;
  readonly name: string;
  readonly roles: readonly string[];
  /** Absent when the operator of the deployment invites. */
  readonly invitedBy?: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

/** The people of one organization; the request's own row-level security stands behind every call. */
export interface PeopleStore {
  kindOf(organization: string): Promise<OrganizationKind>;
  people(organization: string): Promise<readonly Person[]>;
  /** The same, held until the transaction ends: two managers cannot each remove the other. */
  held(organization: string): Promise<readonly HeldSeat[]>;
  setRoles(organization: string, account: string, roles: readonly string[]): Promise<void>;
  setActive(organization: string, account: string, active: boolean): Promise<void>;
  /** Somebody's second factor is gone; at the next sign-in it is set up anew. */
  takeFactor(account: string): Promise<void>;
  endSessions(organization: string, account: string, now: Date): Promise<number>;
  endOwnSession(account: string, session: string, now: Date): Promise<boolean>;
  endOwnOthers(account: string, session: string, now: Date): Promise<number>;
  ownSessions(account: string): Promise<
    readonly {
      readonly id: string;
      readonly device: string;
      readonly began: Date;
      readonly seen: Date;
      readonly organization?: string;
    }[]
  >;
  setLanguage(account: string, language: string): Promise<void>;
  invitations(organization: string): Promise<readonly ListedInvitation[]>;
  addInvitation(invitation: NewInvitation): Promise<string>;
  revoke(organization: string, invitation: string, now: Date): Promise<void>;
  /** Invitations somebody sent who no longer may. */
  revokeOf(organization: string, account: string, now: Date): Promise<void>;
}

/** The part of it that account managers use. */
export type OfficeStore = Omit<PeopleStore, 'endOwnSession' | 'endOwnOthers' | 'ownSessions' | 'setLanguage'>;

/** What verbs on people are given. */
export interface Office {
  readonly store: OfficeStore;
  readonly policy: AccessPolicy;
  readonly now: Date;
}
