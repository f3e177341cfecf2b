import type { IsoDate } from '../../kernel/index.ts';
import { assignedOn, withAssignment } from './assignment.ts';
import { withContact } from './contact.ts';
import { applyCoverage } from './coverage-changes.ts';
import type { Enrollment } from './enrollment.ts';
import { type EcmStanding, type Pregnancy, UNTOLD } from './member.ts';
import { withProgram } from './program.ts';
import type { MemberRecord } from './record.ts';

/** The member after the file has spoken. What the record does not say stays; what others told us is never overwritten. */
export function applyEnrollment(
  before: MemberRecord | undefined,
  told: Enrollment,
  unitOfMother: string | undefined,
  today: IsoDate,
): MemberRecord {
  const base = before ?? newMember(told);
  const standing = applyCoverage(
    { coverage: base.coverage, uncertain: base.uncertain ?? [] },
    told.coverage,
    told.isWhole,
  );
  const assignments = told.assignments.reduce(withAssignment, base.assignments);
  const contacts = told.contacts.reduce(withContact, base.contacts);
  const group = assignedOn(assignments, 'medical_group', today)?.who;
  const { group: _, ...ungrouped } = base;
  return {
    ...ungrouped,
    ...spoken(told),
    unit: unitOfMother ?? base.unit,
    name: told.name,
    coverage: standing.coverage,
    uncertain: standing.uncertain,
    languages: { ...base.languages, ...told.languages },
    contacts,
    assignments,
    pregnancies: told.pregnancy ? withPregnancy(base.pregnancies, told.pregnancy) : base.pregnancies,
    ecm: ecmOf(base.ecm, assignments, today),
    ...(group === undefined ? {} : { group }),
    ...renumbered(base, told),
    programs: (told.programs ?? []).reduce(withProgram, base.programs),
  };
}

/** The number that replaces another becomes the member's; the earlier ones are kept and still find the member. */
function renumbered(base: MemberRecord, { cin, formerCin }: Enrollment): Pick<MemberRecord, 'cin' | 'formerCins'> {
  const former = base.formerCins ?? [];
  if (formerCin === undefined || formerCin === cin) return { cin: base.cin, formerCins: former };
  const now = base.cin === formerCin ? cin : base.cin;
  return { cin: now, formerCins: [...new Set([...former, formerCin])].filter((each) => each !== now) };
}

function newMember(told: Enrollment): MemberRecord {
  const id = told.planId ?? told.cin;
  return {
    ...UNTOLD,
    id,
    cin: told.cin,
    unit: id,
    name: told.name,
    coverage: [],
    languages: {},
    isRestricted: false,
    contacts: [],
    assignments: [],
    guardians: [],
    programs: [],
    consents: [],
    preferences: {},
  };
}

/** The facts a record replaces whole, where it states them. */
const REPLACED = [
  'middle',
  'born',
  'sex',
  'died',
  'county',
  'address',
  'mailing',
  'format',
  'homeless',
  'isRestricted',
  'otherInsurance',
  'guardians',
] as const satisfies readonly (keyof Enrollment & keyof MemberRecord)[];

function spoken(told: Enrollment): Partial<MemberRecord> {
  return Object.fromEntries(REPLACED.flatMap((fact) => (told[fact] === undefined ? [] : [[fact, told[fact]]])));
}

function withPregnancy(pregnancies: readonly Pregnancy[], told: Pregnancy): readonly Pregnancy[] {
  const others = pregnancies.filter(
    (p) => !(p.began !== undefined && p.began === told.began) && !(p.ended !== undefined && p.ended === told.ended),
  );
  return [...others, told].sort((a, b) => ((a.began ?? a.ended ?? '') < (b.began ?? b.ended ?? '') ? -1 : 1));
}

/** What the ECM desk wrote stays unless the file names who holds the member now. */
function ecmOf(before: EcmStanding, assignments: MemberRecord['assignments'], today: IsoDate): EcmStanding {
  const now = assignedOn(assignments, 'ecm', today);
  if (!now?.status || (before.provider === now.who && before.status === now.status)) return before;
  return { ...before, status: now.status, provider: now.who, ...(now.from === undefined ? {} : { from: now.from }) };
}
