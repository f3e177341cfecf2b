import { californiaDate, type IsoDate } from '../../kernel/index.ts';
import type { AccessPolicy } from '../../rooms/accounts/index.ts';
import { MemoryClaimStore, type World } from '../../rooms/claims/index.ts';
import type { CompiledPolicy, PolicyBook } from '../../rules/index.ts';
import { brandsIn } from '../brands.ts';
import type { AccountWish } from './account-schema.ts';
import { AccountStage, isAccountWish } from './account-wishes.ts';
import type { Answer } from './answers.ts';
import { AppealStage, isAppealWish } from './appeal-wishes.ts';
import { type AttachmentWish, isAttachmentWish, playAttachment } from './attachment-wish.ts';
import { factsOf, mustBeFacts } from './case-facts.ts';
import type { PolicyCase, Wish } from './case-schema.ts';
import type { CaseWorld } from './case-world.ts';
import { ClaimStage } from './claim-stage.ts';
import { isClockWish, playClock } from './clock-wish.ts';
import { ContinuityStage, isContinuityWish } from './continuity-wishes.ts';
import { CaseMistake, populationOf, providerOf } from './given.ts';
import type { Given } from './given-schema.ts';
import { isLibraryEdit, isLibraryWish } from './library-case.ts';
import { LibraryStage } from './library-stage.ts';
import { isMemberWish, MemberStage, permissionOf } from './member-wishes.ts';
import { isNetworkWish, NetworkStage } from './network-wishes.ts';
import type { NoticeWish } from './notice-schema.ts';
import { isReferralWish, ReferralStage } from './referral-wishes.ts';
import { isNoticeWish, isRequestWish, RequestStage } from './request-wishes.ts';

/** One case being played: its store, its clock and the claims it has named. */
export class CaseStage {
  private readonly policy: CompiledPolicy;
  private readonly store: MemoryClaimStore;
  private readonly claims: ClaimStage;
  private readonly network: NetworkStage;
  /** Who is signed in, if anybody: `accounts.actor`, `accounts.refusedWithout(permission)`. */
  private readonly accounts: AccountStage | undefined;
  private readonly library: LibraryStage;
  private readonly members: MemberStage;
  private readonly requests: RequestStage;
  private readonly appeals: AppealStage;
  private readonly continuity: ContinuityStage;
  private readonly referrals: ReferralStage;
  private readonly book: PolicyBook;
  private readonly access: AccessPolicy | undefined;
  private now: Date;

  constructor({ policy, book, cast, zips, access }: CaseWorld, played: PolicyCase) {
    this.policy = policy;
    this.book = book;
    this.access = access;
    this.accounts = access && new AccountStage(access, policy.brand, brandsIn(book), played.given ?? {});
    this.network = new NetworkStage(policy, book, played.given?.sites ?? {}, zips);
    this.library = new LibraryStage(book, played.plan, played.given?.library ?? []);
    this.now = new Date(played.now);
    const population = populationOf(played.given ?? {}, cast);
    this.store = new MemoryClaimStore(population, this.today());
    this.claims = new ClaimStage(
      policy,
      this.store,
      () => this.world,
      () => this.today(),
    );
    this.members = new MemberStage(policy, population, played.given?.members);
    this.requests = new RequestStage(
      policy,
      book,
      played.given ?? {},
      () => this.world,
      (id) => this.claims.declares(id),
    );
    this.continuity = new ContinuityStage(this.requests.scene, this.requests.letters, () => ({
      ...this.world,
      provider: this.store.world.provider,
    }));
    this.appeals = new AppealStage(this.requests, this.continuity);
    this.referrals = new ReferralStage(this.requests.scene, () => ({
      ...this.world,
      provider: this.store.world.provider,
    }));
  }

