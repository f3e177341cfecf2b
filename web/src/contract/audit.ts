import type { z } from 'zod';
import type { auditApi } from '../../../src/rooms/audit/api.ts';

export type AuditApi = typeof auditApi;
export type AuditRow = z.output<AuditApi['list']['answer']>['records'][number];
export type AuditProof = z.output<AuditApi['verify']['answer']>;
