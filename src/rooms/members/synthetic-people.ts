import { addDays, addMonths, ageInYears, type IsoDate, npiFrom } from '../../kernel/index.ts';
import type { AlternativeFormat } from './record.ts';
import { type Community, communities, streetKinds, streets, type Town, townsOf } from './synthetic-names.ts';

/**
 * Invented people of a plan, the same for the same seed. Each is marked: the CIN ends with B, a letter the state does not
 * issue, and what is loaded as synthetic carries that mark in the database.
 */
export interface SyntheticPerson {
  readonly cin: string;
  readonly planId: string;
  readonly last: string;
  readonly first: string;
  readonly born: IsoDate;
  readonly sex: 'F' | 'M';
  readonly town: Town;
  readonly street: string;
  readonly phone: string | undefined;
  readonly community: Community;
  readonly format: AlternativeFormat | undefined;
  readonly homeless: 'unsheltered' | 'sheltered' | 'housed' | undefined;
  /** Days covered, oldest first: most without a gap. */
  readonly covered: readonly { readonly from: IsoDate; readonly to: IsoDate | undefined }[];
  readonly aidCode: string;
  readonly pcp: string | undefined;
  readonly group: string | undefined;
  readonly ecm:
    | { readonly provider: string; readonly status: 'pending_outreach' | 'enrolled'; readonly from: IsoDate }
    | undefined;
  /** CIN of the mother of an infant. */
  readonly mother: string | undefined;
  readonly guardian: { readonly last: string; readonly first: string; readonly phone: string } | undefined;
  readonly pregnancyBegan: IsoDate | undefined;
}

export interface SyntheticPlan {
  readonly plan: string;
  readonly members: number;
  readonly seed: number;
  readonly today: IsoDate;
  /** NPIs or plan ids of primary care; invented ones when absent. */
  readonly pcps?: readonly string[];
  /** Delegated medical groups: organization ids. */
  readonly groups?: readonly string[];
  /** ECM providers: NPIs or plan ids. */
  readonly ecm?: readonly string[];
}

/** The first digits of a plan's invented CINs, so that no two plans share one. */
const PLANS = ['ccah', 'health-net', 'calviva', 'chpiv', 'aah'];

export function* syntheticPeople(wanted: SyntheticPlan): Generator<SyntheticPerson> {
  const dice = new Dice(wanted.seed * 31 + PLANS.indexOf(wanted.plan));
  const pcps = wanted.pcps ?? Array.from({ length: 40 }, (_, i) => npiFrom(`19${String(i + 1).padStart(7, '0')}`));
  let made = 0;
  while (made < wanted.members) {
    for (const person of household(wanted, dice, pcps, made)) {
      if (made++ >= wanted.members) return;
      yield person;
    }
  }
}

function* household(
  wanted: SyntheticPlan,
  dice: Dice,
  pcps: readonly string[],
  made: number,
): Generator<SyntheticPerson> {
  const { plan, today } = wanted;
  const community = dice.weighted(communities);
  const towns = townsOf[plan] ?? townsOf.ccah ?? [];
  const town = dice.pick(towns);
  const last = dice.pick(community.surnames);
  const street = `${dice.whole(1, 2999)} ${dice.pick(streets)} ${dice.pick(streetKinds)}`;
  const phone = dice.chance(0.9) ? `555${String(dice.whole(2_000_000, 9_999_999))}` : undefined;
  const pcp = dice.chance(0.94) ? dice.pick(pcps) : undefined;
  const group = wanted.groups && wanted.groups.length > 0 && dice.chance(0.35) ? dice.pick(wanted.groups) : undefined;
  const home = { plan, town, last, street, phone, community, pcp, group, today };
  let number = made;
  const person = (more: Partial<SyntheticPerson> & { born: IsoDate; sex: 'F' | 'M' }) =>
    personOf(wanted, dice, home, ++number, more);

  const motherBorn = addDays(today, -dice.whole(19 * 365, 44 * 365));
  const isFamily = dice.chance(0.45);
  if (!isFamily) {
    const born = addDays(today, -dice.whole(21 * 365, 92 * 365));
    yield person({ born, sex: dice.chance(0.5) ? 'F' : 'M' });
    return;
  }
  const isPregnant = dice.chance(0.12);
  const mother = person({
    born: motherBorn,
    sex: 'F',
    ...(isPregnant ? { pregnancyBegan: addDays(today, -dice.whole(30, 250)), aidCode: 'M7' } : {}),
  });
  yield mother;
  if (dice.chance(0.4)) yield person({ born: addDays(motherBorn, dice.whole(-2000, 1500)), sex: 'M' });
  for (let i = dice.whole(1, 4); i > 0; i--) {
    const oldest = Math.max(1, ageInYears(motherBorn, today) - 17);
    const age = dice.chance(0.18) ? 0 : dice.whole(1, Math.min(17, oldest));
    const born =
      age === 0 ? addDays(today, -dice.whole(3, 360)) : addDays(today, -dice.whole(age * 365, age * 365 + 360));
    yield person({
      born,
      sex: dice.chance(0.5) ? 'F' : 'M',
      guardian: { last: mother.last, first: mother.first, phone: phone ?? '' },
      ...(age === 0 && !isPregnant ? { mother: mother.cin } : {}),
    });
  }
}

