import type { Actor } from '../../kernel/index.ts';
import type { Queryable } from '../../platform/db/index.ts';

export interface Version {
  readonly version: number;
  readonly fields: readonly string[];
  readonly by: string;
  readonly organization: string;
  readonly at: string;
}

type Subject = 'site' | 'practitioner';

/** The changes of a place or of somebody's papers, newest first, without what each left behind. */
export async function versionsOf(tx: Queryable, plan: string, subject: Subject, id: string): Promise<Version[]> {
  const { rows } = await tx.query<Omit<Version, 'at'> & { at: Date | string }>(
    `select version, fields, changed_by as by, changed_for as organization, changed_at as at
     from network_version where plan = $1 and subject = $2 and subject_id = $3 order by version desc limit 100`,
    [plan, subject, id],
  );
  return rows.map(({ at, ...row }) => ({ ...row, at: new Date(at).toISOString() }));
}

/** One change at a time of one subject: the next waits, then sees it. Gives how many there have been. */
export async function holdVersions(tx: Queryable, plan: string, subject: Subject, id: string): Promise<number> {
  await tx.query(`select pg_advisory_xact_lock(hashtext($1), hashtext($2))`, [`network ${plan}`, `${subject} ${id}`]);
  const { rows } = await tx.query<{ seen: number | null }>(
    'select max(version) as seen from network_version where plan = $1 and subject = $2 and subject_id = $3',
    [plan, subject, id],
  );
  return rows[0]?.seen ?? 0;
}

/** Keeps what a change left. The first one keeps what stood there before, too. */
export async function keepVersion(
  tx: Queryable,
  change: {
    readonly plan: string;
    readonly subject: Subject;
    readonly id: string;
    readonly organization: string;
    readonly seen: number;
    readonly before: unknown;
    readonly after: unknown;
    readonly fields: readonly string[];
  },
  { name, organizationName }: Pick<Actor, 'name' | 'organizationName'>,
  at: Date,
): Promise<number> {
  const { plan, subject, id, organization, seen, before, after, fields } = change;
  const put = (version: number, said: unknown, changed: readonly string[], by: string, of: string) =>
    tx.query(
      `insert into network_version (plan, subject, subject_id, version, organization_id, said, fields, changed_by, changed_for, changed_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [plan, subject, id, version, organization, JSON.stringify(said), changed, by, of, at.toISOString()],
    );
  const isFirst = seen === 0 && before !== undefined;
  if (isFirst) await put(1, before, [], 'madrone', plan);
  const version = isFirst ? 2 : seen + 1;
  await put(version, after, fields, name, organizationName);
  return version;
}
