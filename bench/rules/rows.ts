/**
 * The benchmark's policy as a table: 28 benefits in five kinds, beside two edits that bind every line. Every engine is
 * built from these rows, each in the way its users write rules. The codes are real in shape, the rules are made up.
 */
interface Common {
  readonly id: string;
  readonly codes: readonly [string, ...string[]];
}

/** Diagnosis, provider type, a limit for the visit and one for a rolling stretch of months; a rate for each unit. */
export interface Visit extends Common {
  readonly kind: 'visit';
  readonly dx: readonly string[];
  readonly types: readonly string[];
  readonly perVisit: number;
  readonly perPeriod: number;
  readonly months: number;
  readonly rate: number;
}

/** Told apart by a modifier; age or pregnancy, a limit for the month, authorization after so many units in 12 months. */
export interface Education extends Common {
  readonly kind: 'education';
  readonly modifier: string;
  readonly only: readonly string[];
  readonly age: number;
  readonly perMonth: number;
  readonly free: number;
  readonly rate: number;
}

/** Diagnosis, prescription, one of two modifiers, one in so many months unless authorized; a share of the list price. */
export interface Equipment extends Common {
  readonly kind: 'equipment';
  readonly dx: readonly string[];
  readonly authors: readonly string[];
  readonly most: number;
  readonly months: number;
  readonly percent: number;
  readonly cap: number;
}

/** Provider type, age, so many days a year, not with another service that day; a rate for the visit. */
export interface Counseling extends Common {
  readonly kind: 'counseling';
  readonly types: readonly string[];
  readonly age: number;
  readonly days: number;
  readonly not: readonly string[];
  readonly rate: number;
}

/** A code with its modifier, an enrollment status, always authorized, dollars for a lifetime; the contract's rate. */
export interface Support extends Common {
  readonly kind: 'support';
  readonly modifier: string;
  readonly statuses: readonly string[];
  readonly dollars: number;
}

export type Row = Visit | Education | Equipment | Counseling | Support;

const NURSES = ['nurse', 'clinic', 'home_health_agency'];
const CONSULTANTS = ['lactation_consultant', 'physician', 'clinic'];
const EDUCATORS = ['health_educator', 'physician', 'clinic', 'dietitian'];
const BREAST = ['O91*', 'O92*', 'N61*', 'P92*', 'Z39.1'];
const PREGNANCY = ['O09*', 'O24*', 'O99*', 'Z33.1', 'Z34*'];
const LUNGS = ['J44*', 'J45*', 'J96*', 'R06*', 'Z87.891'];
const DOCTORS = ['physician', 'nurse_practitioner', 'midwife'];

export const rows: readonly [Row, ...Row[]] = [
  visit('first-home-visit', ['Z5020', '99501'], BREAST, NURSES, 1, 2, 12, 95),
  visit('home-visit', ['Z5021', '99502'], BREAST, NURSES, 2, 4, 12, 80),
  visit('consultant-visit', ['Z5023', 'S9443'], BREAST, CONSULTANTS, 4, 8, 12, 45.74),
  visit('office-lactation', ['T1032'], BREAST, CONSULTANTS, 2, 6, 9, 51.2),
  visit('prenatal-nutrition', ['Z6200', 'Z6202', 'Z6204'], PREGNANCY, EDUCATORS, 3, 12, 10, 17.14),
  visit('prenatal-psychosocial', ['Z6300', 'Z6302', 'Z6304'], PREGNANCY, EDUCATORS, 3, 12, 10, 17.14),
  visit('prenatal-education', ['Z6400', 'Z6402', 'Z6404'], PREGNANCY, EDUCATORS, 4, 16, 10, 8.57),
  visit('asthma-home-visit', ['S9441', '98960'], LUNGS, EDUCATORS, 2, 8, 12, 62.5),
  education('worker-one', ['98961'], 'U2', 20),
  education('asthma-one', ['98961'], 'U3', 12),
  education('worker-group', ['98962'], 'U2', 24),
  education('asthma-group', ['98962'], 'U3', 16),
  education('doula-visit', ['59400'], 'XP', 8),
  education('doula-birth', ['59400'], 'HD', 2),
  equipment('personal-pump', ['E0602', 'E0603'], BREAST, 1, 36, 80, 300),
  equipment('hospital-pump', ['E0604'], BREAST, 2, 12, 75, 900),
  equipment('pump-parts', ['A4281', 'A4282', 'A4283', 'A4284'], BREAST, 6, 6, 90, 60),
  equipment('nebulizer', ['E0570', 'E0575'], LUNGS, 1, 60, 80, 180),
  equipment('spacer', ['A4627'], LUNGS, 2, 12, 90, 40),
  equipment('peak-flow-meter', ['A4614', 'S8096'], LUNGS, 1, 12, 90, 35),
  counseling('tobacco-short', ['99406'], 8, ['99407'], 14.5),
  counseling('tobacco-long', ['99407'], 8, ['99406'], 28.4),
  counseling('nutrition-therapy', ['97802', '97803'], 6, ['97804', 'S9470'], 33.1),
  counseling('nutrition-group', ['97804'], 12, ['97802', '97803'], 15.9),
  support('housing-navigation', 'H0043', 'U6', 12_000),
  support('tenancy', 'T2041', 'U6', 9000),
  support('respite', 'H0045', 'U6', 7500),
  support('home-modifications', 'S5165', 'U7', 7500),
];

function visit(
  id: string,
  codes: Visit['codes'],
  dx: readonly string[],
  types: readonly string[],
  perVisit: number,
  perPeriod: number,
  months: number,
  rate: number,
): Visit {
  return { kind: 'visit', id, codes, dx, types, perVisit, perPeriod, months, rate };
}

function education(id: string, codes: Education['codes'], modifier: string, free: number): Education {
  return { kind: 'education', id, codes, modifier, only: [modifier, 'U7', '95'], age: 12, perMonth: 8, free, rate: 21 };
}

function equipment(
  id: string,
  codes: Equipment['codes'],
  dx: readonly string[],
  most: number,
  months: number,
  percent: number,
  cap: number,
): Equipment {
  return { kind: 'equipment', id, codes, dx, authors: DOCTORS, most, months, percent, cap };
}

function counseling(
  id: string,
  codes: Counseling['codes'],
  days: number,
  not: readonly string[],
  rate: number,
): Counseling {
  return { kind: 'counseling', id, codes, types: EDUCATORS, age: 11, days, not, rate };
}

function support(id: string, code: string, modifier: string, dollars: number): Support {
  return { kind: 'support', id, codes: [code], modifier, statuses: ['enrolled', 'graduated'], dollars };
}

/** The same rules over other codes: what a plan with many more benefits would load beside these. */
export function otherRows(copies: number): Row[] {
  return Array.from({ length: copies }, (_, copy) =>
    rows.map((row): Row => {
      const other = (code: string) => `Q${String(copy).padStart(3, '0')}${code}`;
      const [first, ...rest] = row.codes;
      const moved = { ...row, id: `${row.id}-${copy}`, codes: [other(first), ...rest.map(other)] as const };
      return moved.kind === 'counseling' ? { ...moved, not: moved.not.map(other) } : moved;
    }),
  ).flat();
}
