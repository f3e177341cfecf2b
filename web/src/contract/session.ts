import type { z } from 'zod';
import type { passkeyApi, SessionAnswer, sessionApi } from '../../../src/rooms/accounts/api.ts';

export type SessionApi = typeof sessionApi;
export type Session = SessionAnswer;
export type NewFactor = z.output<SessionApi['beginFactor']['answer']>;
export type PasskeyApi = typeof passkeyApi;
export type OwnPasskey = z.output<PasskeyApi['own']['answer']>['passkeys'][number];
export type PasskeyToMake = z.output<PasskeyApi['begin']['answer']>;
export type PasskeyToGive = z.output<PasskeyApi['ask']['answer']>;
