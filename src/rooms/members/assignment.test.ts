import { describe, expect, it } from 'vitest';
import { type Assignment, assignedOn, withAssignment } from './assignment.ts';

const pcp = (who: string, from: string): Assignment => ({ kind: 'pcp', who, from });

describe('who looks after a member', () => {
  it('is one primary care provider at a time: the earlier ends the day before [HN-SM-38]', () => {
    const told = [pcp('A', '2024-01-01'), pcp('B', '2025-03-01')].reduce(withAssignment, [] as readonly Assignment[]);
    expect(told).toEqual([
      { kind: 'pcp', who: 'A', from: '2024-01-01', to: '2025-02-28' },
      { kind: 'pcp', who: 'B', from: '2025-03-01' },
    ]);
    expect(assignedOn(told, 'pcp', '2025-02-28')?.who).toBe('A');
    expect(assignedOn(told, 'pcp', '2025-03-01')?.who).toBe('B');
    expect(assignedOn(told, 'medical_group', '2025-03-01')).toBeUndefined();
  });

  it('told again, also from a later month, changes nothing', () => {
    const once = withAssignment([], pcp('A', '2024-01-01'));
    expect(withAssignment(once, pcp('A', '2024-01-01'))).toEqual(once);
    expect(withAssignment(once, pcp('A', '2025-01-01'))).toEqual(once);
  });

  it('a correction from the same day or earlier takes the place of the later one', () => {
    const once = withAssignment([], pcp('A', '2024-06-01'));
    expect(withAssignment(once, pcp('B', '2024-06-01'))).toEqual([pcp('B', '2024-06-01')]);
    expect(withAssignment(once, pcp('B', '2024-01-01'))).toEqual([pcp('B', '2024-01-01')]);
  });

  it('of another kind is not touched', () => {
    const ecm: Assignment = { kind: 'ecm', who: 'E', from: '2024-01-01', status: 'pending_outreach' };
    const told = [ecm, pcp('A', '2024-02-01')].reduce(withAssignment, [] as readonly Assignment[]);
    expect(told).toHaveLength(2);
    const enrolled = withAssignment(told, { ...ecm, from: '2024-03-01', status: 'enrolled' });
    expect(enrolled.filter((a) => a.kind === 'ecm')).toEqual([{ ...ecm, from: '2024-03-01', status: 'enrolled' }]);
  });
});
