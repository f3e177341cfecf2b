import type { Queryable } from '../../platform/db/index.ts';
import type { Assignment } from './assignment.ts';
import type { Consent } from './consent.ts';
import type { ContactPoint } from './contact.ts';
import { type Coverage, type Member, UNTOLD } from './member.ts';
import type { Address, AlternativeFormat, Guardian, MemberRecord, Preferences, ProgramMembership } from './record.ts';

/** A member as its row says it; lists that stand in other tables are joined by `recordsWhere`. */
interface MemberRow {
  readonly plan: string;
  readonly handle: string;
  readonly member_id: string;
  readonly cin: string;
  readonly unit_id: string;
  readonly last_name: string;
  readonly first_name: string;
  readonly middle_name: string | null;
  readonly born: string | null;
  readonly sex: 'F' | 'M' | 'X' | 'U' | null;
  readonly died: string | null;
  readonly county: string | null;
  readonly address: Address | null;
  readonly mailing: Address | null;
  readonly spoken: string | null;
  readonly written: string | null;
  readonly alternative_format: AlternativeFormat | null;
  readonly restricted: boolean;
  readonly preferences: Preferences;
  readonly circumstances: Partial<Member>;
  readonly synthetic: boolean;
  readonly coverage: readonly Coverage[];
  readonly assignments: readonly Assignment[];
  readonly contacts: readonly ContactPoint[];
  readonly guardians: readonly Guardian[];
  readonly programs: readonly ProgramMembership[];
  readonly consents: readonly Consent[];
  readonly former_cins: readonly string[];
}

const listOf = (table: string, fields: string, order: string) => `coalesce((
    select json_agg(json_strip_nulls(json_build_object(${fields})) order by ${order})
    from ${table} t where t.plan = m.plan and t.member_id = m.member_id), '[]')`;

const RECORD = `
  select m.plan, m.handle, m.member_id, m.cin, m.unit_id, m.last_name, m.first_name, m.middle_name, m.born, m.sex, m.died,
    m.county, m.address, m.mailing, m.spoken, m.written, m.alternative_format, m.restricted, m.preferences, m.circumstances,
    m.synthetic,
    ${listOf('coverage_span', `'from', t.from_date, 'to', t.to_date, 'lineOfBusiness', t.line_of_business, 'deliverySystem', t.delivery_system, 'aidCode', t.aid_code, 'healthPlan', t.health_plan`, 't.from_date')} as coverage,
    ${listOf('member_assignment', `'kind', t.kind, 'who', t.who, 'status', t.status, 'from', t.from_date, 'to', t.to_date`, 't.kind, t.from_date')} as assignments,
    ${listOf('member_contact', `'kind', t.kind, 'value', t.value, 'source', t.source, 'by', nullif(t.told_by, ''), 'on', t.told_on`, 't.kind, t.source, t.told_by')} as contacts,
    ${listOf('member_guardian', `'name', json_build_object('last', t.last_name, 'first', t.first_name), 'relation', t.relation, 'phone', t.phone, 'from', t.from_date, 'to', t.to_date`, 't.number')} as guardians,
    ${listOf('member_program', `'program', t.program, 'from', t.from_date, 'to', t.to_date, 'source', t.source`, 't.from_date')} as programs,
    ${listOf('member_consent', `'kind', t.kind, 'given', t.given_on, 'withdrawn', t.withdrawn_on, 'by', t.by_whom, 'method', t.method`, 't.given_on, t.kind')} as consents,
    coalesce((select json_agg(f.cin order by f.cin) from member_former_cin f
      where f.plan = m.plan and f.member_id = m.member_id), '[]') as former_cins
  from member m`;

/**
 * Whether a handle is that of who stands under the asked ones today: whoever became one with another is the other. Asked by an array, so
 * that the index of members answers: of a function's rows the planner expects a thousand.
 */
export const STANDING = '= any (array(select s.handle from standing_handles($1) s))';

/** A record with what names it outside and the plan that keeps it. */
export interface KeptRecord extends MemberRecord {
  readonly plan: string;
  readonly handle: string;
  readonly isSynthetic: boolean;
}

export async function recordByHandle(tx: Queryable, handle: string): Promise<KeptRecord | undefined> {
  const { rows } = await tx.query<MemberRow>(`${RECORD} where m.handle ${STANDING}`, [[handle]]);
  return rows[0] && recordOf(rows[0]);
}

export async function recordsByNumber(
  tx: Queryable,
  plan: string,
  cins: readonly string[],
  ids: readonly string[],
): Promise<readonly KeptRecord[]> {
  const found = await tx.query<MemberRow>(`${RECORD} where m.plan = $1 and m.cin = any($2)`, [plan, cins]);
  const former = await tx.query<{ member_id: string }>(
    'select member_id from member_former_cin where plan = $1 and cin = any($2)',
    [plan, cins],
  );
  const rows = [...found.rows];
  const more = [...ids, ...former.rows.map((r) => r.member_id)];
  if (more.length > 0) {
    const byId = await tx.query<MemberRow>(`${RECORD} where m.plan = $1 and m.member_id = any($2)`, [plan, more]);
    rows.push(...byId.rows);
  }
  return rows.map(recordOf);
}

function recordOf(row: MemberRow): KeptRecord {
  const { circumstances, middle_name, born, sex, died, county, address, mailing, alternative_format, spoken, written } =
    row;
  return {
    ...UNTOLD,
    ...circumstances,
    plan: row.plan,
    handle: row.handle,
    isSynthetic: row.synthetic,
    id: row.member_id,
    cin: row.cin,
    unit: row.unit_id,
    name: { last: row.last_name, first: row.first_name },
    coverage: row.coverage.map((c) => (c.from === '0001-01-01' ? { ...c, from: undefined } : c) as Coverage),
    languages: { ...(spoken === null ? {} : { spoken }), ...(written === null ? {} : { written }) },
    isRestricted: row.restricted,
    contacts: row.contacts,
    assignments: row.assignments,
    guardians: row.guardians,
    programs: row.programs,
    consents: row.consents,
    preferences: row.preferences,
    formerCins: row.former_cins,
    ...present({ middle: middle_name, born, sex, died, county, address, mailing, format: alternative_format }),
  };
}

type Optional<T> = { [K in keyof T]: Exclude<T[K], null> };

/** Columns that are null are absent in the domain. */
function present<T extends object>(value: T): Optional<T> {
  return Object.fromEntries(Object.entries(value).filter(([, v]) => v !== null)) as Optional<T>;
}
