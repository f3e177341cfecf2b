import type { Coverage834, Member834, Person834 } from '../../formats/x12/index.ts';
import { addDays, type Finding, type IsoDate, warning } from '../../kernel/index.ts';
import type { EnrollmentDialect } from '../../rules/index.ts';
import type { Assignment } from './assignment.ts';
import type { ContactKind, ContactPoint } from './contact.ts';
import type { CoverageChange } from './coverage-changes.ts';
import { begins, formerCinOf, healthPlansOf, partOf, programsOf } from './dialect-834.ts';
import type { Enrollment, EnrollmentLine } from './enrollment.ts';
import { judgeEnrollment, readCin } from './judge-enrollment.ts';
import type { OtherInsurance } from './member.ts';
import type { Address, Guardian, Languages } from './record.ts';

/**
 * A member of an 834 in the words of the house. Without a dialect only what the guide itself says is read: then every
 * coverage counts, and aid code, health plan and county are not known.
 */
export function enrollmentFrom834(
  member: Member834,
  position: number,
  dialect: EnrollmentDialect | undefined,
  received: IsoDate,
): EnrollmentLine {
  const findings: Finding[] = [];
  const at = `set ${member.at.transaction}, segment ${member.at.segment}`;
  const cin = readCin(member.subscriber, `${at}, REF 0F`, findings);
  const { person } = member;
  const on = member.file.date || received;
  const list = member.file.action === '4' ? { list: { on, healthPlans: healthPlansOf(member, dialect) } } : {};
  if (cin === undefined) return { position, at, cin: '', enrollment: undefined, findings, ...list };
  const former = formerCinOf(member, dialect, at, findings);
  const county = countyOf(member, dialect);
  const languages = languagesOf834(member, dialect, at, findings);
  const enrollment: Enrollment = {
    cin,
    name: { last: person.last, first: person.first },
    ...text('middle', person.middle),
    ...text('born', person.born),
    ...(isSex(person.sex) ? { sex: person.sex } : {}),
    ...text('died', member.died),
    ...text('county', county),
    ...addressed('address', person),
    ...(member.mailing ? addressed('mailing', member.mailing) : {}),
    contacts: contactsOf(person, on),
    languages,
    ...(member.confidentiality === '' ? {} : { isRestricted: member.confidentiality === 'R' }),
    coverage: member.coverages.flatMap((coverage) => changesOf(coverage, dialect, at, findings)),
    isWhole: member.file.action === '4',
    ...insuranceOf834(member),
    assignments: assignmentsOf(member),
    ...guardiansOf(member),
    ...text('formerCin', former),
    ...programsOf(member, dialect, at, findings),
  };
  findings.push(...judgeEnrollment(enrollment, at, received));
  const isRejected = findings.some((f) => f.severity === 'error');
  return {
    position,
    at,
    cin,
    enrollment: isRejected ? undefined : enrollment,
    findings,
    ...list,
    ...text('formerCin', former),
  };
}

function text<K extends string>(key: K, value: string): Partial<Record<K, string>> {
  return value === '' ? {} : ({ [key]: value } as Record<K, string>);
}

function isSex(value: string): value is 'F' | 'M' | 'U' {
  return value === 'F' || value === 'M' || value === 'U';
}

function addressed<K extends string>(key: K, person: Person834): Partial<Record<K, Address>> {
  const { address, city, state, zip } = person;
  if (address.length === 0 && city === '') return {};
  return { [key]: { lines: address, city, state, zip } } as Record<K, Address>;
}

const KINDS: Readonly<Record<string, ContactKind>> = {
  TE: 'phone',
  HP: 'phone',
  CP: 'mobile',
  WP: 'work',
  EM: 'email',
};

function contactsOf(person: Person834, on: IsoDate): ContactPoint[] {
  return person.contacts.flatMap(({ qualifier, value }) => {
    const kind = KINDS[qualifier];
    return kind && value !== '' ? [{ kind, value, source: 'enrollment' as const, on }] : [];
  });
}

/** Spoken where the file says speaks or native, written where it says reads or writes, both where it does not say. */
function languagesOf834(
  member: Member834,
  dialect: EnrollmentDialect | undefined,
  at: string,
  findings: Finding[],
): Languages {
  let spoken: string | undefined;
  let written: string | undefined;
  for (const { code, use } of member.languages) {
    if (code === '') continue;
    const tag = dialect?.languages?.[code.toUpperCase()] ?? ISO_639[code.toLowerCase()];
    if (tag === undefined) {
      findings.push(
        warning('member.language', `${at}, LUI`, { expected: 'a language code of the list', received: code }),
      );
      continue;
    }
    if (use !== '5' && use !== '6') spoken ??= tag;
    if (use !== '7' && use !== '8') written ??= tag;
  }
  return { ...(spoken === undefined ? {} : { spoken }), ...(written === undefined ? {} : { written }) };
}

