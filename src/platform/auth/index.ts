export { codeAt, type OneTimeCodes, oneTimeCodes } from './one-time-codes.ts';
export { type PasskeySite, passkeysAt } from './passkeys.ts';
export { argonPasswords, type Passwords } from './passwords.ts';
export { type Sealing, sealingWith } from './sealing.ts';
export {
  type ProvenIdentity,
  type Provider,
  type SignOnChecks,
  type SingleSignOn,
  singleSignOn,
} from './single-sign-on.ts';
export { randomTokens, type Tokens } from './tokens.ts';
