import type { CsvEvent } from '../../formats/csv/index.ts';
import { type Finding, type IsoDate, warning } from '../../kernel/index.ts';
import type { Assignment } from './assignment.ts';
import type { ContactKind, ContactPoint } from './contact.ts';
import type { Enrollment, EnrollmentLine } from './enrollment.ts';
import { judgeEnrollment, readCin } from './judge-enrollment.ts';
import type { Coverage } from './member.ts';
import type { AlternativeFormat } from './record.ts';

type Row = Extract<CsvEvent, { kind: 'row' }>;
type Cells = Readonly<Record<string, string>>;

/** A row of a flat file in the words of the house; the layout has judged its cells already. */
export function enrollmentFromFlat(
  row: Row,
  position: number,
  received: IsoDate,
  programs: readonly string[],
): EnrollmentLine {
  const at = `row ${row.row}`;
  const findings: Finding[] = [...row.findings];
  const { cells } = row;
  if (findings.length > 0) return { position, at, cin: '', enrollment: undefined, findings };
  const cin = readCin(cells.cin ?? '', `${at}, cin`, findings);
  const mother = cells.mother_cin ? readCin(cells.mother_cin, `${at}, mother_cin`, findings) : undefined;
  const former = cells.former_cin ? readCin(cells.former_cin, `${at}, former_cin`, findings) : undefined;
  if (cin === undefined) return { position, at, cin: '', enrollment: undefined, findings };
  const enrollment: Enrollment = {
    cin,
    ...said(cells, { planId: 'plan_id', middle: 'middle_name', born: 'born', died: 'died', county: 'county' }),
    name: { last: cells.last_name ?? '', first: cells.first_name ?? '' },
    ...coded(cells),
    ...addressOf(cells),
    contacts: contactsOf(cells, received),
    languages: said(cells, { spoken: 'spoken', written: 'written' }),
    coverage: coverageOf(cells),
    isWhole: false,
    ...insuranceOf(cells),
    assignments: assignmentsOf(cells, received),
    ...guardianOf(cells),
    ...(mother === undefined ? {} : { mother }),
    ...pregnancyOf(cells),
    ...(former === undefined ? {} : { formerCin: former }),
    ...programOf(cells, at, findings, programs),
  };
  findings.push(...judgeEnrollment(enrollment, at, received));
  const isRejected = findings.some((f) => f.severity === 'error');
  return { position, at, cin, enrollment: isRejected ? undefined : enrollment, findings };
}

/** The cells that hold something, under the names of the house. */
function said<K extends string>(cells: Cells, names: Readonly<Record<K, string>>): Partial<Record<K, string>> {
  const entries = Object.entries<string>(names).flatMap(([key, column]) => {
    const value = cells[column];
    return value ? [[key, value] as const] : [];
  });
  return Object.fromEntries(entries) as Partial<Record<K, string>>;
}

/** The layout has allowed only the values of the types. */
function coded(cells: Cells): Pick<Enrollment, 'sex' | 'format' | 'homeless'> {
  const { sex, alternative_format: format, homeless } = cells;
  return {
    ...(sex ? { sex: sex as NonNullable<Enrollment['sex']> } : {}),
    ...(format ? { format: format as AlternativeFormat } : {}),
    ...(homeless ? { homeless: homeless as NonNullable<Enrollment['homeless']> } : {}),
  };
}

function addressOf(cells: Cells): Pick<Enrollment, 'address'> {
  const lines = [cells.address, cells.address_2].filter((line): line is string => line !== undefined && line !== '');
  if (lines.length === 0 && !cells.city && !cells.zip) return {};
  const { city = '', state = '', zip = '' } = cells;
  return { address: { lines, city, state, zip } };
}

function contactsOf(cells: Cells, on: IsoDate): ContactPoint[] {
  return (['phone', 'mobile', 'email'] satisfies ContactKind[]).flatMap((kind) => {
    const value = cells[kind];
    return value ? [{ kind, value, source: 'enrollment' as const, on }] : [];
  });
}

function coverageOf(cells: Cells): Enrollment['coverage'] {
  const { coverage_from: from = '', coverage_to: to = '' } = cells;
  const span: Coverage & { from: IsoDate } = {
    from,
    ...(to === '' ? {} : { to }),
    lineOfBusiness: (cells.line_of_business || 'medi_cal') as Coverage['lineOfBusiness'],
    deliverySystem: (cells.delivery_system || 'managed_care') as Coverage['deliverySystem'],
    ...said(cells, { aidCode: 'aid_code', healthPlan: 'health_plan' }),
  };
  return [{ kind: 'covered', span, ...(to === '' ? {} : { isLast: true }) }];
}

function insuranceOf(cells: Cells): Pick<Enrollment, 'otherInsurance'> {
  const other = said(cells, { insurer: 'other_insurer', from: 'other_insurance_from', to: 'other_insurance_to' });
  return Object.keys(other).length > 0 ? { otherInsurance: [other] } : {};
}

function assignmentsOf(cells: Cells, received: IsoDate): Assignment[] {
  const { pcp, medical_group: group, ecm_provider: ecm, ecm_status: status } = cells;
  const since = (day: string | undefined) => ({ from: day || cells.coverage_from || received });
  return [
    ...(pcp ? [{ kind: 'pcp' as const, who: pcp, ...since(cells.pcp_from) }] : []),
    ...(group ? [{ kind: 'medical_group' as const, who: group, ...since(cells.medical_group_from) }] : []),
    ...(ecm
      ? [
          {
            kind: 'ecm' as const,
            who: ecm,
            status: (status || 'enrolled') as 'pending_outreach' | 'enrolled',
            ...since(cells.ecm_from),
          },
        ]
      : []),
  ];
}

function guardianOf(cells: Cells): Pick<Enrollment, 'guardians'> {
  const { guardian_last_name: last = '', guardian_first_name: first = '', guardian_phone: phone } = cells;
  if (last === '' && first === '') return {};
  return { guardians: [{ name: { last, first }, relation: 'guardian', ...(phone ? { phone } : {}) }] };
}

/** A program the plan does not have is asked about; the row is taken without it. */
function programOf(
  cells: Cells,
  at: string,
  findings: Finding[],
  known: readonly string[],
): Pick<Enrollment, 'programs'> {
  const { program = '' } = cells;
  if (program === '') return {};
  if (!known.includes(program)) {
    const expected =
      known.length > 0 ? `a program of the plan: ${known.join(', ')}` : 'no program: the plan names none';
    findings.push(warning('member.program_unknown', `${at}, program`, { expected, received: program }));
    return {};
  }
  const days = said(cells, { from: 'program_from', to: 'program_to' });
  return { programs: [{ program, ...days, from: days.from ?? cells.coverage_from ?? '' }] };
}

function pregnancyOf(cells: Cells): Pick<Enrollment, 'pregnancy'> {
  const dates = said(cells, { began: 'pregnancy_began', ended: 'pregnancy_ended' });
  return Object.keys(dates).length > 0 ? { pregnancy: dates } : {};
}
