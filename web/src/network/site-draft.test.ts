import { describe, expect, it } from 'vitest';
import type { Listing } from '../contract/network.ts';
import { changeOf, draftOf } from './site-draft.ts';

const place = {
  id: 'ccah.here',
  plan: 'ccah',
  organization: 'here',
  name: 'SYNTHETIC Here',
  kind: 'clinic',
  services: ['doula'],
  audience: 'anyone',
  counties: ['Merced'],
  places: [],
  brands: [],
  address: { line: '1 Example St.', city: 'Merced', state: 'CA', zip: '95340' },
  contacts: [{ channel: 'phone', value: '209-555-0100', extension: '2' }],
  hours: { days: ['MO'], opens: '08:00', closes: '17:00' },
  notes: [],
  unknown: [],
  accepting: true,
  source: 'entered',
  cites: [],
} satisfies Listing;

describe('the form of a place', () => {
  it('left as it is changes nothing', () => {
    expect(changeOf(place, draftOf(place))).toEqual({});
  });

  it('sends only what differs, and what the form does not show stays', () => {
    const draft = draftOf(place);
    expect(changeOf(place, { ...draft, zip: '95341', accepting: 'no' })).toEqual({
      address: { line: '1 Example St.', city: 'Merced', state: 'CA', zip: '95341' },
      accepting: false,
    });
    const contacts = draft.contacts.map((one) => ({ ...one, value: ' 209-555-0101 ' }));
    expect(changeOf(place, { ...draft, contacts })).toEqual({
      contacts: [{ channel: 'phone', value: '209-555-0101', extension: '2' }],
    });
  });

  it('says that something is not known any more where a field was emptied', () => {
    const draft = draftOf(place);
    expect(changeOf(place, { ...draft, days: [], accepting: '' })).toEqual({ hours: null, accepting: null });
  });

  it('of a new place sends what was filled in', () => {
    const draft = { ...draftOf(undefined), name: 'SYNTHETIC New', services: ['doula'] };
    expect(changeOf(undefined, draft)).toEqual({
      name: 'SYNTHETIC New',
      services: ['doula'],
      contacts: [],
      counties: [],
    });
  });
});
