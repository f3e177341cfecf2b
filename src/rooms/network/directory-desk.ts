import { type Actor, refused } from '../../kernel/index.ts';
import type { CompiledPolicy, NetworkRules, PolicyBook, Services } from '../../rules/index.ts';
import { packsOf } from '../../rules/index.ts';
import { DirectoryIndex } from './directory-index.ts';
import type { Listing } from './listing.ts';
import type { ZipTable } from './places.ts';

export interface PlanNetwork {
  readonly plan: string;
  readonly brand: string;
  readonly rules: NetworkRules;
  readonly policy: CompiledPolicy;
}

/** Each plan's directory, made ready for searching once for each version of it. */
export class DirectoryDesk {
  readonly services: Services;
  readonly populations: Services;
  readonly #book: PolicyBook;
  readonly #policyOf: (planOrBrand: string) => CompiledPolicy | undefined;
  readonly #zips: ZipTable;
  readonly #contracts = new Map<
    string,
    { readonly version: number; readonly on: string; readonly ids: ReadonlySet<string> }
  >();
  readonly #ready = new Map<string, { readonly version: number; readonly index: DirectoryIndex }>();

  constructor(book: PolicyBook, policyOf: (planOrBrand: string) => CompiledPolicy | undefined, zips: ZipTable) {
    this.#book = book;
    this.#policyOf = policyOf;
    this.#zips = zips;
    this.services = book.services ?? {};
    this.populations = book.populations ?? {};
  }

  /** Undefined for a plan nobody knows. */
  networkOf(planOrBrand: string): PlanNetwork | undefined {
    const policy = this.#policyOf(planOrBrand);
    if (!policy) return undefined;
    const rules: NetworkRules = Object.assign({}, ...(packsOf(this.#book, planOrBrand) ?? []).map((p) => p.network));
    return { plan: policy.plan, brand: planOrBrand, rules, policy };
  }

  brandsOf(plan: string): readonly CompiledPolicy[] {
    return brandsServedBy(this.#book, this.#policyOf, plan);
  }

  async indexOf(plan: string, version: number, read: () => Promise<readonly Listing[]>): Promise<DirectoryIndex> {
    const ready = this.#ready.get(plan);
    if (ready?.version === version) return ready.index;
    const index = new DirectoryIndex(await read(), this.services, this.#zips);
    this.#ready.set(plan, { version, index });
    return index;
  }

  /** Whom a plan and a brand of it have under contract on a day; read again when the directory's version rises. */
  async contractsOf(
    { plan, brand }: PlanNetwork,
    { version, on }: { readonly version: number; readonly on: string },
    read: (keys: readonly string[]) => Promise<ReadonlySet<string>>,
  ): Promise<ReadonlySet<string>> {
    const known = this.#contracts.get(brand);
    if (known?.version === version && known.on === on) return known.ids;
    const ids = await read([plan, brand]);
    this.#contracts.set(brand, { version, on, ids });
    return ids;
  }
}

/** A plan and every brand that its network serves. */
export function brandsServedBy(
  book: PolicyBook,
  policyOf: (planOrBrand: string) => CompiledPolicy | undefined,
  plan: string,
): readonly CompiledPolicy[] {
  const keys = book.packs.flatMap((pack) => [pack.plan.plan, ...(pack.plan.brands ?? []).map(({ key }) => key)]);
  return keys.flatMap((key) => policyOf(key) ?? []).filter((policy) => policy.plan === plan);
}

export const NO_PLAN = refused('not_found', 'no such plan');

/** The plan an actor asks about, when he works for it. */
export function ownPlan(desk: DirectoryDesk, actor: Actor, plan: string): PlanNetwork | undefined {
  const network = desk.networkOf(plan);
  return network && actor.plans.includes(plan) ? network : undefined;
}
