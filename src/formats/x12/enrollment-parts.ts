import type {
  Coverage834,
  Dated834,
  Language834,
  Member834,
  OtherInsurance834,
  Person834,
  Provider834,
  Reference834,
} from './enrollment.ts';
import { textOf } from './parties.ts';
import type { Draft } from './report.ts';
import type { Segment } from './segment.ts';
import { isoAt } from './values.ts';

export type MemberDraft = Draft<Member834>;
export type PersonDraft834 = Draft<Person834>;
export type CoverageDraft = Draft<Coverage834>;
export type ProviderDraft = Draft<Provider834>;
export type InsuranceDraft = Draft<OtherInsurance834>;

export const nobody834: Person834 = {
  entity: '',
  last: '',
  first: '',
  middle: '',
  suffix: '',
  idQualifier: '',
  id: '',
  contacts: [],
  address: [],
  city: '',
  state: '',
  zip: '',
  region: undefined,
  born: '',
  sex: '',
  races: [],
};

export function personDraft(nm1: Segment): PersonDraft834 {
  return {
    ...nobody834,
    contacts: [],
    address: [],
    races: [],
    entity: nm1.element(1),
    last: textOf(nm1, 3),
    first: textOf(nm1, 4),
    middle: textOf(nm1, 5),
    suffix: textOf(nm1, 7),
    idQualifier: nm1.element(8),
    id: textOf(nm1, 9),
  };
}

export function referenceOf(segment: Segment, qualifier = 1, value = 2): Reference834 {
  return { qualifier: segment.element(qualifier), value: textOf(segment, value) };
}

/** A date the calendar has; undefined otherwise. Formats the guide does not use are not read. */
export function datedOf(dtp: Segment): Dated834 | undefined {
  const from = dtp.startOf(3);
  const end = dtp.endOf(3);
  const isRange = dtp.element(2) === 'RD8';
  const on = isoAt(dtp.bytes, from, isRange ? from + 8 : end);
  if (on === undefined) return undefined;
  const to = isRange ? (isoAt(dtp.bytes, from + 9, end) ?? '') : '';
  return { qualifier: dtp.element(1), on, to };
}

/** N3, N4, PER and DMG describe the NM1 before them. */
export function describePerson(person: PersonDraft834, segment: Segment): void {
  switch (segment.id) {
    case 'N3':
      for (const n of [1, 2]) if (segment.has(n) && person.address.length < 2) person.address.push(textOf(segment, n));
      break;
    case 'N4':
      person.city = textOf(segment, 1);
      person.state = segment.element(2);
      person.zip = textOf(segment, 3);
      if (segment.has(6)) person.region = referenceOf(segment, 5, 6);
      break;
    case 'PER':
      for (const n of [3, 5, 7]) if (segment.has(n + 1)) person.contacts.push(referenceOf(segment, n, n + 1));
      break;
    case 'DMG':
      person.born = isoAt(segment.bytes, segment.startOf(2), segment.endOf(2)) ?? '';
      person.sex = segment.element(3);
      if (segment.has(5)) person.races = racesOf(segment);
      break;
  }
}

/** DMG05 repeats; each repetition names a race by its own code or by one of a code list. */
function racesOf(dmg: Segment): string[] {
  const repetition = String.fromCharCode(dmg.repetitionSeparator || 0);
  const component = String.fromCharCode(dmg.componentSeparator);
  return dmg
    .element(5)
    .split(repetition)
    .flatMap((one) => one.split(component).filter(Boolean).at(-1) ?? []);
}

export function languageOf(lui: Segment): Language834 {
  return {
    qualifier: lui.element(1),
    code: textOf(lui, 2),
    description: textOf(lui, 3),
    use: lui.element(4),
  };
}

export function coverageOf(hd: Segment): CoverageDraft {
  return {
    segment: hd.ordinal,
    maintenance: hd.element(1),
    line: hd.element(3),
    description: textOf(hd, 4),
    level: hd.element(5),
    dates: [],
    amounts: [],
    references: [],
    providers: [],
    otherInsurance: [],
  };
}

export function providerOf834(nm1: Segment): ProviderDraft {
  return {
    entity: nm1.element(1),
    kind: nm1.element(2),
    last: textOf(nm1, 3),
    first: textOf(nm1, 4),
    idQualifier: nm1.element(8),
    id: textOf(nm1, 9),
    relationship: nm1.element(10),
    from: '',
  };
}

export function insuranceOf(cob: Segment): InsuranceDraft {
  return {
    sequence: cob.element(1),
    policy: textOf(cob, 2),
    coordination: cob.element(3),
    insurer: '',
    dates: [],
  };
}
