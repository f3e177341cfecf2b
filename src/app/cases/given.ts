import { centsFromDollars, type IsoDate } from '../../kernel/index.ts';
import type { Authorization, MemberDocument } from '../../rooms/authorizations/index.ts';
import type { PaidLine, Population } from '../../rooms/claims/index.ts';
import type { DateSpan, Member, Pregnancy } from '../../rooms/members/index.ts';
import type { Provider, Rate } from '../../rooms/network/index.ts';
import type { Given } from './given-schema.ts';

type GivenMember = NonNullable<Given['members']>[string];
export type GivenProvider = NonNullable<Given['providers']>[string];

const COVERED_SINCE: IsoDate = '2000-01-01';
const ADULT: IsoDate = '1990-01-01';

/** A case's `given` as the population its verbs run on. A name nobody declared is a mistake of the case. */
export function populationOf(given: Given, cast: Readonly<Record<string, GivenProvider>>): Population {
  const people = given.members ?? {};
  const unitOf = (name: string): string => {
    const person = Object.hasOwn(people, name) ? people[name] : undefined;
    if (!person) throw new CaseMistake(`no member is called ${name}`);
    return person.mother ?? name;
  };
  const providers = { ...cast, ...(given.providers ?? {}) };
  const known = (name: string): string => {
    if (!Object.hasOwn(providers, name)) throw new CaseMistake(`no provider is called ${name}`);
    return name;
  };
  return {
    members: Object.entries(people).map(([name, person]) => {
      if (person.ecm?.provider !== undefined) known(person.ecm.provider);
      return memberOf(name, person, people);
    }),
    providers: Object.entries(providers).map(([name, p]) => {
      for (const other of [p.supervised_by, ...(p.subcontracts ?? []).map((s) => s.with)]) if (other) known(other);
      return providerOf(name, p);
    }),
    history: (given.history ?? []).map((line, i) => historyLine(line, i, unitOf, known)),
    authorizations: (given.authorizations ?? []).map((a, i) => authorizationOf(a, i, unitOf, known)),
    documents: (given.documents ?? []).map((d): MemberDocument => ({ ...compact(d), unit: unitOf(d.member) })),
    rates: (given.rates ?? []).map((r) => rateOf(r, known)),
  };
}

/** Something the case says that cannot be so. */
export class CaseMistake extends Error {}

/** The object without its undefined entries, as exact optional types want it. */
function compact<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}

export function cents(dollars: number): number {
  const value = centsFromDollars(dollars);
  if (value === undefined) throw new CaseMistake(`${dollars} is not an amount of dollars and cents`);
  return value;
}

function memberOf(name: string, person: GivenMember, people: Readonly<Record<string, GivenMember>>): Member {
  const mother = person.mother ?? name;
  if (!Object.hasOwn(people, mother)) throw new CaseMistake(`${name} names a mother, ${mother}, who is not declared`);
  const { ecm } = person;
  return {
    id: name,
    cin: person.cin ?? name,
    name: person.name ?? { last: name, first: 'Case' },
    born: person.born ?? ADULT,
    unit: mother,
    coverage: [
      {
        from: person.enrolled ?? COVERED_SINCE,
        ...(person.coverage_ends === undefined ? {} : { to: person.coverage_ends }),
        lineOfBusiness: person.line_of_business ?? 'medi_cal',
        deliverySystem: person.delivery_system ?? 'managed_care',
      },
    ],
    otherInsurance: (person.other_insurance ?? []).map(spanOf),
    inpatient: (person.inpatient ?? []).map(spanOf),
    pregnancies: pregnanciesOf(mother, people),
    ecm: compact({
      status: ecm?.status ?? 'none',
      from: ecm?.from,
      provider: ecm?.provider,
      onMif: ecm?.on_mif,
      referred: ecm?.referred,
      isNew: ecm?.new,
    }) as Member['ecm'],
    signatureOnFile: person.signature_on_file ?? true,
    ...(person.sex === undefined ? {} : { sex: person.sex }),
    ...(person.county === undefined ? {} : { county: person.county }),
    ...(person.homeless === undefined ? {} : { homeless: person.homeless }),
    ...(person.group === undefined ? {} : { group: person.group }),
  };
}

