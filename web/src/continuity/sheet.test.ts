import { describe, expect, it } from 'vitest';
import { newContinuity, sentContinuity } from './sheet.ts';

describe('what is asked, as the server takes it', () => {
  const sheet = newContinuity('2026-03-02T09:30:00', false);

  it('leaves out what was left open', () => {
    expect(sentContinuity(sheet)).toEqual({
      kind: 'continuity',
      askedBy: 'member',
      urgency: 'routine',
      form: 'other',
      noted: false,
      program: 'none',
      services: [],
    });
  });

  it('of a provider is on the authorization request, and notes what it is for', () => {
    const asked = sentContinuity({ ...sheet, askedBy: 'provider', provider: ' 1000990030 ', providerName: 'X' });
    expect(asked).toMatchObject({ form: 'authorization_request', noted: true, provider: '1000990030' });
    expect(asked).not.toHaveProperty('providerName');
  });

  it('of an exemption sends nothing that only continuity asks', () => {
    const asked = sentContinuity({
      ...sheet,
      kind: 'medical_exemption',
      services: 'infusion',
      serviceKind: 'professional_services',
    });
    expect(asked).toMatchObject({ form: 'medical_exemption_request' });
    expect(asked).not.toHaveProperty('services');
    expect(asked).not.toHaveProperty('serviceKind');
  });
});
