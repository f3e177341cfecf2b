import { describe, expect, it } from 'vitest';
import { newFiling, sentFiling } from './filing-sheet.ts';

const now = '2026-03-02T10:15:00';

describe('what is sent to file an appeal', () => {
  it('of an office names it as the provider, with or without the member’s consent', () => {
    const sheet = { ...newFiling({ reach: 'organization', now }), reason: ' Needed. ' };
    expect(sentFiling(sheet, 'organization')).toEqual({
      kind: 'appeal',
      filedBy: 'provider',
      onBehalf: 'member',
      writtenConsent: false,
      expedited: false,
      reason: 'Needed.',
    });
    expect(sentFiling({ ...sheet, onBehalf: 'provider' }, 'organization')).not.toHaveProperty('writtenConsent');
  });

  it('says by which door and when it came only where the plan keys it', () => {
    const sheet = newFiling({ reach: 'plan', now });
    expect(sentFiling(sheet, 'plan')).toMatchObject({ door: 'phone', received: Date.parse('2026-03-02T18:15:00Z') });
    expect(sentFiling(sheet, 'person')).not.toHaveProperty('door');
  });

  it('of a grievance says what it is about and nothing of a decision', () => {
    const sheet = { ...newFiling({ reach: 'person', now, kind: 'grievance' }), noticeOn: '2026-02-01', goesOn: true };
    expect(sentFiling(sheet, 'person')).toEqual({
      kind: 'grievance',
      filedBy: 'member',
      about: 'quality_of_care',
      reason: '',
    });
  });

  it('names a case of continuity of care, of a grievance too, which is then about access', () => {
    const appealed = { handle: 'h', number: 'CC-2026-000001', of: 'continuity' as const };
    const grievance = newFiling({ reach: 'person', now, kind: 'grievance', appealed });
    expect(sentFiling(grievance, 'person')).toEqual({
      kind: 'grievance',
      filedBy: 'member',
      continuity: 'h',
      about: 'access',
      reason: '',
    });
    const sheet = { ...newFiling({ reach: 'person', now, appealed }), clinical: 'no' as const };
    const sent = sentFiling(sheet, 'person');
    expect(sent).toMatchObject({ kind: 'appeal', continuity: 'h', clinical: false });
    expect(sent).not.toHaveProperty('request');
  });

  it('asks whether care goes on with the days that are known', () => {
    const appealed = { handle: 'h', number: 'AR-2026-000001' };
    const sheet = { ...newFiling({ reach: 'person', now, appealed }), goesOn: true, approvedThrough: '2026-06-30' };
    expect(sentFiling({ ...sheet, clinical: 'yes' }, 'person')).toEqual({
      kind: 'appeal',
      filedBy: 'member',
      onBehalf: 'member',
      expedited: false,
      request: 'h',
      continue: { approvedBefore: true, approvedThrough: '2026-06-30' },
      reason: '',
    });
  });
});
