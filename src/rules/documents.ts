import type { DocumentFact, Facts } from './facts.ts';
import type { DocumentSpec } from './schema.ts';
import { MET, type Truth, UNKNOWN, UNMET } from './verdict.ts';

/**
 * Whether a document that satisfies the clause is on file. Before the visit an absent one may still come (unknown);
 * for a claim it is missing. An author a person must look at leaves the clause unknown as well.
 */
export function judgeDocument(spec: DocumentSpec, facts: Facts): Truth {
  let best: Truth = facts.open ? UNKNOWN : UNMET;
  for (const document of facts.documents) {
    const truth = judgeOne(spec, document, facts);
    if (truth === MET) return MET;
    if (truth === UNKNOWN) best = UNKNOWN;
  }
  return best;
}

function judgeOne(spec: DocumentSpec, document: DocumentFact, facts: Facts): Truth {
  if (!spec.any_of.includes(document.document)) return UNMET;
  if (spec.dated === 'on_or_before_service' && document.on > facts.on) return UNMET;
  if (spec.dated === 'on_service_date' && document.on !== facts.on) return UNMET;
  if (spec.standing !== undefined && (document.standing ?? false) !== spec.standing) return UNMET;
  if (spec.states && !spec.states.every((s) => document.states?.includes(s))) return UNMET;
  if (!spec.by) return MET;
  if (document.by === undefined) return UNKNOWN;
  if (spec.by.includes(document.by)) return MET;
  return spec.review_by?.includes(document.by) ? UNKNOWN : UNMET;
}
