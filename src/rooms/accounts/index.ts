export { acceptInvitation } from './accept-invitation.ts';
export * from './access-policy.ts';
export { actorOf } from './actor.ts';
export { breakGlassApi, passkeyApi, peopleApi, recoveryApi, sessionApi, viewsApi } from './api.ts';
export { askRecovery } from './ask-recovery.ts';
export { beginRecovery, beginRecoveryAsOperator } from './begin-recovery.ts';
export { breakGlass, type FoundMember, type MemberDesk, type MemberIdentity } from './break-glass.ts';
export { breakGlassRoutes } from './break-glass-routes.ts';
export { changeSeat } from './change-seat.ts';
export {
  DEMO_PASSWORD,
  DEMO_TOTP_SECRET,
  type DemoOrganization,
  type DemoSignIn,
  seedDemoAccounts,
} from './demo-accounts-store.ts';
export type { Door, Letter } from './door.ts';
export { doorStore } from './door-store.ts';
export { waitingEmergencies } from './glass-store.ts';
export { countGuess } from './guess-store.ts';
export { invite, resendInvitation, revokeInvitation } from './invite.ts';
export { type InviteFirst, inviteFirst } from './invite-first-store.ts';
export { MemoryAccounts } from './memory-store.ts';
export { newFactor } from './new-factor.ts';
export { passkeyRoutes } from './passkey-routes.ts';
export { peopleRoutes } from './people-routes.ts';
export { peopleStore } from './people-store.ts';
export { type BrandReach, plansReached } from './plans-reached.ts';
export { recogniseSession } from './recognise-session.ts';
export { recover } from './recover.ts';
export { recoveryRoutes } from './recovery-routes.ts';
export { resetFactor } from './reset-factor.ts';
export { giveSecondFactor } from './second-factor.ts';
export { sessionRoutes } from './session-routes.ts';
export { beginFactor, setUpFactor } from './set-up-factor.ts';
export { signIn } from './sign-in.ts';
export { signOut } from './sign-out.ts';
export { viewsRoutes } from './views-routes.ts';
