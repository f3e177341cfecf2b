import { describe, expect, it } from 'vitest';
import { type ContactPoint, inOrder, withContact } from './contact.ts';

const state: ContactPoint = { kind: 'phone', value: '5550001111', source: 'enrollment', on: '2025-01-01' };
const provider: ContactPoint = {
  kind: 'phone',
  value: '5559998888',
  source: 'provider',
  by: 'clinic',
  on: '2025-06-01',
};

describe('ways to reach a member', () => {
  it('a provider reports stand beside those of the enrolment file and never overwrite them', () => {
    expect(withContact([state], provider)).toEqual([state, provider]);
    expect(inOrder([provider, state])).toEqual([state, provider]);
  });

  it('a source replaces only its own earlier word', () => {
    const changed = { ...state, value: '5550002222', on: '2025-02-01' };
    expect(withContact([state, provider], changed)).toEqual([provider, changed]);
    const other = { ...provider, by: 'other clinic' };
    expect(withContact([provider], other)).toEqual([provider, other]);
  });

  it('an older file says nothing new', () => {
    expect(withContact([state], { ...state, value: '5550000000', on: '2024-01-01' })).toEqual([state]);
  });

  it("the member's own word comes first", () => {
    const own: ContactPoint = { kind: 'mobile', value: '5550003333', source: 'member', on: '2024-01-01' };
    expect(inOrder([provider, state, own])[0]).toEqual(own);
  });
});
