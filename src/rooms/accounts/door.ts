import type { AuditEvent } from '../audit/index.ts';
import type { AccessPolicy } from './access-policy.ts';
import type { Account, Seat, SeenSession } from './account.ts';
import type { Invitation } from './invitation.ts';
import type { KeptPasskey, NewPasskey, Passkeys } from './passkey.ts';
import type { Tries } from './tries.ts';

/** What signing in needs of the world outside; the app hands it in. */
export interface Door {
  readonly policy: AccessPolicy;
  /** Each call by itself. */
  readonly store: DoorStore;
  /** Several calls that stand or fall together. A result that refuses undoes them. */
  readonly within: <T>(work: (store: DoorStore) => Promise<T>) => Promise<T>;
  readonly passwords: {
    readonly hash: (password: string) => Promise<string>;
    readonly matches: (hash: string | undefined, password: string) => Promise<boolean>;
  };
  readonly codes: {
    readonly secret: () => string;
    readonly uri: (secret: string, account: string) => string;
    readonly stepOf: (secret: string, code: string, now: Date) => number | undefined;
  };
  readonly sealing: {
    readonly seal: (text: string, purpose: string) => string;
    readonly open: (sealed: string, purpose: string) => string | undefined;
  };
  readonly passkeys: Passkeys;
  readonly tokens: { readonly token: () => string; readonly recoveryCode: () => string };
  readonly signOn: SignOn;
  /** Posts a letter; whoever asked does not wait for it. */
  readonly post: Post;
  /** How people know a plan. */
  readonly planName: (plan: string, language: string) => string;
  /** The number a plan publishes for who looks for an account manager, or wants one appointed. */
  readonly managerDesk: (plan: string) => string | undefined;
}

export type Post = (letter: Letter) => void;

/** Nothing of a member is ever in a letter. */
export interface Letter {
  readonly kind:
    | 'invitation'
    | 'recovery'
    | 'recovery_begun'
    | 'recovery_notice'
    | 'password_changed'
    | 'passkey_added';
  readonly to: string;
  readonly language: string;
  readonly name: string;
  readonly organization?: string;
  /** Whom a notice is about, and who did it. */
  readonly about?: string;
  readonly by?: string;
  /** The end of the link. */
  readonly token?: string;
}

export interface SignOn {
  readonly providers: readonly {
    readonly key: string;
    readonly name: string;
    readonly isSecondFactorTrusted: boolean;
  }[];
  readonly start: (provider: string) => Promise<{ readonly url: string; readonly checks: SignOnChecks } | undefined>;
  readonly finish: (provider: string, query: string, checks: SignOnChecks) => Promise<Identity | undefined>;
}
export interface SignOnChecks {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}
/** Who an identity provider says this is. Its word about an e-mail address is not asked. */
export interface Identity {
  readonly issuer: string;
  readonly subject: string;
}

export interface NewSession {
  readonly digest: Buffer;
  readonly csrf: string;
  readonly account: string;
  readonly organization?: string;
  readonly step: 'password' | 'full';
  readonly createdAt: Date;
  readonly seenAt: Date;
  readonly device: string;
}

/** What is remembered about who may come in. Runs as the owner of the tables: nobody is signed in yet. */
export interface DoorStore {
  accountByEmail(email: string): Promise<Account | undefined>;
  accountById(id: string): Promise<Account | undefined>;
  accountByIdentity(identity: Identity): Promise<Account | undefined>;
  /** Undefined when somebody else was quicker with that e-mail address. */
  addAccount(
    account: Pick<Account, 'email' | 'name' | 'language' | 'passwordHash'>,
    now: Date,
  ): Promise<string | undefined>;
  addIdentity(identity: Identity, account: string): Promise<boolean>;
  keepTries(account: string, tries: Tries): Promise<void>;
  /** Of an e-mail address that is nobody's. */
  triesOfNobody(emailDigest: Buffer): Promise<Tries>;
  keepTriesOfNobody(emailDigest: Buffer, tries: Tries, now: Date): Promise<void>;
  /** Tries under e-mail addresses of nobody from before that moment. */
  forgetTriesOfNobody(before: Date): Promise<void>;
  setPassword(account: string, hash: string): Promise<void>;
  /** Only where there is none. */
  setFactor(account: string, sealed: string, recoveryDigests: readonly string[], step: number): Promise<boolean>;
  /** Once for each step, and only forward. */
  spendStep(account: string, step: number): Promise<boolean>;
  spendRecoveryCode(account: string, digest: string): Promise<boolean>;

