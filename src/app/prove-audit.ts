import type { Database } from '../platform/db/index.ts';
import { type Anchor, type AuditProof, storedHeads, storedLinks, verifyAudit } from '../rooms/audit/index.ts';

/** Recomputes every chain as one moment saw it, with the eyes of the tables' owner. */
export function proveAudit(db: Database, earlier?: Anchor): Promise<AuditProof> {
  return db.transaction(async (tx) => verifyAudit(storedLinks(tx), await storedHeads(tx), earlier), {
    readOnly: true,
    isolation: 'repeatable read',
  });
}
