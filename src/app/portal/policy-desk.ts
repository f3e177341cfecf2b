import { type Desk, deskOf } from '../../rooms/library/index.ts';
import {
  type CompiledPolicy,
  compileClocks,
  compilePolicy,
  type LoadedPolicy,
  type PlanClocks,
  type PolicyBook,
} from '../../rules/index.ts';
import { loadPolicyFolder } from '../policy-folder.ts';
import { type Shelf, shelved } from '../reference/shelf.ts';
import { evidenceByThread } from './evidence-thread.ts';

/** The policy as the portal asks for it: loaded once, each plan compiled once; sources and proofs in the background. */
export class PolicyDesk {
  readonly book: PolicyBook;
  private readonly loaded: LoadedPolicy;
  private shelved: Promise<Shelf> | undefined;
  private readonly compiled = new Map<string, CompiledPolicy | undefined>();
  private readonly clocks = new Map<string, PlanClocks>();
  private readonly sourced = new Map<string, Desk>();
  private readonly libraries = new Map<string, Desk | undefined>();

  constructor(loaded: LoadedPolicy) {
    this.loaded = loaded;
    this.book = loaded.book;
  }

  static async open(): Promise<PolicyDesk> {
    return new PolicyDesk(await loadPolicyFolder({ sources: false, library: true }));
  }

  /** With what its rules cite and what proves them: five times the work of the rules alone. */
  shelf(): Promise<Shelf> {
    this.shelved ??= evidenceByThread().then((evidence) => shelved(this.loaded, evidence));
    return this.shelved;
  }

  policyOf(planOrBrand: string): CompiledPolicy | undefined {
    if (!this.compiled.has(planOrBrand)) this.compiled.set(planOrBrand, compilePolicy(this.book, planOrBrand));
    return this.compiled.get(planOrBrand);
  }

  clocksOf(planOrBrand: string): PlanClocks {
    const known = this.clocks.get(planOrBrand) ?? compileClocks(this.book, planOrBrand) ?? new Map();
    this.clocks.set(planOrBrand, known);
    return known;
  }

  libraryOf(planOrBrand: string): Desk | undefined {
    if (!this.libraries.has(planOrBrand)) this.libraries.set(planOrBrand, deskOf(this.book, planOrBrand));
    return this.libraries.get(planOrBrand);
  }

  /** With the documents its pages were written from: for a page that is read. */
  async sourcedLibraryOf(planOrBrand: string): Promise<Desk | undefined> {
    const known = this.sourced.get(planOrBrand);
    if (known) return known;
    const found = deskOf(this.book, planOrBrand, (await this.shelf()).sources);
    if (found) this.sourced.set(planOrBrand, found);
    return found;
  }

  get version(): string {
    return this.book.version;
  }
}
