import type { Authorization, MemberDocument } from '../authorizations/index.ts';
import { type Coverage, type Member, UNTOLD } from '../members/index.ts';
import type { Provider, Rate, RateKind } from '../network/index.ts';
import type { PaidLine } from './world.ts';

// Rows as the driver gives them: dates as text, bigint as number, numeric as text, json parsed.

export interface MemberRow {
  readonly member_id: string;
  readonly cin: string;
  readonly unit_id: string;
  readonly last_name: string;
  readonly first_name: string;
  readonly born: string | null;
  readonly sex: 'F' | 'M' | 'X' | 'U' | null;
  readonly county: string | null;
  readonly circumstances: Partial<Member> | null;
  readonly coverage: readonly Coverage[];
  readonly former_cins: readonly string[];
}

export interface ProviderRow {
  readonly provider_id: string;
  readonly npi: string;
  readonly name: string;
  readonly types: readonly string[];
  readonly certifications: readonly string[];
  readonly standing: Partial<Provider> | null;
}

export interface RateRow {
  readonly kind: RateKind;
  readonly code: string | null;
  readonly modifiers: readonly string[] | null;
  readonly provider_id: string | null;
  readonly from_date: string | null;
  readonly to_date: string | null;
  readonly amount: string;
}

export interface AuthorizationRow {
  readonly number: string;
  readonly member_id: string;
  readonly unit_id: string;
  readonly vehicle: Authorization['vehicle'];
  readonly codes: readonly string[];
  readonly from_date: string;
  readonly to_date: string;
  readonly approved_on: string;
  readonly units: string | null;
  readonly dollars: number | null;
  readonly provider_id: string | null;
  readonly rate: NonNullable<Authorization['rate']> | null;
}

export interface DocumentRow {
  readonly member_id: string;
  readonly unit_id: string;
  readonly document: string;
  readonly on_date: string;
  readonly by_type: string | null;
  readonly standing: boolean;
  readonly states: readonly string[];
}

export interface PaidLineRow {
  readonly claim_id: string;
  readonly line_number: string;
  readonly unit_id: string;
  readonly member_id: string;
  readonly provider_id: string;
  readonly code: string;
  readonly modifiers: readonly string[];
  readonly from_date: string;
  readonly to_date: string;
  readonly units: string;
  readonly billed_units: string;
  readonly charge: number | null;
  readonly paid: number;
  readonly serial: string | null;
  readonly retail: number | null;
  readonly uses: PaidLine['uses'];
}

// Each by plan and the numbers of members as claims state them, so that all are asked at once. Looked up number by number:
// joined as sets, a planner that knows a table only from yesterday reads all of it.
const named = (columns: string) => `
  unnest($2::text[]) number cross join lateral (
    select ${columns} from member where plan = $1 and cin = number
    union all select ${columns} from member where plan = $1 and member_id = number and cin <> number
    union all select ${columns} from member where plan = $1 and member_id in (
      select f.member_id from member_former_cin f where f.plan = $1 and f.cin = number)) m`;

export const memberQuery = `
  select m.*, s.coverage, n.former_cins from ${named('member_id, cin, unit_id, last_name, first_name, born, sex, county, circumstances')}
  cross join lateral (
    select coalesce(json_agg(json_strip_nulls(json_build_object('from', c.from_date, 'to', c.to_date,
      'lineOfBusiness', c.line_of_business, 'deliverySystem', c.delivery_system)) order by c.from_date), '[]') as coverage
    from coverage_span c where c.plan = $1 and c.member_id = m.member_id) s
  cross join lateral (
    select coalesce(json_agg(f.cin), '[]') as former_cins
    from member_former_cin f where f.plan = $1 and f.member_id = m.member_id) n`;

const ofUnits = (table: string, order: string) => `
  select t.* from (select distinct m.unit_id from ${named('unit_id')}) u
  cross join lateral (select * from ${table} where plan = $1 and unit_id = u.unit_id offset 0) t order by ${order}`;

export const paidLineQuery = ofUnits('paid_line', 't.from_date, t.claim_id, t.line_number');
export const authorizationQuery = ofUnits('authorization_approval', 't.number');
export const documentQuery = ofUnits('member_document', 't.document_id');

type Optional<T> = { [K in keyof T]: Exclude<T[K], null | undefined> };

/** Columns that are null are absent in the domain. */
function present<T extends object>(value: T): Optional<T> {
  return Object.fromEntries(Object.entries(value).filter(([, v]) => v !== null && v !== undefined)) as Optional<T>;
}

export function memberOf(row: MemberRow): Member {
  const circumstances: Partial<Member> = row.circumstances ?? {};
  return {
    ...UNTOLD,
    ...circumstances,
    id: row.member_id,
    cin: row.cin,
    unit: row.unit_id,
    name: { last: row.last_name, first: row.first_name },
    coverage: row.coverage,
    ...present({ born: row.born, sex: row.sex, county: row.county }),
  };
}

export function providerOf(row: ProviderRow): Provider {
  const standing: Partial<Provider> = row.standing ?? {};
  return {
    contracts: [],
    hasMediCalNumber: false,
    lactationApproval: [],
    hasCertifiedStaff: false,
    subcontracts: [],
    ...standing,
    id: row.provider_id,
    npi: row.npi,
    name: row.name,
    types: row.types,
    certifications: row.certifications,
  };
}

export function rateOf(row: RateRow): Rate {
  return {
    kind: row.kind,
    rate: Number(row.amount),
    ...present({
      code: row.code,
      modifiers: row.modifiers,
      provider: row.provider_id,
      from: row.from_date,
      to: row.to_date,
    }),
  };
}

export function authorizationOf(row: AuthorizationRow): Authorization {
  return {
    number: row.number,
    member: row.member_id,
    unit: row.unit_id,
    vehicle: row.vehicle,
    codes: row.codes,
    from: row.from_date,
    to: row.to_date,
    approvedOn: row.approved_on,
    ...present({ dollars: row.dollars, provider: row.provider_id, rate: row.rate }),
    ...(row.units === null ? {} : { units: Number(row.units) }),
  };
}

export function documentOf(row: DocumentRow): MemberDocument {
  return {
    member: row.member_id,
    unit: row.unit_id,
    document: row.document,
    on: row.on_date,
    standing: row.standing,
    states: row.states,
    ...present({ by: row.by_type }),
  };
}

export function paidLineOf(row: PaidLineRow): PaidLine {
  return {
    key: `${row.claim_id}/${row.line_number}`,
    claim: row.claim_id,
    unit: row.unit_id,
    member: row.member_id,
    provider: row.provider_id,
    code: row.code,
    modifiers: row.modifiers,
    from: row.from_date,
    to: row.to_date,
    units: Number(row.units),
    billedUnits: Number(row.billed_units),
    charge: row.charge ?? undefined,
    paid: row.paid,
    uses: row.uses,
    ...present({ serial: row.serial, retail: row.retail }),
  };
}
