import type { Actor } from '../../kernel/index.ts';
import type { OrganizationKind } from './access-policy.ts';
import type { Tries } from './tries.ts';

/** Somebody who can sign in, with what signing in needs to know. */
export interface Account {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  /** What letters are written in. */
  readonly language: string;
  /** Somebody chose it; else the portal goes by the browser. */
  readonly isLanguageChosen: boolean;
  /** Absent for who comes by single sign-on only. */
  readonly passwordHash?: string;
  /** Sealed. Absent until set up, or after a reset. */
  readonly secondFactor?: string;
  readonly hasPasskey: boolean;
  readonly tries: Tries;
  readonly active: boolean;
}

export interface Organization {
  readonly id: string;
  readonly name: string;
  readonly kind: OrganizationKind;
}

/** The place of one person in one organization. */
export interface Seat {
  readonly account: string;
  readonly organization: Organization;
  readonly roles: readonly string[];
  readonly active: boolean;
  /** Plans the organization, or the member, has to do with today. */
  readonly plans: readonly string[];
}

export interface StoredSession {
  readonly id: string;
  readonly account: string;
  readonly organization?: string;
  readonly csrf: string;
  readonly step: 'password' | 'full';
  readonly createdAt: Date;
  readonly seenAt: Date;
  readonly endedAt?: Date;
  readonly device: string;
}

/** A session with whose it is and where they sit: what every request asks for. */
export interface SeenSession {
  readonly session: StoredSession;
  readonly account: Pick<
    Account,
    'id' | 'email' | 'name' | 'language' | 'isLanguageChosen' | 'hasPasskey' | 'active'
  > & {
    /** Codes or a passkey. */
    readonly hasFactor: boolean;
  };
  readonly seat?: Seat;
}

/** A grant's answer to who came in. */
export interface Entered {
  readonly token: string;
  readonly seen: SeenSession;
  readonly actor?: Actor;
}
