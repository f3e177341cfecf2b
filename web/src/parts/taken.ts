import { ask, type Sent } from '../client.ts';
import type { AuditApi } from '../contract/audit.ts';

type Taken = Sent<AuditApi['note']>['body'];

/** That somebody copied, printed or saved what stands here goes into the audit record. */
export function noteTaken(taken: Taken): Promise<unknown> {
  return ask<AuditApi['note']>('POST', '/api/audit/notes', { body: taken });
}