/** What the mother's entry says, and the births of infants it does not mention. Twins are one delivery. */
function pregnanciesOf(mother: string, people: Readonly<Record<string, GivenMember>>): Pregnancy[] {
  const stated = (people[mother]?.pregnancies ?? []).map((p): Pregnancy => compact(p) as Pregnancy);
  const births = Object.values(people).flatMap((p) => (p.mother === mother && p.born ? [p.born] : []));
  const missing = [...new Set(births)].filter((b) => !stated.some((p) => p.ended === b));
  return [...stated, ...missing.map((ended): Pregnancy => ({ ended, outcome: 'birth' }))].sort((a, b) =>
    (a.ended ?? '9999') < (b.ended ?? '9999') ? -1 : 1,
  );
}

function spanOf(span: { from?: string | undefined; to?: string | undefined }): DateSpan {
  return compact(span) as DateSpan;
}

function standingOf(value: GivenProvider['contracted'], absent: boolean): readonly DateSpan[] {
  const standing = value ?? absent;
  if (standing === true) return [{}];
  if (standing === false) return [];
  return (Array.isArray(standing) ? standing : [standing]).map(spanOf);
}

export function providerOf(name: string, p: GivenProvider): Provider {
  return {
    id: name,
    npi: p.npi ?? name,
    name: p.name ?? name,
    types: p.types,
    certifications: p.certifications ?? [],
    contracts: standingOf(p.contracted, true),
    hasMediCalNumber: p.medi_cal_number ?? true,
    lactationApproval: standingOf(p.lactation_approved, false),
    hasCertifiedStaff: p.certified_staff ?? false,
    subcontracts: (p.subcontracts ?? []).map((s) => ({ ...spanOf(s), with: s.with })),
    ...(p.supervised_by === undefined ? {} : { supervisedBy: p.supervised_by }),
  };
}

function historyLine(
  line: NonNullable<Given['history']>[number],
  index: number,
  unitOf: (name: string) => string,
  known: (name: string) => string,
): PaidLine {
  const units = line.units ?? 1;
  return {
    key: `history-${index + 1}/1`,
    claim: `history-${index + 1}`,
    unit: unitOf(line.member),
    member: line.member,
    provider: known(line.provider ?? 'clinic-1'),
    code: line.code,
    modifiers: line.modifiers ?? [],
    from: line.on,
    to: line.to ?? line.on,
    units,
    billedUnits: units,
    paid: cents(line.paid ?? 0),
    // Never equal to a claim's charge: a line of history limits and excludes, it is not the claim a later one repeats.
    charge: -1,
    uses: [],
    ...(line.serial === undefined ? {} : { serial: line.serial }),
  };
}

function authorizationOf(
  a: NonNullable<Given['authorizations']>[number],
  index: number,
  unitOf: (name: string) => string,
  known: (name: string) => string,
): Authorization {
  const codes = a.codes ?? (a.code === undefined ? [] : [a.code]);
  if (codes.length === 0) throw new CaseMistake('an authorization names at least one code');
  return {
    number: a.number ?? `auth-${index + 1}`,
    member: a.member,
    unit: unitOf(a.member),
    vehicle: a.vehicle ?? 'tar',
    codes,
    from: a.from,
    to: a.to,
    approvedOn: a.approved_on ?? a.from,
    ...(a.units === undefined ? {} : { units: a.units }),
    ...(a.dollars === undefined ? {} : { dollars: cents(a.dollars) }),
    ...(a.provider === undefined ? {} : { provider: known(a.provider) }),
  };
}

function rateOf(r: NonNullable<Given['rates']>[number], known: (name: string) => string): Rate {
  if (r.provider !== undefined) known(r.provider);
  return compact({ ...r, rate: r.kind === 'tax_rate' ? r.rate : cents(r.rate) }) as Rate;
}
