import {
  type Actor,
  dateOfDayNumber,
  dayAt,
  given,
  type Instant,
  instantText,
  type Result,
} from '../../kernel/index.ts';
import { MemoryCases } from '../../rooms/cases/index.ts';
import type { World } from '../../rooms/claims/index.ts';
import {
  acceptReferral,
  addToReferral,
  beginReferral,
  closeReferral,
  declineReferral,
  isOpen,
  keptReferrals,
  makeReferral,
  type Referral,
  type ReferralAsking,
  type ReferralDesk,
  type ReferralViewer,
  receiveReferral,
  referralActions,
  referralBody,
  referralDoor,
  referralTie,
  referralTimes,
  referralViewerOf,
  remarksOf,
  sameService,
  seesReferral,
  sendersOf,
  sendReferralOn,
  timedReferral,
  whoseTurn,
  withdrawReferral,
} from '../../rooms/referrals/index.ts';
import { doorsFor } from '../../rules/index.ts';
import { knownFromWorld } from '../continuity-doors.ts';
import type { Answer } from './answers.ts';
import { CaseNames } from './case-names.ts';
import { type AskedOfCase, answerOfActions, standingAt } from './case-step.ts';
import { answerOfReadings } from './clock-wish.ts';
import type { CaseReferral, ReferralWish } from './referral-schema.ts';
import { answerOfRefusal, type RequestScene } from './request-answer.ts';
import { read } from './request-bodies.ts';
import { onlookerAs } from './request-people.ts';
import type { CaseRole } from './request-schema.ts';

interface Who {
  readonly as?: CaseRole | undefined;
  readonly organization?: string | undefined;
}
interface Asked extends Who, AskedOfCase {
  readonly referral?: string | undefined;
}

export function isReferralWish(wish: object): wish is ReferralWish {
  return Object.keys(wish).some((key) => key.startsWith('referral.'));
}

/** Referrals in a case: the room's own verbs over a store in memory. A provider of the case has an office of the same name. */
export class ReferralStage {
  readonly #scene: RequestScene;
  readonly #desk: ReferralDesk;
  readonly #names = new CaseNames('referral', 'referrals', 'nobody was referred before');

