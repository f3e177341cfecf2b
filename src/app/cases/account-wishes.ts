import { type Actor, californiaDate, type Permission, type Result } from '../../kernel/index.ts';
import {
  type AccessPolicy,
  acceptInvitation,
  actorOf,
  askRecovery,
  type BrandReach,
  beginFactor,
  beginRecovery,
  beginRecoveryAsOperator,
  breakGlass,
  changeSeat,
  type Door,
  giveSecondFactor,
  invite,
  type Letter,
  MemoryAccounts,
  newFactor,
  plansReached,
  reachOf,
  recogniseSession,
  recover,
  resendInvitation,
  resetFactor,
  revokeInvitation,
  roleFindings,
  setUpFactor,
  signIn,
  signOut,
} from '../../rooms/accounts/index.ts';
import type { AccountWish } from './account-schema.ts';
import { caseDoor, codeOfStep, RIGHT_PASSWORD } from './account-world.ts';
import type { Answer } from './answers.ts';
import { CaseMistake } from './given.ts';
import type { Given } from './given-schema.ts';

export function isAccountWish(wish: object): wish is AccountWish {
  const [key = ''] = Object.keys(wish);
  return key === 'login' || key.startsWith('account.');
}

type Asked<K extends string> = Extract<AccountWish, Record<K, unknown>>[K &
  keyof Extract<AccountWish, Record<K, unknown>>];

/** The people of a case: who signed in last is the actor of the wishes that follow. */
export class AccountStage {
  /** Nobody until a `login` or a sign-in: the case then speaks for the system itself. */
  actor: Actor | undefined;
  private readonly held: MemoryAccounts;
  private readonly brands: readonly BrandReach[];
  private readonly letters: Letter[] = [];
  private readonly door: Door;
  private readonly policy: AccessPolicy;
  private readonly plan: string;
  private token: string | undefined;
  private operatorLink: string | undefined;
  private readonly codes = new Map<string, readonly string[]>();

  constructor(
    policy: AccessPolicy,
    plan: string,
    brands: readonly BrandReach[],
    { organizations = {}, accounts = {} }: Given,
  ) {
    this.policy = policy;
    this.brands = brands;
    this.held = new MemoryAccounts(brands);
    this.plan = plan;
    this.door = caseDoor(policy, this.held, this.letters);
    this.held.organizations.set(plan, { id: plan, name: plan, kind: 'plan', plans: [plan] });
    for (const [id, { kind, name = id, plans = [plan] }] of Object.entries(organizations)) {
      this.held.organizations.set(id, { id, name, kind, plans });
    }
    for (const [id, { organization, roles, active = true, second_factor = true }] of Object.entries(accounts)) {
      this.add(id, this.organizationNamed(organization), roles, active, second_factor);
    }
  }

  /** Whether whoever signed in comes to members of the plan at all. */
  get comesToPlan(): boolean {
    return !this.actor || this.actor.plans.includes(this.plan);
  }

  /** What a wish that needs a permission is answered when whoever signed in lacks it. */
  refusedWithout(permission: Permission): Answer | undefined {
    return !this.actor || this.actor.permissions.has(permission) ? undefined : { refused: 'not_allowed' };
  }

  async play(wish: AccountWish, now: Date, members: (name: string) => boolean): Promise<Answer> {
    if ('login' in wish) return this.login(wish.login, now);
    if ('account.sign_in' in wish) return this.signIn(wish['account.sign_in'], now);
    if ('account.session' in wish) return this.session(now);
    if ('account.sign_out' in wish) return this.signOut(now);
    if ('account.accept' in wish) return this.accept(wish['account.accept'], now);
    if ('account.recover' in wish) return this.recover(wish['account.recover'], now);
    if ('account.operator_recovery' in wish) return this.operatorRecovery(wish['account.operator_recovery'], now);
    const { actor } = this;
    if (!actor) return { refused: 'not_signed_in' };
    if ('account.break_glass' in wish) return this.breakGlass(wish['account.break_glass'], actor, now, members);
    if ('account.begin_recovery' in wish) return this.beginRecovery(wish['account.begin_recovery'], actor, now);
    return this.refusedWithout('account.manage') ?? this.manage(wish, actor, now);
  }

