import { describe, expect, it } from 'vitest';
import { looksLike } from './looked-for.ts';

describe('what the search box takes a text for', () => {
  it.each([
    ['91234567A', 'cin'],
    ['9123 4567-a', 'cin'],
    ['1234567893', 'npi'],
    ['AR-2026-000001', 'request'],
    ['cc-2026-000001', 'continuity'],
    ['rf-2026-000001', 'referral'],
    ['24-1023', 'material'],
    ['24-123m', 'material'],
    ['AR-2026-000012', 'request'],
    ['ap-2026-000012', 'appeal'],
    ['GR-2026-000003', 'appeal'],
    ['breast pump', 'words'],
    ['Ana Reyes', 'words'],
    ['2024', 'words'],
  ])('%s looks like %s [HN-LAC-06]', (text, looks) => {
    expect(looksLike(text)).toBe(looks);
  });
});