  passkeysOf(account: string): Promise<readonly KeptPasskey[]>;
  /** Its id; undefined where it is kept already, for whomever. */
  keepPasskey(account: string, name: string, passkey: NewPasskey, now: Date): Promise<string | undefined>;
  countPasskey(passkey: string, counter: number, now: Date): Promise<void>;
  /** What a passkey is to sign in this session; it takes the place of one that waited. */
  keepChallenge(session: string, challenge: string, until: Date): Promise<void>;
  /** Once, whatever comes of it; undefined when it came too late. */
  spendChallenge(session: string, now: Date): Promise<string | undefined>;

  /** Active seats of active organizations; the one used last comes first. */
  seatsOf(account: string, today: string): Promise<readonly Seat[]>;
  addSeat(account: string, organization: string, roles: readonly string[], now: Date): Promise<void>;

  seen(digest: Buffer, today: string): Promise<SeenSession | undefined>;
  touch(session: string, now: Date): Promise<void>;
  addSession(session: NewSession): Promise<string>;
  endSession(session: string, now: Date): Promise<void>;
  endSessionsOf(account: string, now: Date, except?: string): Promise<number>;

  invitation(digest: Buffer): Promise<Invitation | undefined>;
  spendInvitation(id: string, now: Date): Promise<boolean>;
  recoveriesOpen(account: string, now: Date): Promise<number>;
  addRecovery(digest: Buffer, recovery: NewRecovery, now: Date): Promise<void>;
  /** The account the link is for, once. */
  spendRecovery(digest: Buffer, now: Date): Promise<SpentRecovery | undefined>;
  /** The second factor goes, codes and passkeys; at the next sign-in it is set up anew. */
  takeFactor(account: string): Promise<void>;
  /** Active account managers of the organizations that work for these plans, by name of the organization. */
  managersWithin(plans: readonly string[], today: string, wanted: ManagersWanted): Promise<readonly FoundManager[]>;
  /** The same of one organization, whoever's it is. */
  managersOf(organization: string): Promise<readonly Pick<Account, 'id' | 'email' | 'name' | 'language'>[]>;

  /** Appends to the chain of the account, or of the door for who is nobody. */
  record(chain: string, event: AuditEvent): Promise<void>;
  isSynthetic(): Promise<boolean>;
  breakGlassOpened(plans: readonly string[], page: { offset: number; limit: number }): Promise<BreakGlassPage>;
}

export interface NewRecovery {
  readonly account: string;
  readonly expiresAt: Date;
  /** Begun by somebody else, for who lost the second factor too. */
  readonly takesFactor: boolean;
}
export interface SpentRecovery {
  readonly account: string;
  readonly takesFactor: boolean;
}

export interface ManagersWanted {
  readonly organization?: string | undefined;
  /** A part of the organization's name. */
  readonly name?: string | undefined;
}
export interface FoundManager {
  readonly organization: string;
  readonly organizationName: string;
  readonly account: string;
  readonly name: string;
  readonly hasFactor: boolean;
  readonly seenAt?: Date;
}

export interface BreakGlassPage {
  readonly total: number;
  readonly rows: readonly {
    readonly at: Date;
    readonly id: string;
    readonly plan: string;
    readonly member: string;
    readonly person: string;
    readonly organization: string;
    readonly reason: string;
    readonly review: 'justified' | 'not_justified' | null;
    readonly reviewedAt: Date | null;
    readonly reviewer: string | null;
  }[];
}