  private login({ as, organization, plan }: Asked<'login'>, now: Date): Answer {
    const account = this.held.accounts.has(as) ? as : undefined;
    if (account !== undefined) {
      const [seat] = this.held.seats.filter(
        (s) => s.account === account && (organization ?? s.organization) === s.organization,
      );
      if (!seat) throw new CaseMistake(`${as} has no seat there`);
      return this.sit(account, seat.organization, seat.roles);
    }
    const kinds = this.policy.roles[as]?.at;
    if (!kinds) throw new CaseMistake(`no account and no role is called ${as}`);
    const works = plan ?? this.plan;
    const where = organization ?? (kinds.includes('plan') ? works : `an organization of ${kinds[0]} for ${works}`);
    if (!this.held.organizations.has(where)) {
      const kind = works === where ? 'plan' : (kinds.find((k) => k !== 'plan') ?? 'plan');
      this.held.organizations.set(where, { id: where, name: where, kind, plans: [works] });
    }
    const { kind } = this.organizationNamed(where);
    const [wrong] = roleFindings(this.policy, [as], kind);
    if (wrong) return { refused: 'role_not_here' };
    const id = `${as} of ${where} ${now.getTime()}`;
    this.add(id, this.organizationNamed(where), [as], true, true);
    return this.sit(id, where, [as]);
  }

  private sit(account: string, organization: string, roles: readonly string[]): Answer {
    const where = this.organizationNamed(organization);
    const person = this.held.accounts.get(account);
    if (!person) throw new CaseMistake(`no account is called ${account}`);
    const seat = {
      account,
      organization: where,
      roles,
      active: true,
      plans: plansReached(where.kind, where.plans, this.brands),
    };
    this.actor = actorOf(this.policy, `session of ${account}`, person, seat);
    this.token = undefined;
    return sayActor(this.actor, where.kind);
  }

  private async signIn(
    { account, password = 'right', code = 'right' }: Asked<'account.sign_in'>,
    now: Date,
  ): Promise<Answer> {
    const email = this.held.accounts.get(account)?.email ?? emailOf(account);
    const typed =
      password === 'right' ? (this.held.accounts.get(account)?.passwordHash ?? RIGHT_PASSWORD) : 'another password';
    this.actor = undefined;
    const half = await signIn(this.door, { email, password: typed }, { now, device: 'a case' });
    if (!half.ok) return refusal(half);
    const { token } = half.value;
    this.token = token;
    if (!half.value.seen.account.hasFactor) return this.setUp(account, code, now);
    const spent = this.codes.get(account) ?? [];
    const step = this.held.accounts.get(account)?.step ?? 0;
    const text = {
      right: codeOfStep(step + 1),
      wrong: 'wrong',
      used: codeOfStep(step),
      recovery: spent[0] ?? '',
      used_recovery: spent[0] ?? '',
    };
    const whole = await giveSecondFactor(this.door, { token, code: text[code] }, { now, device: 'a case' });
    return this.entered(whole);
  }

  private async setUp(account: string, code: string, now: Date): Promise<Answer> {
    const begun = await beginFactor(this.door, this.token, now);
    if (!begun.ok) return refusal(begun);
    const typed = code === 'right' ? codeOfStep(1) : 'wrong';
    const asked = { token: this.token, pending: begun.value.pending, code: typed };
    const set = await setUpFactor(this.door, asked, { now, device: 'a case' });
    if (!set.ok) return refusal(set);
    this.codes.set(account, set.value.recoveryCodes);
    return { ...this.entered({ ok: true, value: set.value.entered }), recovery_codes: set.value.recoveryCodes.length };
  }