  constructor(scene: RequestScene, world: () => World) {
    this.#scene = scene;
    const { policy, clocks } = scene;
    const known = knownFromWorld(async () => world());
    const store = keptReferrals(new MemoryCases(), policy, clocks, async () => {});
    const plan = policy.brand;
    this.#desk = {
      plan,
      policy,
      clocks,
      store,
      network: known.network,
      isMember: async (id) => world().member(id) !== undefined,
      provider: async (id) => (world().provider(id) ? { id, organization: id } : undefined),
      standing: async (body) =>
        (await store.ofMember(plan, body.member, 'referral')).find((one) => isOpen(one) && sameService(one.body, body))
          ?.number,
    };
  }

  async play(wish: ReferralWish, now: Instant, actor: Actor | undefined): Promise<Answer> {
    const viewer = (who: Who, otherwise: CaseRole = 'member_services') =>
      actor && who.as === undefined && who.organization === undefined
        ? referralViewerOf(actor)
        : this.#viewerAs(who, otherwise);
    if ('referral.make' in wish) return this.#make(wish['referral.make'], viewer(wish['referral.make']), now);
    if ('referral.options' in wish) {
      const { service, by } = wish['referral.options'];
      return { doors: doorsFor(this.#desk.policy.referrals, service, by).map(({ door }) => door) };
    }
    const asked: Asked = Object.values(wish)[0] ?? {};
    const number = this.#names.numberOf(asked.referral);
    if ('referral.read' in wish) {
      const moment = asked.at === undefined ? now : Date.parse(asked.at);
      const one = await standingAt(this.#desk, number, moment);
      const reader = viewer(asked);
      return one && seesReferral(one, reader) ? this.#said(one, reader, moment) : { refused: 'not_found' };
    }
    const asking = { viewer: viewer(asked, 'nurse'), now, seen: asked.seen };
    const result = await this.#step(wish, number, asking);
    return result.ok ? this.#said(result.value, asking.viewer, now) : answerOfRefusal(result.refusal);
  }

  #step(wish: ReferralWish, number: string, asking: ReferralAsking): Promise<Result<Referral>> {
    const desk = this.#desk;
    if ('referral.receive' in wish) return receiveReferral(desk, number, asking);
    if ('referral.accept' in wish) return acceptReferral(desk, number, asking);
    if ('referral.decline' in wish) return declineReferral(desk, number, wish['referral.decline'], asking);
    if ('referral.send_on' in wish) {
      const { to, why, chosen_by: chosenBy } = wish['referral.send_on'];
      return sendReferralOn(desk, number, { to, why, ...(chosenBy === undefined ? {} : { chosenBy }) }, asking);
    }
    if ('referral.begin' in wish) return beginReferral(desk, number, wish['referral.begin'].on, asking);
    if ('referral.close' in wish) return closeReferral(desk, number, wish['referral.close'], asking);
    if ('referral.information' in wish) {
      const { social, populations, contact } = wish['referral.information'];
      return addToReferral(desk, number, given({ social, populations, contact }), asking);
    }
    if ('referral.withdraw' in wish) return withdrawReferral(desk, number, wish['referral.withdraw'].why, asking);
    throw new Error(`no step is called ${Object.keys(wish).join()}`);
  }

  async #make(asked: CaseReferral, viewer: ReferralViewer, now: Instant): Promise<Answer> {
    if (!viewer.mayMake) return answerOfRefusal({ code: 'not_permitted', because: 'referral.make' });
    const { id, member, service, detail, reason, social, populations, contact, agreed, qualified } = asked;
    const more = {
      detail,
      reason,
      social,
      populations,
      contact,
      agreed,
      qualified,
      newToProgram: asked.new_to_program,
    };
    const body = read(referralBody, { member, service, ...more });
    if (!body.ok) return answerOfRefusal(body.refusal);
    const door = referralDoor.safeParse(asked.door ?? (viewer.side === 'plan' ? 'phone' : 'portal'));
    // A list of members in a file, say: it is a way in for nothing.
    if (!door.success) return answerOfRefusal({ code: 'referral_door_closed', because: String(asked.door) });
    const office = viewer.side === 'requester' ? viewer.organization : asked.from;
    const by = asked.by ?? (viewer.side === 'member' ? 'member' : office === undefined ? 'member' : 'other_provider');
    const made = await makeReferral(this.#desk, {
      body: body.value,
      referrer: {
        by,
        ...given({ relation: asked.relation, name: asked.name, organization: office, provider: office }),
      },
      door: door.data,
      received: asked.received === undefined ? undefined : Date.parse(asked.received),
      to: asked.to,
      chosenBy: asked.chosen_by,
      viewer,
      now,
    });
    if (!made.ok) return answerOfRefusal(made.refusal);
    const { referral, joined } = made.value;
    if (!joined) this.#names.give(id, referral.number);
    return { ...this.#said(referral, viewer, now), joined };
  }

  #viewerAs({ as, organization }: Who, otherwise: CaseRole): ReferralViewer {
    if (organization !== undefined)
      return { ...onlookerAs(this.#desk.plan, 'requester', organization), organization, mayMake: true, mayWork: true };
    const role = as ?? otherwise;
    return { ...onlookerAs(this.#desk.plan, role), mayMake: MAKES.has(role), mayWork: WORKS.has(role) };
  }

  #said(one: Referral, viewer: ReferralViewer, now: Instant): Answer {
    const { policy, book, clocks } = this.#scene;
    const { readings } = referralTimes(policy.referrals, clocks, one, now);
    const timed = answerOfReadings(book, readings, () => timedReferral(policy.referrals, one), now);
    const { reasons, needed } = remarksOf(policy, one, dateOfDayNumber(dayAt(now)));
    const last = one.referrers.at(-1);
    const tie = referralTie(policy.careTies, one);
    return {
      ...timed,
      number: one.number,
      state: one.state,
      clock_state: timed.state,
      received: instantText(one.received),
      warnings: reasons,
      needed,
      referrers: one.referrers.map(({ by }) => by),
      relation: last?.relation,
      door: last?.door,
      chosen_by: one.chosenBy,
      with: one.to?.provider ?? 'plan',
      seen_by: [...new Set([...sendersOf(one), ...(one.to?.organization ? [one.to.organization] : [])])].filter(
        (organization) => organization !== this.#desk.plan,
      ),
      awaits: whoseTurn(one),
      closed_as: one.outcome ?? 'none',
      declined_for: one.declined ? (one.declined.code ?? 'unknown') : 'none',
      begun_on: one.begunOn,
      tied: tie?.organization ?? 'none',
      tied_until: tie?.to,
      ...answerOfActions(referralActions(one, viewer)),
      events: one.events.map(({ what }) => what.kind),
    };
  }
}

const WORKS: ReadonlySet<CaseRole> = new Set(['nurse', 'requester']);
const MAKES: ReadonlySet<CaseRole> = new Set([...WORKS, 'authorization_specialist', 'member_services', 'member']);