  /** The store's world as it stands today: the clock moves between wishes. */
  private get world(): World {
    const { world } = this.store;
    const unitOf = (member: string) => world.member(member)?.unit;
    return {
      ...world,
      today: this.today(),
      provider: (id) => world.provider(id) ?? bareType(id),
      authorizations: (unit) => [
        ...world.authorizations(unit),
        ...this.requests.grants(unit, unitOf),
        ...this.continuity.grants(unit, unitOf),
      ],
    };
  }

  async play(wish: Wish): Promise<Answer> {
    mustBeFacts(this.policy.vocabulary, factsOf(wish));
    if ('claim' in wish) return this.claims.claim(wish.claim);
    if (isAccountWish(wish)) return this.account(wish);
    if (isNetworkWish(wish)) return this.network.play(wish, this.today());
    if (isMemberWish(wish)) {
      const refused = this.accounts?.refusedWithout(permissionOf(wish));
      return refused ?? this.members.play(wish, this.now, this.accounts?.actor, this.accounts?.comesToPlan ?? true);
    }
    if (isNoticeWish(wish)) return this.letter(wish);
    if (isRequestWish(wish)) return this.requests.play(wish, this.now.getTime(), this.accounts?.actor);
    if (isAppealWish(wish)) return this.appeals.play(wish, this.now.getTime(), this.accounts?.actor);
    if (isContinuityWish(wish)) return this.continuity.play(wish, this.now.getTime(), this.accounts?.actor);
    if (isReferralWish(wish)) return this.referrals.play(wish, this.now.getTime(), this.accounts?.actor);
    if ('check' in wish) return this.accounts?.refusedWithout('benefit.check') ?? this.claims.check(wish.check);
    if (isClockWish(wish)) return playClock(this.book, this.policy.brand, wish, this.now.getTime());
    if (isAttachmentWish(wish)) return this.attachment(wish);
    if (isLibraryWish(wish)) {
      const refused = isLibraryEdit(wish) ? this.accounts?.refusedWithout('library.edit') : undefined;
      return refused ?? this.library.play(wish, this.today());
    }
    if ('readjudicate' in wish) return this.claims.readjudicate(wish.readjudicate.claim);
    const { to, days = 0, hours = 0 } = wish['clock.advance'];
    this.now = to ? new Date(to) : new Date(this.now.getTime() + (days * 24 + hours) * 3_600_000);
    return { now: this.now.toISOString() };
  }

  private async letter(wish: NoticeWish): Promise<Answer> {
    const { appeal, continuity } = Object.values(wish)[0] ?? {};
    const now = this.now.getTime();
    const refused = 'notice.translate' in wish ? this.accounts?.refusedWithout('notice.translate') : undefined;
    if (refused) return refused;
    if (appeal !== undefined) return this.appeals.letter(wish, appeal, now);
    if (continuity !== undefined) return this.continuity.letter(wish, continuity, now);
    return this.requests.play(wish, now, this.accounts?.actor);
  }

  private attachment(wish: AttachmentWish): Answer {
    if (!this.access) throw new CaseMistake('nobody has said how large a document may be');
    return playAttachment(wish, this.access.limits.attachments.most_megabytes);
  }

  private async account(wish: AccountWish): Promise<Answer> {
    if (!this.accounts) throw new CaseMistake('nobody has said who may do what');
    return this.accounts.play(wish, this.now, (name) => this.world.member(name) !== undefined);
  }

  private today(): IsoDate {
    return californiaDate(this.now);
  }

  /** What `given` says happened before the first wish. */
  async before({ claims = [], requests = [] }: Given): Promise<void> {
    for (const claim of claims) await this.claims.claim(claim);
    for (const request of requests) {
      mustBeFacts(this.policy.vocabulary, request.facts ?? {});
      await this.requests.given(request);
    }
  }
}

/** `ordering: nurse_practitioner`: somebody of that type, named no further. Declared names carry a hyphen. */
function bareType(id: string) {
  return /^[a-z_]+$/.test(id) ? providerOf(id, { types: [id] }) : undefined;
}
