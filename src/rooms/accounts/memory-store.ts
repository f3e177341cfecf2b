import type { AuditEvent } from '../audit/index.ts';
import type { Account, Organization, Seat, StoredSession } from './account.ts';
import type { BreakGlassPage, DoorStore, FoundManager, NewRecovery } from './door.ts';
import { type Invitation, invitationState, isRecoveryOpen } from './invitation.ts';
import { MANAGER } from './last-manager.ts';
import type { OfficeStore } from './people.ts';
import { type BrandReach, plansReached } from './plans-reached.ts';
import { NO_TRIES, type Tries } from './tries.ts';

interface HeldAccount extends Account {
  step: number;
  recovery: readonly string[];
}
interface Recovery extends NewRecovery {
  usedAt?: Date;
}

/** Accounts in memory, for cases: the same verbs run on it as on the database. Ids are names, so that cases can say them. */
export class MemoryAccounts {
  readonly organizations = new Map<string, Organization & { readonly plans: readonly string[] }>();
  readonly accounts = new Map<string, HeldAccount>();
  readonly seats: (Omit<Seat, 'organization' | 'plans'> & { readonly organization: string })[] = [];
  readonly sessions = new Map<string, StoredSession & { readonly digest: string }>();
  readonly invitations = new Map<
    string,
    Omit<Invitation, 'id'> & { readonly digest: string; readonly invitedBy: string }
  >();
  readonly recoveries = new Map<string, Recovery>();
  readonly events: AuditEvent[] = [];
  private readonly nobody = new Map<string, Tries>();
  private readonly brands: readonly BrandReach[];

  constructor(brands: readonly BrandReach[] = []) {
    this.brands = brands;
  }

  addPerson(id: string, email: string, more: Partial<Account> = {}): void {
    const plain = {
      id,
      email,
      name: id,
      language: 'en',
      isLanguageChosen: false,
      tries: NO_TRIES,
      active: true,
      hasPasskey: false,
      step: 0,
      recovery: [],
    };
    this.accounts.set(id, { ...plain, ...more });
  }

  /** What a refusal comes out of leaves nothing behind, as in the database. */
  async within<T>(work: (store: DoorStore) => Promise<T>): Promise<T> {
    const maps = [this.accounts, this.sessions, this.invitations, this.recoveries] as Map<string, unknown>[];
    const before = maps.map((map) => [...map].map(([key, value]) => [key, structuredClone(value)] as const));
    const seats = structuredClone(this.seats);
    const value = await work(this.door());
    if (typeof value !== 'object' || value === null || !('ok' in value) || value.ok !== false) return value;
    for (const [i, map] of maps.entries()) {
      map.clear();
      for (const [key, kept] of before[i] ?? []) map.set(key, kept);
    }
    this.seats.splice(0, this.seats.length, ...seats);
    return value;
  }

  private change(id: string, change: Partial<HeldAccount>): boolean {
    const account = this.accounts.get(id);
    if (account) this.accounts.set(id, { ...account, ...change });
    return account !== undefined;
  }

  private seatOf(account: string, organization: string): Seat | undefined {
    const held = this.seats.find((s) => s.account === account && s.organization === organization);
    const where = this.organizations.get(organization);
    return held && where
      ? { ...held, organization: where, plans: plansReached(where.kind, where.plans, this.brands) }
      : undefined;
  }

  private loseFactor(id: string): void {
    const account = this.accounts.get(id);
    if (!account) return;
    const { secondFactor: _, ...rest } = account;
    this.accounts.set(id, { ...rest, recovery: [] });
  }

  private managersIn(isMeant: (organization: Organization & { readonly plans: readonly string[] }) => boolean) {
    return this.seats.flatMap(({ account: id, organization, roles, active }): FoundManager[] => {
      const where = this.organizations.get(organization);
      const account = this.accounts.get(id);
      if (!where || !account?.active || !active || !roles.includes(MANAGER) || !isMeant(where)) return [];
      const { name, secondFactor } = account;
      const hasFactor = secondFactor !== undefined;
      return [{ organization, organizationName: where.name, account: id, name, hasFactor }];
    });
  }

