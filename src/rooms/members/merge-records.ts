import { addDays, type IsoDate, order } from '../../kernel/index.ts';
import { withAssignment } from './assignment.ts';
import type { Consent } from './consent.ts';
import { withContact } from './contact.ts';
import { laidOver } from './coverage-changes.ts';
import type { DateSpan } from './member.ts';
import type { Guardian, MemberRecord, ProgramMembership } from './record.ts';

/** In what two records of one person would have to agree; where nobody knows one of them, they do not. */
export const IDENTITY = ['name', 'born'] as const;
export type Differs = (typeof IDENTITY)[number];

/** What speaks against two members being one person. */
export function differences(
  gone: Pick<MemberRecord, 'name' | 'born'>,
  stays: Pick<MemberRecord, 'name' | 'born'>,
): readonly Differs[] {
  const isNamed = same(gone.name.last, stays.name.last) && same(gone.name.first, stays.name.first);
  const isBorn = gone.born !== undefined && gone.born === stays.born;
  return [...(isNamed ? [] : (['name'] as const)), ...(isBorn ? [] : (['born'] as const))];
}

function same(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase();
}

/**
 * One member of two: the one whose number is in force stays and is believed first; what only the other knew is kept beside it.
 * A withdrawn consent stays withdrawn, under whichever number it was withdrawn.
 */
export function mergedRecord(gone: MemberRecord, stays: MemberRecord): MemberRecord {
  const { coverage, uncertain } = laidOver(
    { coverage: gone.coverage, uncertain: gone.uncertain ?? [] },
    { coverage: stays.coverage, uncertain: stays.uncertain ?? [] },
  );
  // The plan's own number too: claims may name the member by it.
  const former = new Set([...(stays.formerCins ?? []), ...(gone.formerCins ?? []), gone.cin, gone.id]);
  return {
    ...unsaid(gone, stays),
    ...stays,
    unit: unitOf(gone, stays),
    coverage,
    uncertain,
    formerCins: [...former].filter((number) => number !== stays.cin && number !== stays.id),
    languages: { ...gone.languages, ...stays.languages },
    isRestricted: gone.isRestricted || stays.isRestricted,
    contacts: stays.contacts.reduce(withContact, gone.contacts),
    assignments: byDay([...gone.assignments, ...stays.assignments]).reduce(withAssignment, []),
    guardians: union<Guardian>(stays.guardians, gone.guardians),
    programs: mergedPrograms(gone.programs, stays.programs),
    consents: mergedConsents([...gone.consents, ...stays.consents]),
    preferences: {
      ...gone.preferences,
      ...stays.preferences,
      ...(gone.preferences.languages || stays.preferences.languages
        ? { languages: { ...gone.preferences.languages, ...stays.preferences.languages } }
        : {}),
    },
    otherInsurance: union(stays.otherInsurance, gone.otherInsurance),
    inpatient: union(stays.inpatient, gone.inpatient),
    pregnancies: union(stays.pregnancies, gone.pregnancies).toSorted((a, b) =>
      order(a.began ?? a.ended ?? '', b.began ?? b.ended ?? ''),
    ),
    ecm: stays.ecm.status === 'none' ? gone.ecm : stays.ecm,
    signatureOnFile: gone.signatureOnFile && stays.signatureOnFile,
  };
}

/** Units that become the merged member's: those the two led, for whose mother is merged, her infants are too. */
export function unitsLed(gone: MemberRecord, stays: MemberRecord, unit: string): readonly string[] {
  return [gone, stays].filter((r) => r.unit === r.id && r.unit !== unit).map((r) => r.unit);
}

/** The unit of who stays; where only the other is known to be somebody's child, that one's. */
function unitOf(gone: MemberRecord, stays: MemberRecord): string {
  return stays.unit === stays.id && gone.unit !== gone.id ? gone.unit : stays.unit;
}

const SINGLE = [
  'middle',
  'born',
  'sex',
  'died',
  'county',
  'address',
  'mailing',
  'format',
  'homeless',
  'group',
] as const;

/** What only the record that goes knew. */
function unsaid(gone: MemberRecord, stays: MemberRecord): Partial<MemberRecord> {
  return Object.fromEntries(
    SINGLE.flatMap((fact) => (stays[fact] === undefined ? [[fact, gone[fact]]] : [])).filter(
      ([, value]) => value !== undefined,
    ),
  );
}

function union<T>(first: readonly T[], more: readonly T[]): readonly T[] {
  const known = new Set(first.map((item) => JSON.stringify(item)));
  return [...first, ...more.filter((item) => !known.has(JSON.stringify(item)))];
}

/** Of what began the same day, the later in the list is believed. */
function byDay<S extends DateSpan>(spans: readonly S[]): readonly S[] {
  return spans.toSorted((a, b) => order(a.from ?? '', b.from ?? ''));
}

/** In one program once at a time: what began under the one number ends before what began later under the other. */
function mergedPrograms(
  gone: readonly ProgramMembership[],
  stays: readonly ProgramMembership[],
): readonly ProgramMembership[] {
  const known = new Set(stays.map((p) => `${p.program} ${p.from}`));
  const all = byDay([...gone.filter((p) => !known.has(`${p.program} ${p.from}`)), ...stays]);
  return all.map((one, i) => {
    const next = all.slice(i + 1).find((p) => p.program === one.program);
    if (next?.from === undefined || (one.to !== undefined && one.to < next.from)) return one;
    return { ...one, to: addDays(next.from, -1) };
  });
}

function mergedConsents(all: readonly Consent[]): readonly Consent[] {
  const ended = all.map((one) => {
    const days = all
      .filter((c) => c.kind === one.kind && c.withdrawn !== undefined && c.withdrawn >= one.given)
      .map((c) => c.withdrawn as IsoDate)
      .sort(order);
    return days[0] === undefined ? one : { ...one, withdrawn: days[0] };
  });
  const once = new Map(ended.map((c) => [`${c.kind} ${c.given}`, c]));
  return [...once.values()].toSorted((a, b) => order(a.given, b.given) || order(a.kind, b.kind));
}
