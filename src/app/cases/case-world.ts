import type { AccessPolicy } from '../../rooms/accounts/index.ts';
import type { ZipTable } from '../../rooms/network/index.ts';
import type { CompiledPolicy, PolicyBook } from '../../rules/index.ts';
import type { GivenProvider } from './given.ts';

export type Cast = Readonly<Record<string, GivenProvider>>;

/** What every case of a plan shares: the policy, the providers that exist undeclared, who may do what, where places are. */
export interface CaseWorld {
  readonly policy: CompiledPolicy;
  readonly book: PolicyBook;
  readonly cast: Cast;
  readonly zips: ZipTable;
  /** Absent where nobody signs in. */
  readonly access?: AccessPolicy;
}
