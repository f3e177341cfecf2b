/** The contract of the room, in three parts. */
export { breakGlassApi } from './break-glass-api.ts';
export { passkeyApi } from './passkey-api.ts';
export { peopleApi } from './people-api.ts';
export { recoveryApi } from './recovery-api.ts';
export { type SessionAnswer, sessionApi } from './session-api.ts';
export { viewsApi } from './views-api.ts';
