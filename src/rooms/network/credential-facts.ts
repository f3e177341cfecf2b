import { addMonths, ageInYears, calendarMonth, type IsoDate, yearOf } from '../../kernel/index.ts';
import type { FactValue } from '../../rules/index.ts';
import { type Credential, type CredentialKind, isCurrent, type Practitioner } from './credential.ts';

/** Writers whose letter counts as one of a licensed provider, an enrolled doula or a community-based organization. */
const CLIENT = 'client';
type Facts = Readonly<Record<string, FactValue>>;

/** The papers on file as the facts the plan's questions ask for. What no paper says stays unknown. */
export function factsOf(person: Practitioner, on: IsoDate, letterCounts: (letter: Credential) => boolean): Facts {
  return {
    ...doulaFacts(person, on, letterCounts),
    ...workerFacts(person, on),
    ...streetFacts(person, on),
    ...licenseFacts(person, on),
  };
}

/** The licences of who reviews for the plan. Of whom none is on file nothing is known. */
export function licenseFacts({ role, credentials }: Pick<Practitioner, 'role' | 'credentials'>, on: IsoDate): Facts {
  const licenses = credentials.filter(({ kind }) => kind === 'license');
  const kinds = (of: readonly Credential[]) => [...new Set(of.map((one) => one.of ?? 'other'))];
  if (licenses.length === 0) return { 'reviewer.role': role };
  return {
    'reviewer.role': role,
    'reviewer.licenses': kinds(licenses),
    'reviewer.current_licenses': kinds(licenses.filter((one) => isCurrent(one, on))),
  };
}

function doulaFacts(person: Practitioner, on: IsoDate, letterCounts: (letter: Credential) => boolean): Facts {
  const of = papers(person, on);
  const cpr = latest(of('cpr'));
  const trainings = of('training');
  const letters = of('letter').filter(letterCounts);
  const education = of('continuing_education').filter((c) => c.on > addMonths(on, -36));
  return {
    'doula_applicant.age': person.born === undefined ? undefined : ageInYears(person.born, on),
    'doula_applicant.has_cpr': cpr !== undefined,
    'doula_applicant.cpr_expires': cpr?.expires,
    'doula_applicant.has_hipaa_training': of('hipaa_training').length > 0,
    'doula_applicant.training_hours': sum(trainings, (c) => c.hours),
    'doula_applicant.training_areas': areas(trainings),
    'doula_applicant.births_supported': sum(trainings, (c) => c.births) + sum(of('experience'), (c) => c.births),
    'doula_applicant.active_years': sum(
      of('experience').filter((c) => (c.expires ?? on) > addMonths(on, -84)),
      (c) => c.years,
    ),
    'doula_applicant.letters': letters.length,
    'doula_applicant.letters_by_professionals': letters.filter((c) => c.writer !== undefined && c.writer !== CLIENT)
      .length,
    'doula_applicant.skills_attested': areas(letters),
    'doula_education.hours': sum(education, (c) => c.hours),
    'doula_education.evidence_kept': kept(education),
  };
}

function workerFacts(person: Practitioner, on: IsoDate): Facts {
  const of = papers(person, on);
  const trained = ofYears(of('continuing_education'), yearOf(on));
  return {
    'chw_worker.lived_experience': person.livedExperience,
    'chw_worker.certificate': of('certificate').some((c) => c.of === 'chw' && isCurrent(c, on)),
    'chw_worker.hours_in_three_years': sum(
      of('experience').filter((c) => c.on > addMonths(on, -36)),
      (c) => c.hours,
    ),
    'chw_worker.months_since_start':
      person.workedSince === undefined ? undefined : monthsBetween(person.workedSince, on),
    'chw_worker.training_hours': sum(trained, (c) => c.hours),
    'chw_worker.evidence_kept': kept(trained),
  };
}

function streetFacts({ credentials, supervisor, outsideWalls, contactAddress }: Practitioner, on: IsoDate): Facts {
  const license = credentials.find((c) => c.kind === 'license' && isCurrent(c, on));
  return {
    'street_provider.license_type': license ? (license.of ?? 'other') : 'unlicensed',
    'street_provider.outside_walls': outsideWalls,
    'street_provider.has_supervising_physician': supervisor !== undefined,
    'street_provider.supervisor_practices_street_medicine': supervisor?.practicesStreetMedicine,
    'street_provider.supervisor_knows_protocols': supervisor?.knowsProtocols,
    'street_provider.contact_address': contactAddress,
  };
}

/** The training of the year, or of the last one where that is more: the hours of a year are due when it is over. */
function ofYears(found: readonly Credential[], year: number): readonly Credential[] {
  const [now, before] = [year, year - 1].map((of) => found.filter((c) => yearOf(c.on) === of));
  const hours = (of: readonly Credential[] = []) => sum(of, (c) => c.hours);
  return (hours(before) > hours(now) ? before : now) ?? [];
}

/** Papers of a kind that were there on the day. */
function papers({ credentials }: Practitioner, on: IsoDate): (kind: CredentialKind) => readonly Credential[] {
  return (kind) => credentials.filter((c) => c.kind === kind && c.on <= on);
}

function latest(found: readonly Credential[]): Credential | undefined {
  return found.reduce<Credential | undefined>(
    (a, b) => (a && (a.expires ?? '9') >= (b.expires ?? '9') ? a : b),
    undefined,
  );
}

function sum(found: readonly Credential[], of: (one: Credential) => number | undefined): number {
  return found.reduce((total, one) => total + (of(one) ?? 0), 0);
}

function areas(found: readonly Credential[]): readonly string[] {
  return [...new Set(found.flatMap((c) => c.areas ?? []))];
}

/** Unknown until somebody says so of every paper. */
function kept(found: readonly Credential[]): boolean | undefined {
  if (found.length === 0) return undefined;
  if (found.some((c) => c.evidence_kept === false)) return false;
  return found.every((c) => c.evidence_kept) ? true : undefined;
}

function monthsBetween(from: IsoDate, to: IsoDate): number {
  const [a, b] = [calendarMonth(from), calendarMonth(to)];
  const months = (yearOf(to) - yearOf(from)) * 12 + Number(b.slice(5, 7)) - Number(a.slice(5, 7));
  return to.slice(8) < from.slice(8) ? months - 1 : months;
}
