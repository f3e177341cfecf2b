export { auditApi } from './api.ts';
export { appendAudit, storedHeads, storedLinks } from './audit-store.ts';
export type { AuditEvent } from './chain.ts';
export { auditRoutes } from './routes.ts';
export { type Anchor, type AuditProof, verifyAudit } from './verify-audit.ts';