  private entered(result: Awaited<ReturnType<typeof giveSecondFactor>>): Answer {
    if (!result.ok) return refusal(result);
    const { token, seen, actor } = result.value;
    this.token = token;
    this.actor = actor;
    if (!actor || !seen.seat) {
      return { step: seen.session.step, second_factor: seen.account.hasFactor ? 'code' : 'set_up' };
    }
    return { step: 'full', ...sayActor(actor, seen.seat.organization.kind) };
  }

  private async session(now: Date): Promise<Answer> {
    if (this.token === undefined) return { refused: 'not_signed_in' };
    const seen = await recogniseSession(this.door, this.token, undefined, true, now);
    this.actor = 'actor' in seen ? seen.actor : undefined;
    if (!('actor' in seen)) return { refused: seen.trouble };
    return sayActor(seen.actor, this.organizationNamed(seen.actor.organization).kind);
  }

  private async signOut(now: Date): Promise<Answer> {
    await signOut(this.door, this.token, now);
    this.actor = undefined;
    return {};
  }

  private async accept({ name, link = 'newest', ...typed }: Asked<'account.accept'>, now: Date): Promise<Answer> {
    const email = this.emailIn(name);
    const token = this.linkTo(email, 'invitation', link);
    const invited = this.held.invitations
      .entries()
      .filter(([, i]) => i.email === email)
      .toArray();
    const which = link === 'first' ? invited[0] : invited.at(-1);
    const { pending } = newFactor(this.door, which?.[0] ?? '', email, now);
    const code = typed.code === 'wrong' ? 'wrong' : codeOfStep(1);
    const asked = { token, name, password: typed.password ?? RIGHT_PASSWORD, pending, code };
    const from = { now, device: 'a case', language: 'en', actor: this.actor, before: this.token };
    const accepted = await acceptInvitation(this.door, asked, from);
    if (!accepted.ok) return refusal(accepted);
    this.codes.set(name, accepted.value.recoveryCodes);
    const answer = this.entered({ ok: true, value: accepted.value.entered });
    return { ...answer, recovery_codes: accepted.value.recoveryCodes.length };
  }

  private async recover({ account, password, link = 'newest' }: Asked<'account.recover'>, now: Date): Promise<Answer> {
    const email = this.held.accounts.get(account)?.email ?? emailOf(account);
    const before = this.letters.length;
    if (link === 'newest') await askRecovery(this.door, email, now);
    if (password === undefined) return this.letters.length > before ? { letter: 'recovery' } : {};
    const token =
      link === 'begun'
        ? (this.operatorLink ?? this.linkTo(email, 'recovery_begun', 'newest'))
        : this.linkTo(email, 'recovery', link);
    const recovered = await recover(this.door, { token, password }, now);
    return recovered.ok ? {} : refusal(recovered);
  }

  private async beginRecovery(asked: Asked<'account.begin_recovery'>, actor: Actor, now: Date): Promise<Answer> {
    const lacking = this.refusedWithout('account.recover');
    if (lacking) return lacking;
    const begun = await beginRecovery(this.door, actor, asked, now);
    return begun.ok ? { letter: 'recovery_begun' } : refusal(begun);
  }

  /** The operator hands the link over himself; the person gets a notice without it. */
  private async operatorRecovery({ account, reason }: Asked<'account.operator_recovery'>, now: Date): Promise<Answer> {
    const email = this.held.accounts.get(account)?.email ?? emailOf(account);
    const begun = await beginRecoveryAsOperator(this.door, { email, reason }, now);
    if (!begun.ok) return refusal(begun);
    this.operatorLink = begun.value.token;
    return { letter: 'recovery_notice' };
  }

