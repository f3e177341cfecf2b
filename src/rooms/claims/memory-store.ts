import type { IsoDate } from '../../kernel/index.ts';
import type { Authorization, MemberDocument } from '../authorizations/index.ts';
import type { Member } from '../members/index.ts';
import type { Provider, Rate } from '../network/index.ts';
import { type ClaimStore, historyAfter } from './adjudicate-claims.ts';
import type { JudgedClaim } from './judge-claim.ts';
import type { EarlierClaim, PaidLine, World } from './world.ts';

/** What a plan knows, as plain lists: from a case, or from a population file. */
export interface Population {
  readonly members: readonly Member[];
  readonly providers: readonly Provider[];
  readonly history: readonly PaidLine[];
  readonly authorizations: readonly Authorization[];
  readonly documents: readonly MemberDocument[];
  readonly rates: readonly Rate[];
}

/** The claim store of cases and population files: the same verb, nothing outside the process. */
export class MemoryClaimStore implements ClaimStore {
  readonly world: World;
  readonly judged: JudgedClaim[] = [];
  private readonly histories: Map<string, readonly PaidLine[]>;

  constructor(population: Population, today: IsoDate) {
    const members = new Map(population.members.flatMap((m) => [[m.id, m] as const, [m.cin, m] as const]));
    const providers = new Map(population.providers.flatMap((p) => [[p.id, p] as const, [p.npi, p] as const]));
    const authorizations = Map.groupBy(population.authorizations, (a) => a.unit);
    const documents = Map.groupBy(population.documents, (d) => d.unit);
    this.histories = Map.groupBy(population.history, (l) => l.unit);
    this.world = {
      today,
      member: (id) => members.get(id),
      provider: (id) => providers.get(id),
      history: (unit) => this.histories.get(unit) ?? [],
      authorizations: (unit) => authorizations.get(unit) ?? [],
      documents: (unit) => documents.get(unit) ?? [],
      earlier: (id) => this.earlier(id, population.history),
      rates: population.rates,
    };
  }

  private earlier(id: string, history: readonly PaidLine[]): EarlierClaim | undefined {
    if (this.judged.some((j) => j.claim.replaces === id && j.outcome !== 'rejected')) return undefined;
    const judged = this.judged.find((j) => j.claim.id === id);
    if (judged) return { id, member: judged.member?.id, billing: judged.claim.billing };
    const line = history.find((l) => l.claim === id);
    return line && { id, member: line.member, billing: line.provider };
  }

  readonly loadWorld = (): Promise<World> => Promise.resolve(this.world);

  readonly append = (judged: readonly JudgedClaim[]): Promise<void> => {
    for (const decided of judged) {
      this.judged.push(decided);
      const unit = decided.member?.unit;
      const next = unit === undefined ? undefined : historyAfter(this.world.history(unit), decided);
      if (unit !== undefined && next) this.histories.set(unit, next);
    }
    return Promise.resolve();
  };
}
