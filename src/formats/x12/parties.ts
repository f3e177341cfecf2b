import type { Party837, Person837 } from './claim.ts';
import type { Draft } from './report.ts';
import type { Segment } from './segment.ts';
import { isoAt } from './values.ts';

export type PartyDraft = Draft<Party837>;
export type PersonDraft = Draft<Person837>;

/** Element text without the trailing spaces that mean nothing in X12. */
export function textOf(segment: Segment, n: number): string {
  const text = segment.element(n);
  return text.endsWith(' ') ? text.trimEnd() : text;
}

export function partyOf(nm1: Segment): PartyDraft {
  const kind = nm1.element(2);
  return {
    entity: nm1.element(1),
    kind: kind === '1' || kind === '2' ? kind : '',
    last: textOf(nm1, 3),
    first: textOf(nm1, 4),
    middle: textOf(nm1, 5),
    idQualifier: nm1.element(8),
    id: textOf(nm1, 9),
    taxonomy: '',
    taxId: '',
    address: [],
    city: '',
    state: '',
    zip: '',
    phone: '',
  };
}

export function personOf(nm1: Segment): PersonDraft {
  return { ...partyOf(nm1), born: '', sex: '' };
}

export const nobody: Party837 = {
  entity: '',
  kind: '',
  last: '',
  first: '',
  middle: '',
  idQualifier: '',
  id: '',
  taxonomy: '',
  taxId: '',
  address: [],
  city: '',
  state: '',
  zip: '',
  phone: '',
};

export const noPerson: Person837 = { ...nobody, born: '', sex: '' };

/** N3, N4, PER, PRV, REF and DMG describe the NM1 before them; false when the segment is none of these. */
export function describe(party: PartyDraft | PersonDraft, segment: Segment): boolean {
  switch (segment.id) {
    case 'N3':
      for (let n = 1; n <= 2; n++)
        if (segment.has(n) && party.address.length < 4) party.address.push(textOf(segment, n));
      return true;
    case 'N4':
      party.city = textOf(segment, 1);
      party.state = segment.element(2);
      party.zip = textOf(segment, 3);
      return true;
    case 'PER':
      party.phone ||= phoneOf(segment);
      return true;
    case 'PRV':
      party.taxonomy = textOf(segment, 3);
      return true;
    case 'REF':
      if (segment.element(1) === 'EI' || segment.element(1) === 'SY') party.taxId = textOf(segment, 2);
      return true;
    case 'DMG':
      if ('born' in party) {
        party.born = isoAt(segment.bytes, segment.startOf(2), segment.endOf(2)) ?? '';
        party.sex = segment.element(3);
      }
      return true;
    default:
      return false;
  }
}

function phoneOf(per: Segment): string {
  for (const n of [3, 5, 7]) if (per.element(n) === 'TE') return textOf(per, n + 1);
  return '';
}