  private async breakGlass(
    { member, reason }: Asked<'account.break_glass'>,
    actor: Actor,
    now: Date,
    isMember: (name: string) => boolean,
  ): Promise<Answer> {
    const lacking = this.refusedWithout('member.break_glass');
    if (lacking) return lacking;
    const found =
      isMember(member) && actor.plans.includes(this.plan) ? [{ plan: this.plan, member, handle: member }] : [];
    const desk = { findExact: async () => found, handlesOf: async () => [] };
    const world = { desk, limits: this.policy.limits, now, today: californiaDate(now) };
    const opened = await breakGlass(
      actor,
      { identity: { cin: member }, reason },
      { open: async () => undefined },
      world,
    );
    return opened.ok ? { depth: 'full' } : refusal(opened);
  }

  private async manage(wish: AccountWish, actor: Actor, now: Date): Promise<Answer> {
    const office = { store: this.held.people(), policy: this.policy, now };
    const inviting = { ...office, token: this.door.tokens.token, post: this.door.post, language: 'en' };
    const told = (result: Result<unknown>): Answer => (result.ok ? {} : refusal(result));
    if ('account.invite' in wish) {
      const { name, email = emailOf(name), roles } = wish['account.invite'];
      const invited = await invite(inviting, actor, { name, email, roles });
      return invited.ok ? { letter: 'invitation' } : refusal(invited);
    }
    if ('account.resend' in wish)
      return told(await resendInvitation(inviting, actor, this.invitationOf(wish['account.resend'].name)));
    if ('account.revoke' in wish)
      return told(await revokeInvitation(office, actor, this.invitationOf(wish['account.revoke'].name)));
    if ('account.roles' in wish) {
      const { account, roles } = wish['account.roles'];
      return told(await changeSeat(office, actor, account, { roles }));
    }
    if ('account.deactivate' in wish)
      return told(await changeSeat(office, actor, wish['account.deactivate'].account, { active: false }));
    if ('account.reactivate' in wish)
      return told(await changeSeat(office, actor, wish['account.reactivate'].account, { active: true }));
    if ('account.reset_second_factor' in wish) {
      return told(await resetFactor(office, actor, wish['account.reset_second_factor'].account));
    }
    throw new CaseMistake(`nobody plays ${Object.keys(wish).join()}`);
  }

  private invitationOf(name: string): string {
    const found = this.held.invitations
      .entries()
      .filter(([, i]) => i.email === this.emailIn(name))
      .toArray()
      .at(-1);
    return found?.[0] ?? `no invitation of ${name}`;
  }

  /** Of the latest invitation under that name. */
  private emailIn(name: string): string {
    return this.held.invitations.values().find((i) => i.name === name)?.email ?? emailOf(name);
  }

  private linkTo(email: string, kind: Letter['kind'], link: 'newest' | 'first' | 'unknown'): string {
    const sent = this.letters.filter((letter) => letter.to === email && letter.kind === kind);
    const letter = link === 'first' ? sent[0] : sent.at(-1);
    return (link === 'unknown' ? undefined : letter?.token) ?? 'a link that nobody sent';
  }

  private add(
    id: string,
    where: { readonly id: string },
    roles: readonly string[],
    active: boolean,
    hasFactor: boolean,
  ): void {
    const sealed = this.door.sealing.seal('secret', `second factor of ${id}`);
    const more = { passwordHash: RIGHT_PASSWORD, ...(hasFactor ? { secondFactor: sealed } : {}) };
    this.held.addPerson(id, emailOf(id), more);
    this.held.seats.push({ account: id, organization: where.id, roles, active });
  }

  private organizationNamed(id: string) {
    const found = this.held.organizations.get(id);
    if (!found) throw new CaseMistake(`no organization is called ${id}`);
    return found;
  }
}

function emailOf(name: string): string {
  return `${name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '.')}@case.example`;
}

function refusal(result: Result<unknown>): Answer {
  return result.ok ? {} : { refused: result.refusal.code };
}

function sayActor(actor: Actor, kind: Parameters<typeof reachOf>[0]): Answer {
  const { organization, plans, roles, permissions } = actor;
  return { organization, plans, roles, permissions: [...permissions], reach: reachOf(kind) };
}
