import { expect, test } from 'vitest';
import { done, finding, hasErrors, refused, warning } from './index.ts';

test('a finding is an error with its place and detail, a warning the same with its severity', () => {
  expect(finding('x12.truncated', 'byte 12', { expected: 'IEA', received: 'end', cite: ['A-1'] })).toEqual({
    code: 'x12.truncated',
    severity: 'error',
    at: 'byte 12',
    expected: 'IEA',
    received: 'end',
    cite: ['A-1'],
  });
  expect(warning('x12.odd', 'byte 1')).toEqual({ code: 'x12.odd', severity: 'warning', at: 'byte 1' });
});

test('warnings alone are no errors', () => {
  expect(hasErrors([])).toBe(false);
  expect(hasErrors([warning('a', 'x'), warning('b', 'y')])).toBe(false);
  expect(hasErrors([warning('a', 'x'), finding('b', 'y')])).toBe(true);
});

test('a wish ends done with its value or refused with a reason', () => {
  expect(done(7)).toEqual({ ok: true, value: 7 });
  expect(refused('closed', 'the case is closed')).toEqual({
    ok: false,
    refusal: { code: 'closed', because: 'the case is closed' },
  });
  expect(refused('closed', 'the case is closed', ['A-1'])).toEqual({
    ok: false,
    refusal: { code: 'closed', because: 'the case is closed', cite: ['A-1'] },
  });
});
