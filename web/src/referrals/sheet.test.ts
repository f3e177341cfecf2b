import { expect, it } from 'vitest';
import type { ReferralOptions } from '../contract/referrals.ts';
import { fitting, newReferral, referrersFor, sentReferral } from './sheet.ts';

const ecm: ReferralOptions['services'][number] = {
  code: 'ecm',
  label: 'ECM',
  program: 'ecm',
  asks: ['population_of_focus'],
  cites: [],
  ways: [
    { by: 'other_provider', doors: [{ door: 'portal', preferred: true }] },
    {
      by: 'member',
      doors: [
        { door: 'portal', preferred: true },
        { door: 'phone', preferred: false },
      ],
    },
    { by: 'plan', doors: [{ door: 'portal', preferred: true }] },
  ],
};
const options: ReferralOptions = { services: [ecm], populations: [] };

it('starts with who most often refers on a side, and the way it most often comes', () => {
  expect(newReferral('plan', options)).toMatchObject({ by: 'member', door: 'phone' });
  expect(newReferral('organization', options)).toMatchObject({ by: 'other_provider', door: 'portal' });
  expect(newReferral('person', options)).toMatchObject({ by: 'member' });
});

it('offers an office and a member only who they can be', () => {
  expect(referrersFor('organization', ecm)).toEqual(['other_provider']);
  expect(referrersFor('person', ecm)).toEqual(['member']);
  expect(referrersFor('plan', ecm)).toEqual(['other_provider', 'member', 'plan']);
});

it('does not send what was left open, and sends the number of a provider that was picked', () => {
  const form = new FormData();
  form.set('reason', ' ');
  form.set('agreed', 'yes');
  form.set('new', '');
  const sheet = { ...newReferral('organization', options), to: 'SYNTHETIC ECM, 1234567893' };
  expect(sentReferral(sheet, form, ecm, 'organization')).toEqual({
    service: 'ecm',
    by: 'other_provider',
    door: 'portal',
    to: '1234567893',
    chosen_by: 'member',
    agreed: true,
  });
});

it('keeps the way it came where that is open to the service, and takes the first open one else', () => {
  const called = { ...newReferral('plan', options), door: 'phone' as const };
  expect(fitting(called, ecm)).toEqual({ service: 'ecm', by: 'member', door: 'phone' });
  expect(fitting({ ...called, by: 'plan' }, ecm).door).toBe('portal');
});
