import type { z } from 'zod';
import type { SessionAnswer, sessionApi } from '../../../src/rooms/accounts/api.ts';

export type SessionApi = typeof sessionApi;
export type Session = SessionAnswer;
export type NewFactor = z.output<SessionApi['beginFactor']['answer']>;