/** Languages any file may name, whoever sent it; a dialect adds its own codes. */
const ISO_639: Readonly<Record<string, string>> = { eng: 'en', spa: 'es' };

/** The newest month that names one, else where the address says it is. */
function countyOf(member: Member834, dialect: EnrollmentDialect | undefined): string {
  let said = '';
  let newest = '';
  for (const coverage of dialect ? member.coverages : []) {
    const code = partOf(coverage, dialect?.coverage.county, dialect?.separator ?? ';');
    if (code === '' || begins(coverage) < newest) continue;
    newest = begins(coverage);
    said = code;
  }
  const region = member.person.region?.qualifier === 'CY' ? member.person.region.value : '';
  const code = said || region;
  return dialect?.counties?.[code] ?? (/^\d+$/.test(code) ? '' : code);
}

/**
 * HD01: cancelled or ended coverage says until when; anything else says from when to when.
 *
 * @cites REF-ENR-06
 */
const ENDS = new Set(['024', '002']);

function changesOf(
  coverage: Coverage834,
  dialect: EnrollmentDialect | undefined,
  at: string,
  findings: Finding[],
): CoverageChange[] {
  const begin = begins(coverage);
  const end = coverage.dates.find((d) => d.qualifier === '349')?.on ?? '';
  if (begin === '' && end === '') return [];
  if (begin === '' || coverage.maintenance === '002') {
    return [{ kind: 'withdrawn', from: begin === '' ? dayAfter(end) : begin }];
  }
  // A last day before the first takes the coverage back [REF-ENR-06].
  if (end !== '' && end < begin) return [{ kind: 'withdrawn', from: begin }];
  const { separator = ';' } = dialect ?? {};
  const aidCode = partOf(coverage, dialect?.coverage.aid_code, separator);
  const healthPlan = partOf(coverage, dialect?.coverage.health_plan, separator);
  const status = partOf(coverage, dialect?.coverage.status, separator);
  const days = { from: begin, ...text('to', end) };
  const covered = dialect?.statuses?.covered;
  if (covered && !covered.includes(status)) {
    const expected = `a status the plan knows: ${covered.join(', ')}`;
    findings.push(warning('member.status_unknown', `${at}, HD ${begin}`, { expected, received: status }));
    return [{ kind: 'uncertain', span: { ...days, status } }];
  }
  const span = {
    ...days,
    lineOfBusiness: 'medi_cal' as const,
    deliverySystem: 'managed_care' as const,
    ...text('aidCode', aidCode),
    ...text('healthPlan', healthPlan),
  };
  const changes: CoverageChange[] = [{ kind: 'covered', span }];
  if (ENDS.has(coverage.maintenance) && end !== '') changes.push({ kind: 'withdrawn', from: dayAfter(end) });
  return changes;
}

function dayAfter(date: IsoDate): IsoDate {
  return addDays(date, 1);
}

function insuranceOf834(member: Member834): { otherInsurance?: readonly OtherInsurance[] } {
  const all = member.coverages.flatMap((c) => c.otherInsurance).filter((o) => o.coordination !== '6');
  if (all.length === 0) return {};
  const date = (dates: readonly { qualifier: string; on: string }[], q: string) =>
    dates.find((d) => d.qualifier === q)?.on ?? '';
  return {
    otherInsurance: all.map(({ insurer, policy, dates }) => ({
      ...text('from', date(dates, '344')),
      ...text('to', date(dates, '345')),
      ...text('insurer', insurer),
      ...text('policy', policy),
    })),
  };
}

/** NM101 P3 is a primary care provider; the group or organization is not part of the guide. */
function assignmentsOf(member: Member834): Assignment[] {
  return member.coverages.flatMap((coverage) =>
    coverage.providers.flatMap((p): Assignment[] => {
      if (p.entity !== 'P3' || p.idQualifier !== 'XX' || p.id === '') return [];
      const from = p.from || begins(coverage);
      return [{ kind: 'pcp', who: p.id, ...text('from', from) }];
    }),
  );
}

const RELATIONS: Readonly<Record<string, Guardian['relation']>> = {
  GD: 'guardian',
  S3: 'custodial_parent',
  QD: 'responsible_person',
  '6Y': 'case_manager',
};

function guardiansOf(member: Member834): { guardians?: readonly Guardian[] } {
  const guardians = member.responsible.flatMap((person): Guardian[] => {
    const relation = RELATIONS[person.entity];
    if (!relation || (person.last === '' && person.first === '')) return [];
    const phone = person.contacts.find((c) => c.qualifier !== 'EM')?.value ?? '';
    return [{ name: { last: person.last, first: person.first }, relation, ...text('phone', phone) }];
  });
  return guardians.length > 0 ? { guardians } : {};
}
