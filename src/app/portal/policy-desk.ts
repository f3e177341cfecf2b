import { type Desk, deskOf } from '../../rooms/library/index.ts';
import { type CompiledPolicy, compilePolicy } from '../../rules/index.ts';
import { readShelf, type Shelf } from '../reference/shelf.ts';

/** The policy as the portal asks for it: loaded once, each plan compiled once. */
export class PolicyDesk {
  readonly shelf: Shelf;
  private readonly compiled = new Map<string, CompiledPolicy | undefined>();

  private readonly libraries = new Map<string, Desk | undefined>();

  constructor(shelf: Shelf) {
    this.shelf = shelf;
  }

  static async open(): Promise<PolicyDesk> {
    return new PolicyDesk(await readShelf());
  }

  policyOf(planOrBrand: string): CompiledPolicy | undefined {
    if (!this.compiled.has(planOrBrand)) this.compiled.set(planOrBrand, compilePolicy(this.shelf.book, planOrBrand));
    return this.compiled.get(planOrBrand);
  }

  libraryOf(planOrBrand: string): Desk | undefined {
    if (this.libraries.has(planOrBrand)) return this.libraries.get(planOrBrand);
    const found = deskOf(this.shelf.book, planOrBrand, this.shelf.sources);
    if (found) this.libraries.set(planOrBrand, found);
    return found;
  }

  get version(): string {
    return this.shelf.book.version;
  }
}