  private endWhere(wanted: (session: StoredSession) => boolean, now: Date): number {
    let ended = 0;
    for (const [id, session] of this.sessions) {
      if (session.endedAt || !wanted(session)) continue;
      this.sessions.set(id, { ...session, endedAt: now });
      ended += 1;
    }
    return ended;
  }

  /** Signing in, as the owner of the tables would see it. */
  door(): DoorStore {
    const { accounts, sessions, invitations, recoveries } = this;
    const hex = (digest: Buffer) => digest.toString('hex');
    return {
      accountByEmail: async (email) => accounts.values().find((a) => a.email === email),
      accountById: async (id) => accounts.get(id),
      accountByIdentity: async () => undefined,
      addAccount: async ({ email, name, language, passwordHash }) => {
        this.addPerson(name, email, { language, ...(passwordHash === undefined ? {} : { passwordHash }) });
        return name;
      },
      addIdentity: async () => false,
      keepTries: async (id, tries) => void this.change(id, { tries }),
      triesOfNobody: async (digest) => this.nobody.get(hex(digest)) ?? NO_TRIES,
      keepTriesOfNobody: async (digest, tries) => void this.nobody.set(hex(digest), tries),
      forgetTriesOfNobody: async () => undefined,
      setPassword: async (id, passwordHash) => void this.change(id, { passwordHash }),
      setFactor: async (id, secondFactor, recovery, step) =>
        accounts.get(id)?.secondFactor === undefined && this.change(id, { secondFactor, recovery, step }),
      spendStep: async (id, step) => step > (accounts.get(id)?.step ?? step) && this.change(id, { step }),
      spendRecoveryCode: async (id, digest) => {
        const left = accounts.get(id)?.recovery ?? [];
        return left.includes(digest) && this.change(id, { recovery: left.filter((code) => code !== digest) });
      },
      passkeysOf: async () => [],
      keepPasskey: async () => undefined,
      countPasskey: async () => undefined,
      keepChallenge: async () => undefined,
      spendChallenge: async () => undefined,
      seatsOf: async (account) =>
        this.seats.flatMap((s) =>
          s.account === account && s.active ? (this.seatOf(account, s.organization) ?? []) : [],
        ),
      addSeat: async (account, organization, roles) => {
        const at = this.seats.findIndex((s) => s.account === account && s.organization === organization);
        if (at < 0) this.seats.push({ account, organization, roles, active: true });
        else if (!this.seats[at]?.active) this.seats[at] = { account, organization, roles, active: true };
      },
      seen: async (digest) => {
        const session = sessions.values().find((s) => s.digest === hex(digest));
        const account = session && accounts.get(session.account);
        if (!session || !account) return undefined;
        const seat = session.organization === undefined ? undefined : this.seatOf(account.id, session.organization);
        return {
          session,
          account: { ...account, hasFactor: account.secondFactor !== undefined },
          ...(seat ? { seat } : {}),
        };
      },
      touch: async (id, seenAt) => {
        const session = sessions.get(id);
        if (session) sessions.set(id, { ...session, seenAt });
      },
      addSession: async ({ digest, ...session }) => {
        const id = `session-${sessions.size + 1}`;
        sessions.set(id, { ...session, id, digest: hex(digest) });
        return id;
      },
      endSession: async (id, now) => void this.endWhere((s) => s.id === id, now),
      endSessionsOf: async (account, now, except) =>
        this.endWhere((s) => s.account === account && s.id !== except, now),
      invitation: async (digest) => {
        const [id, found] = invitations.entries().find(([, each]) => each.digest === hex(digest)) ?? [];
        return id !== undefined && found ? { ...found, id } : undefined;
      },
      spendInvitation: async (id, now) => {
        const found = invitations.get(id);
        if (!found || invitationState(found, now) !== 'open') return false;
        invitations.set(id, { ...found, usedAt: now });
        return true;
      },
      recoveriesOpen: async (account, now) =>
        recoveries
          .values()
          .filter((r) => r.account === account && r.expiresAt > now)
          .toArray().length,
      addRecovery: async (digest, recovery) => void recoveries.set(hex(digest), { ...recovery }),
      spendRecovery: async (digest, now) => {
        const found = recoveries.get(hex(digest));
        if (!found || !isRecoveryOpen(found, now)) return undefined;
        for (const each of recoveries.values()) if (each.account === found.account) each.usedAt ??= now;
        return { account: found.account, takesFactor: found.takesFactor };
      },
      takeFactor: async (id) => this.loseFactor(id),
      managersWithin: async (plans, _, { organization, name = '' }) =>
        this.managersIn(
          ({ id, kind, name: called, plans: served }) =>
            (kind === 'provider' || kind === 'medical_group') &&
            served.some((plan) => plans.includes(plan)) &&
            (organization ?? id) === id &&
            called.toLowerCase().includes(name.toLowerCase()),
        ),
      managersOf: async (organization) =>
        this.managersIn(({ id }) => id === organization).flatMap(({ account }) => accounts.get(account) ?? []),
      record: async (_, event) => void this.events.push(event),
      isSynthetic: async () => true,
      breakGlassOpened: async (): Promise<BreakGlassPage> => ({ total: 0, rows: [] }),
    };
  }

