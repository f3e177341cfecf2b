import { z } from 'zod';
import { done, type IsoDate, type Result, refused } from '../../kernel/index.ts';
import {
  type Checklist,
  CLINICAL_ITEMS,
  type DecisionBody,
  decisionBody,
  type Outcome,
  type Request,
  requestBody,
  requestedLine,
} from '../../rooms/authorizations/index.ts';
import type { CaseDecision, CaseRequestLine, CaseSubmission } from './request-schema.ts';

/** What a case leaves out, filled in as its page says, and read through the room's own shapes: what does not fit is refused. */
export function submittedBody(asked: Omit<CaseSubmission, 'as' | 'by'>, today: IsoDate) {
  const { member, kind, urgency, form, program, in_care, dx, requester, servicing, facility, planned_on } = asked;
  const { retro, continuity, facts, attachments, note } = asked;
  return read(requestBody, {
    member,
    kind: kind ?? 'pre_service',
    urgency: urgency ?? 'non_urgent',
    form,
    program,
    inCare: in_care,
    lines: requestedLines(asked.lines, today),
    dx,
    requester: idOf(requester ?? 'md-1'),
    servicing: idOf(servicing),
    facility: idOf(facility),
    outside: [requester, servicing, facility].filter((one) => typeof one === 'object'),
    plannedOn: planned_on,
    retro: retro && { mark: retro.mark ?? true, reason: retro.reason ?? 'other', explanation: retro.explanation },
    continuity,
    checklist: checklistOf(asked.checklist),
    facts,
    attachments,
    note,
  });
}

function idOf(named: CaseSubmission['requester']): string | undefined {
  return typeof named === 'object' ? named.npi : named;
}

function requestedLines(lines: readonly CaseRequestLine[], today: IsoDate) {
  return lines.map((asked, i) => ({
    ...asked,
    line: asked.line ?? i + 1,
    units: asked.units ?? 1,
    from: asked.from ?? today,
    modifiers: asked.modifiers ?? [],
  }));
}

export function amendedLines(lines: readonly CaseRequestLine[], today: IsoDate) {
  return read(z.array(requestedLine), requestedLines(lines, today));
}

export function checklistOf(checklist: CaseSubmission['checklist']): Checklist {
  if (checklist === undefined || checklist === 'none') return {};
  return checklist === 'all' ? Object.fromEntries(CLINICAL_ITEMS.map((item) => [item, 'attached'])) : checklist;
}

/** A decision a reviewer may make final, but for what the case says otherwise. */
export function decisionOf(asked: CaseDecision, request: Request | undefined): Result<DecisionBody> {
  const outcome = asked.outcome ?? 'approved';
  const whole = request?.lines ?? [];
  const stated: NonNullable<CaseDecision['lines']> =
    asked.lines ?? (request ? whole.map(({ line }) => ({ line })) : [{ line: 1 }]);
  const lines = stated.map((decided, i) => {
    const line = decided.line ?? i + 1;
    const as: Outcome = decided.outcome ?? outcome;
    const units = decided.units ?? (as === 'denied' ? 0 : whole.find((one) => one.line === line)?.units);
    return { ...decided, line, outcome: as, units: units ?? 1 };
  });
  const isWhole = lines.every((line) => line.outcome === 'approved');
  const { review } = asked;
  return read(decisionBody, {
    lines,
    basis: asked.basis ?? 'appropriateness',
    references: asked.references ?? [{ source: 'medi_cal', name: 'Medi-Cal criteria', met: isWhole }],
    review: review
      ? {
          clinicallyAppropriate: review.clinically_appropriate,
          appropriateSetting: review.appropriate_setting,
          coveredBenefit: review.covered_benefit,
          circumstances: review.circumstances,
          individualNeed: review.individual_need,
        }
      : {
          clinicallyAppropriate: isWhole,
          appropriateSetting: true,
          coveredBenefit: true,
          circumstances: 'none identified',
          individualNeed: 'assessed',
        },
    reason: asked.reason === '' ? undefined : (asked.reason ?? (isWhole ? undefined : 'The criteria are not met.')),
    facts: asked.facts,
  });
}

/** Through the room's own shape; what does not fit is refused. */
export function read<T extends z.ZodType>(schema: T, value: unknown): Result<z.output<T>> {
  const parsed = schema.safeParse(withoutUndefined(value));
  if (parsed.success) return done(parsed.data);
  return refused('invalid', parsed.error.issues.map((issue) => issue.path.join('.')).join(', '));
}

/** Exact optional shapes take no undefined. */
function withoutUndefined(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutUndefined);
  if (value === null || typeof value !== 'object') return value;
  const kept = Object.entries(value).filter(([, one]) => one !== undefined);
  return Object.fromEntries(kept.map(([key, one]) => [key, withoutUndefined(one)]));
}
