import { describe, expect, it } from 'vitest';
import type { Limits } from './access-policy.ts';
import { recoveryDigest } from './digest.ts';
import { invitationState, isRecoveryOpen } from './invitation.ts';
import { passwordRefusal } from './password-rule.ts';
import { isWorthNoting, sessionState } from './session-state.ts';
import { givenBack, isLocked, NO_TRIES, type Tries, tried } from './tries.ts';

const limits = {
  session: { idle_minutes: 15, warning_seconds: 120, hours: 12, held_minutes: 15 },
  password: { least_characters: 12, most_characters: 128, common: ['password1234'] },
  failures: { before_lock: 5, lock_minutes: 15 },
} as unknown as Limits;
const NOON = new Date('2026-03-02T12:00:00-08:00');
const minutesOn = (minutes: number) => new Date(NOON.getTime() + minutes * 60_000);

describe('tries', () => {
  const failed = (times: number, from: Tries = NO_TRIES) =>
    Array.from({ length: times }).reduce<Tries>((tries) => tried(tries, NOON, limits) ?? tries, from);

  it('lock at the limit, and not before', () => {
    expect(isLocked(failed(4), NOON)).toBe(false);
    expect(isLocked(failed(5), NOON)).toBe(true);
    expect(tried(failed(5), minutesOn(14), limits)).toBeUndefined();
  });

  it('start a new count when the lock has run out', () => {
    expect(tried(failed(5), minutesOn(15), limits)).toEqual({ failures: 1 });
  });

  it('are given back one at a time: the errors before a right password still count', () => {
    expect(givenBack(failed(4))).toEqual({ failures: 3 });
    expect(isLocked(givenBack(failed(5)), NOON)).toBe(false);
    expect(givenBack(NO_TRIES)).toEqual({ failures: 0 });
  });
});

describe('a password', () => {
  const code = (password: string) => passwordRefusal(password, 'ana.lopez@clinic.example', limits)?.code;

  it.each([
    ['eleven char', 'password_short'],
    ['x'.repeat(129), 'password_long'],
    ['Ana.Lopez@clinic.example', 'password_is_email'],
    ['my ana.lopez@clinic.example', 'password_is_email'],
    ['PassWord1234', 'password_common'],
    ['aaaaaaaaaaaaa', 'password_common'],
  ])('%s is refused: %s', (password, expected) => {
    expect(code(password)).toBe(expected);
  });

  it('of any characters will do if it is long enough', () => {
    for (const good of ['correct horse', 'ñandú y colibrí', '密码密码一二三四五六七八', "'; drop table--"]) {
      expect(code(good)).toBeUndefined();
    }
    expect(passwordRefusal('an @ in the middle', undefined, limits)).toBeUndefined();
  });
});

describe('a session', () => {
  const session = { createdAt: NOON, seenAt: NOON };
  const state = (change: object, now: Date) => sessionState({ ...session, ...change }, limits, now);

  it.each([
    ['live', {}, minutesOn(14)],
    ['idle', {}, minutesOn(15)],
    ['live', { seenAt: minutesOn(719) }, minutesOn(719)],
    ['over', { seenAt: minutesOn(719) }, minutesOn(720)],
    ['ended', { endedAt: minutesOn(1) }, minutesOn(2)],
  ] as const)('is %s', (expected, change, now) => {
    expect(state(change, now)).toBe(expected);
  });

  it('notes that somebody is there once a minute', () => {
    expect(isWorthNoting(NOON, new Date(NOON.getTime() + 59_999))).toBe(false);
    expect(isWorthNoting(NOON, minutesOn(1))).toBe(true);
  });
});

describe('a link', () => {
  it('is open until it is used, taken back or late', () => {
    const times = { expiresAt: minutesOn(1) };
    expect(invitationState(times, NOON)).toBe('open');
    expect(invitationState(times, minutesOn(1))).toBe('expired');
    expect(invitationState({ ...times, usedAt: NOON }, NOON)).toBe('used');
    expect(invitationState({ ...times, revokedAt: NOON }, NOON)).toBe('revoked');
    expect(isRecoveryOpen(times, NOON)).toBe(true);
    expect(isRecoveryOpen(times, minutesOn(1))).toBe(false);
    expect(isRecoveryOpen({ ...times, usedAt: NOON }, NOON)).toBe(false);
  });
});

it('a recovery code is known however it is typed', () => {
  expect(recoveryDigest(' ABCD-efgh 2345 ')).toBe(recoveryDigest('abcd-efgh-2345'));
  expect(recoveryDigest('abcd-efgh-2346')).not.toBe(recoveryDigest('abcd-efgh-2345'));
});
