import type { Actor } from '../../kernel/index.ts';
import { onlookerOf } from '../cases/index.ts';
import type { Request } from './open-request.ts';
import type { Viewer } from './request-actions.ts';
import type { JudgedClause, RequestEvent } from './request-event.ts';

/** What somebody signed in may do at this desk. */
export function viewerOf(actor: Actor): Viewer {
  const { roles, permissions } = actor;
  return {
    ...onlookerOf(actor),
    maySubmit: permissions.has('authorization.submit'),
    mayIntake: permissions.has('authorization.intake'),
    mayReview: permissions.has('authorization.review'),
    mayDeny: permissions.has('authorization.deny'),
    mayDischarge: permissions.has('authorization.discharge'),
    isPractitioner: roles.includes('medical_director'),
  };
}

/** The plan's own work on a case: who reviews it, what a reviewer recommends, what an outside physician advises. */
const INTERNAL: ReadonlySet<string> = new Set([
  'assigned',
  'recommended',
  'external_review_ordered',
  'external_opinion',
]);

/** What happened, as far as the reader's side is told. */
export function storyFor(request: Request, side: Viewer['side']): readonly RequestEvent[] {
  return side === 'plan' ? request.events : request.events.filter(({ what }) => !INTERNAL.has(what.kind));
}

/** What a person wrote, where the reader may see it: words of the plan's people among themselves stay there. */
export function noteFor({ what }: RequestEvent, side: Viewer['side']): string | undefined {
  switch (what.kind) {
    case 'information_requested':
      return what.text;
    case 'amended':
    case 'urgency_changed':
    case 'withdrawn':
    case 'cancelled':
    case 'extended':
      return what.why;
    case 'decided':
    case 'denial_upheld':
      return what.decision.reason;
    case 'submitted':
      return side === 'member' ? undefined : what.body.note;
    case 'recommended':
      return side === 'plan' ? what.decision.reason : undefined;
    case 'external_review_ordered':
      return side === 'plan' ? what.question : undefined;
    case 'external_opinion':
      return side === 'plan' ? what.opinion : undefined;
    case 'peer_discussion_held':
      return side === 'plan' ? what.note : undefined;
    default:
      return undefined;
  }
}

/** How a reviewer reached his decision is the plan's own; what the rule says of the service is everybody's. */
export function clausesFor(clauses: readonly JudgedClause[], side: Viewer['side']): readonly JudgedClause[] {
  if (side === 'plan') return clauses;
  return clauses.filter(({ facts }) => !Object.keys(facts).some((name) => /^(determination|reviewer)\./.test(name)));
}
