import { describe, expect, it } from 'vitest';
import { NOBODY, newSheet, sentOf } from './request-sheet.ts';

const sheet = { ...newSheet('2026-11-30T10:15:00-08:00'), dx: 'm54.5, i50.9' };

describe('a request as it is sent', () => {
  it('names nothing that was left open', () => {
    const sent = sentOf(sheet);
    expect(sent).toMatchObject({ kind: 'pre_service', form: 'authorization_request', dx: ['M54.5', 'I50.9'] });
    expect(Object.keys(sent)).not.toContain('retro');
    expect(Object.keys(sent)).not.toContain('servicing');
    expect(sent.lines[0]).toEqual({ line: 1, modifiers: [], units: 1, from: '2026-11-30' });
  });

  it('names one of the network by NPI, and one outside it with what is known of him', () => {
    const outside = { ...NOBODY, npi: ' 1234567893 ', name: 'SYNTHETIC Outside', county: 'Kern' };
    const servicing = { text: 'SYNTHETIC Clinic, 1000990014' };
    expect(sentOf({ ...sheet, servicing, facility: { text: 'SYN', outside } })).toMatchObject({
      servicing: '1000990014',
      facility: { npi: '1234567893', name: 'SYNTHETIC Outside', county: 'Kern' },
    });
  });

  it('after the service is marked Retro, with its reason', () => {
    const retro = { reason: 'urgent_situation' as const, explanation: ' at night ' };
    expect(sentOf({ ...sheet, asks: 'post_service', retro })).toMatchObject({
      kind: 'post_service',
      retro: { mark: true, reason: 'urgent_situation', explanation: 'at night' },
    });
  });

  it('has the form and program of what is asked for', () => {
    expect(sentOf({ ...sheet, asks: 'breast_pump' })).toMatchObject({
      form: 'breast_pump_request',
      program: 'medical',
    });
    expect(sentOf({ ...sheet, asks: 'community_supports' })).toMatchObject({ program: 'community_supports' });
  });

  it('takes the day of an admission only where one is planned', () => {
    expect(sentOf({ ...sheet, planned: '2026-12-07' })).not.toHaveProperty('plannedOn');
    expect(sentOf({ ...sheet, asks: 'elective_admission', planned: '2026-12-07' })).toMatchObject({
      plannedOn: '2026-12-07',
    });
  });
});
