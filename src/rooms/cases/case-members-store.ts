import type { Queryable } from '../../platform/db/index.ts';

/** The member of a case, as whoever may see the case may know him. */
export interface NamedMember {
  readonly number: string;
  readonly handle: string;
  readonly cin: string;
  readonly last: string;
  readonly first: string;
  readonly middle: string | null;
  readonly born: string | null;
  /** Whether who asks finds the member's own page. */
  readonly reached: boolean;
}

/** By number of the case. */
export async function membersOfCases(
  tx: Queryable,
  plan: string,
  numbers: readonly string[],
): Promise<ReadonlyMap<string, NamedMember>> {
  if (numbers.length === 0) return new Map();
  const { rows } = await tx.query<NamedMember & Record<string, unknown>>(
    `select number, handle, cin, last_name as last, first_name as first, middle_name as middle, born, reached from case_members($1, $2)`,
    [plan, numbers],
  );
  return new Map(rows.map((row) => [row.number, row]));
}
