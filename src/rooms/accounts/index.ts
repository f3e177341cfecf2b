export { acceptInvitation } from './accept-invitation.ts';
export * from './access-policy.ts';
export { actorOf } from './actor.ts';
export { breakGlassApi, peopleApi, sessionApi } from './api.ts';
export { breakGlass, type FoundMember, type MemberDesk, type MemberIdentity } from './break-glass.ts';
export { breakGlassRoutes } from './break-glass-routes.ts';
export {
  DEMO_PASSWORD,
  DEMO_TOTP_SECRET,
  type DemoOrganization,
  type DemoSignIn,
  seedDemoAccounts,
} from './demo-accounts-store.ts';
export type { Door, Letter } from './door.ts';
export { doorStore } from './door-store.ts';
export { peopleRoutes } from './people-routes.ts';
export { recogniseSession } from './recognise-session.ts';
export { sessionRoutes } from './session-routes.ts';