  /** The people page. */
  people(): OfficeStore {
    const heldAt = (organization: string) => this.seats.filter((s) => s.organization === organization);
    const isActive = (seat: { readonly account: string; readonly active: boolean }) =>
      seat.active && (this.accounts.get(seat.account)?.active ?? false);
    const reseat = (organization: string, account: string, change: { roles?: readonly string[]; active?: boolean }) => {
      const at = this.seats.findIndex((s) => s.account === account && s.organization === organization);
      const seat = this.seats[at];
      if (seat) this.seats[at] = { ...seat, ...change };
    };
    const revokeWhere = (wanted: (i: { id: string; invitedBy: string }) => boolean, now: Date) => {
      for (const [id, each] of this.invitations) {
        if (wanted({ ...each, id }) && !each.usedAt && !each.revokedAt)
          this.invitations.set(id, { ...each, revokedAt: now });
      }
    };
    return {
      kindOf: async (organization) => this.organizations.get(organization)?.kind ?? 'provider',
      people: async (organization) =>
        heldAt(organization).map((seat) => {
          const { email = '', name = '', secondFactor } = this.accounts.get(seat.account) ?? {};
          const { account, roles } = seat;
          return {
            account,
            roles,
            active: isActive(seat),
            email,
            name,
            hasFactor: secondFactor !== undefined,
            since: new Date(0),
          };
        }),
      held: async (organization) => heldAt(organization).map((seat) => ({ ...seat, active: isActive(seat) })),
      setRoles: async (organization, account, roles) => reseat(organization, account, { roles }),
      setActive: async (organization, account, active) => reseat(organization, account, { active }),
      takeFactor: async (id) => this.loseFactor(id),
      endSessions: async (organization, account, now) =>
        this.endWhere((s) => s.account === account && (s.organization ?? organization) === organization, now),
      invitations: async (organization) =>
        [...this.invitations].map(([id, each]) => ({ ...each, id })).filter((i) => i.organization.id === organization),
      addInvitation: async ({ digest, organization, invitedBy = '', ...invitation }) => {
        const id = `invitation-${this.invitations.size + 1}`;
        const where = this.organizations.get(organization);
        if (where)
          this.invitations.set(id, { ...invitation, organization: where, digest: digest.toString('hex'), invitedBy });
        return id;
      },
      revoke: async (_, id, now) => revokeWhere((i) => i.id === id, now),
      revokeOf: async (_, account, now) => revokeWhere((i) => i.invitedBy === account, now),
    };
  }
}
