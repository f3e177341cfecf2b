import { csvLine } from '../../formats/csv/index.ts';
import { type MemberInput, type OutgoingEnvelope, stream834 } from '../../formats/x12/index.ts';
import { addMonths, type IsoDate } from '../../kernel/index.ts';
import { flatEnrollment } from './flat-columns.ts';
import { lastOf, type SyntheticPerson, type SyntheticPlan, syntheticPeople } from './synthetic-people.ts';

export interface SyntheticFile extends SyntheticPlan {
  /** Months of coverage an 834 tells of each person, this one included. */
  readonly months?: number;
  /** The health care plan code the file is about. */
  readonly healthPlan?: string;
}

const HEALTH_PLAN = '999';

/** The text of an 834 as the state fills it, a piece per member, of invented people. */
export function* synthetic834(file: SyntheticFile): Generator<string> {
  const { plan, today, months = 6, healthPlan = HEALTH_PLAN } = file;
  const batch = {
    reference: `DHCS834-DA-${today.replaceAll('-', '')}-SYNTHETIC-${plan.toUpperCase()}-001`,
    action: '2' as const,
    sponsor: { name: 'SYNTHETIC DEPARTMENT', taxId: '990000001' },
    payer: { name: `SYNTHETIC ${plan.toUpperCase()}`, taxId: '990000002' },
    total: file.members,
  };
  const envelope: OutgoingEnvelope = {
    sender: { qualifier: 'ZZ', id: 'CADHCS_5010_834' },
    receiver: { qualifier: '30', id: '990000002' },
    interchangeControl: 1,
    groupControl: 1,
    date: today,
    time: '10:00',
    usage: 'T',
  };
  for (const { text, findings } of stream834(batch, inputs(file, months, healthPlan), envelope)) {
    if (findings.length > 0) throw new Error(JSON.stringify(findings[0]));
    yield text;
  }
}

function* inputs(file: SyntheticFile, months: number, healthPlan: string): Generator<MemberInput> {
  for (const person of syntheticPeople(file)) yield memberInput(person, file.today, months, healthPlan);
}

function memberInput(p: SyntheticPerson, today: IsoDate, months: number, healthPlan: string): MemberInput {
  const contacts = p.phone === undefined ? [] : [{ qualifier: 'TE', value: p.phone }];
  const references = [
    { qualifier: 'CE', value: `${p.aidCode};101` },
    { qualifier: 'ZX', value: p.town.code },
  ];
  const coverages = monthsCovered(p, today, months).map((from, i) => ({
    maintenance: '021',
    line: 'HLT',
    description: `${healthPlan};01`,
    from,
    to: lastOf(from),
    references,
    ...(i === 0 && p.pcp ? { providers: [{ entity: 'P3', kind: '2' as const, npi: p.pcp }] } : {}),
  }));
  const { guardian } = p;
  return {
    maintenance: '021',
    subscriber: p.cin,
    references: [{ qualifier: '3H', value: `${p.town.code};${p.aidCode};SYN${p.cin.slice(1, 8)};;` }],
    person: {
      last: p.last.toUpperCase(),
      first: p.first.toUpperCase(),
      contacts,
      address: [p.street.toUpperCase()],
      city: p.town.city.toUpperCase(),
      state: 'CA',
      zip: p.town.zip,
      region: { qualifier: 'CY', value: p.town.code },
      born: p.born,
      sex: p.sex,
    },
    languages: [{ qualifier: 'LD', code: p.community.code, use: '7' }],
    ...(guardian
      ? {
          responsible: [
            {
              entity: 'QD',
              last: guardian.last.toUpperCase(),
              first: guardian.first.toUpperCase(),
              contacts: guardian.phone ? [{ qualifier: 'TE', value: guardian.phone }] : [],
            },
          ],
        }
      : {}),
    coverages: coverages.length > 0 ? coverages : [ended(p, healthPlan, references)],
  };
}

/** First days of the covered months, oldest first. */
function monthsCovered(p: SyntheticPerson, today: IsoDate, months: number): IsoDate[] {
  const now = `${today.slice(0, 7)}-01`;
  return Array.from({ length: months }, (_, i) => addMonths(now, i - months + 1)).filter((month) =>
    p.covered.some((s) => s.from <= lastOf(month) && (s.to === undefined || s.to >= month)),
  );
}

function ended(p: SyntheticPerson, healthPlan: string, references: MemberInput['references']) {
  const [span] = p.covered;
  const to = span?.to ?? lastOf(p.born);
  return {
    maintenance: '024',
    line: 'HLT',
    description: `${healthPlan};01`,
    from: `${to.slice(0, 7)}-01`,
    to,
    ...(references ? { references } : {}),
  };
}

/** The same people as a flat file, a piece per row, with what an 834 cannot say. */
export function* syntheticFlat(file: SyntheticFile): Generator<string> {
  const names = flatEnrollment.columns.map((column) => column.name);
  yield csvLine(names);
  for (const person of syntheticPeople(file)) {
    for (const cells of flatRows(person, file.healthPlan ?? HEALTH_PLAN))
      yield csvLine(names.map((n) => cells[n] ?? ''));
  }
}

function flatRows(p: SyntheticPerson, healthPlan: string): Record<string, string | undefined>[] {
  const once = {
    cin: p.cin,
    plan_id: p.planId,
    last_name: p.last,
    first_name: p.first,
    born: p.born,
    sex: p.sex,
    county: p.town.county,
    address: p.homeless === 'unsheltered' ? '' : p.street,
    city: p.town.city,
    state: 'CA',
    zip: p.town.zip,
    phone: p.phone,
    spoken: p.community.language,
    written: p.community.language,
    alternative_format: p.format,
    homeless: p.homeless,
    aid_code: p.aidCode,
    health_plan: healthPlan,
    pcp: p.pcp,
    medical_group: p.group,
    ecm_provider: p.ecm?.provider,
    ecm_status: p.ecm?.status,
    ecm_from: p.ecm?.from,
    mother_cin: p.mother,
    pregnancy_began: p.pregnancyBegan,
    guardian_last_name: p.guardian?.last,
    guardian_first_name: p.guardian?.first,
    guardian_phone: p.guardian?.phone,
  };
  const spans = p.covered.length > 0 ? p.covered : [{ from: p.born, to: p.born }];
  return spans.map((s) => ({ ...once, coverage_from: s.from, coverage_to: s.to }));
}