type Home = Pick<SyntheticPerson, 'town' | 'last' | 'street' | 'phone' | 'community' | 'pcp' | 'group'> & {
  readonly plan: string;
  readonly today: IsoDate;
};

function personOf(
  wanted: SyntheticPlan,
  dice: Dice,
  home: Home,
  number: number,
  more: Partial<SyntheticPerson> & { born: IsoDate; sex: 'F' | 'M' },
): SyntheticPerson {
  const { plan: _, today, ...of } = home;
  const age = ageInYears(more.born, today);
  const isHomeless = age >= 18 && dice.chance(0.04);
  const ecm = wanted.ecm && wanted.ecm.length > 0 && age >= 18 && dice.chance(isHomeless ? 0.5 : 0.03);
  const plan = PLANS.indexOf(wanted.plan);
  return {
    ...of,
    cin: `9${plan + 1}${String(number).padStart(6, '0')}B`,
    planId: `${wanted.plan.toUpperCase()}-${String(number).padStart(6, '0')}`,
    first: dice.pick(more.sex === 'F' ? of.community.women : of.community.men),
    format: dice.chance(0.03) ? dice.pick(['large_print', 'braille', 'audio_cd', 'data_cd'] as const) : undefined,
    homeless: isHomeless ? dice.pick(['unsheltered', 'sheltered', 'sheltered'] as const) : undefined,
    covered: coveredDays(dice, more.born, today),
    aidCode: aidCodeFor(age, dice),
    ecm: ecm
      ? {
          provider: dice.pick(wanted.ecm ?? []),
          status: dice.chance(0.6) ? 'enrolled' : 'pending_outreach',
          from: addMonths(`${today.slice(0, 7)}-01`, -dice.whole(0, 10)),
        }
      : undefined,
    mother: undefined,
    guardian: undefined,
    pregnancyBegan: undefined,
    ...more,
  };
}

/** Starter aid codes of the reference: adult expansion, parent, child, disabled. */
function aidCodeFor(age: number, dice: Dice): string {
  if (age < 1) return 'P9';
  if (age < 19) return 'M5';
  if (age >= 65) return '10';
  return dice.pick(['M1', 'M1', 'M1', 'M3', '60']);
}

/** Whole months. One in twelve has a gap, one in thirty ended. */
function coveredDays(dice: Dice, born: IsoDate, today: IsoDate): SyntheticPerson['covered'] {
  const month = `${today.slice(0, 7)}-01`;
  const begun = addMonths(month, -dice.whole(1, 48));
  const from = begun < `${born.slice(0, 7)}-01` ? `${born.slice(0, 7)}-01` : begun;
  if (dice.chance(0.03))
    return [{ from, to: lastOf(addMonths(month, -dice.whole(1, 3))) }].filter((s) => s.to >= s.from);
  const gap = addMonths(month, -dice.whole(2, 8));
  if (dice.chance(0.08) && addMonths(from, 2) < gap) {
    return [
      { from, to: addDays(gap, -1) },
      { from: addMonths(gap, dice.whole(1, 2)), to: undefined },
    ];
  }
  return [{ from, to: undefined }];
}

export function lastOf(month: IsoDate): IsoDate {
  return addDays(addMonths(`${month.slice(0, 7)}-01`, 1), -1);
}

/** Numbers that look random and are the same for the same seed. */
class Dice {
  private state: number;
  constructor(seed: number) {
    this.state = (seed + 0x9e3779b9) >>> 0;
  }

  private next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let t = this.state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }

  chance(of: number): boolean {
    return this.next() < of;
  }

  whole(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1));
  }

  pick<T>(items: readonly T[]): T {
    const item = items[this.whole(0, items.length - 1)];
    if (item === undefined) throw new Error('nothing to pick from');
    return item;
  }

  weighted<T extends { readonly weight: number }>(items: readonly T[]): T {
    let left = this.next() * items.reduce((sum, item) => sum + item.weight, 0);
    for (const item of items) {
      left -= item.weight;
      if (left <= 0) return item;
    }
    return this.pick(items);
  }
}
