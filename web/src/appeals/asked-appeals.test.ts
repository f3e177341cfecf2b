import { describe, expect, it } from 'vitest';
import { askedAppeals } from './asked-appeals.ts';

describe('the filters of the worklist of appeals', () => {
  it('ask for what is open in the plan that is looked at', () => {
    expect(askedAppeals({}, 'aah')).toEqual({ plan: 'aah', states: ['open'] });
  });

  it('leave out what “any” and “all” open', () => {
    expect(askedAppeals({ state: 'any', plan: 'all', within: 'soon' }, undefined)).toEqual({});
  });

  it('tell me and nobody from a colleague', () => {
    expect(askedAppeals({ who: 'nobody' }, 'aah').assigned).toBe('nobody');
    expect(askedAppeals({ who: 'a-1' }, 'aah').assigned).toEqual({ account: 'a-1' });
  });

  it('name the time left, the speed and the outcome as the server does', () => {
    expect(askedAppeals({ within: 'late', speed: 'standard', outcome: 'upheld' }, 'aah')).toMatchObject({
      overdue: true,
      expedited: false,
      outcomes: ['upheld'],
    });
    expect(askedAppeals({ within: '48', speed: 'expedited' }, 'aah')).toMatchObject({
      due_within_hours: 48,
      expedited: true,
    });
  });
});
