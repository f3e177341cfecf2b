import type { CaseFileKind, CaseRow } from './case-file.ts';
import type { ListedCase } from './case-store.ts';

/** The columns of `case_file` that a room writes, in the order of `valuesOf`. */
export const COLUMNS = [
  'plan',
  'number',
  'kind',
  'member_id',
  'state',
  'category',
  'urgency',
  'line_of_business',
  'received_at',
  'closed_at',
  'outcome',
  'due_at',
  'clock',
  'standing',
  'awaits',
  'assigned_to',
  'assigned_name',
  'handler',
  'requester',
  'servicing',
  'office',
  'senders',
  'shown',
] as const;

export function valuesOf(row: CaseRow): unknown[] {
  return [
    row.plan,
    row.number,
    row.kind,
    row.member,
    row.state,
    row.category,
    row.urgency,
    row.lineOfBusiness,
    row.received,
    row.closed,
    row.outcome,
    row.due,
    row.clock,
    row.standing,
    row.awaits,
    row.assigned?.account,
    row.assigned?.name,
    row.group,
    row.requester,
    row.servicing,
    row.office,
    row.senders ?? [],
    JSON.stringify(row.shown),
  ].map((value) => value ?? null);
}

export interface ListedRow {
  readonly plan: string;
  readonly number: string;
  readonly kind: CaseFileKind;
  readonly member_id: string;
  readonly state: string;
  readonly category: string | null;
  readonly urgency: 'urgent' | 'non_urgent' | null;
  readonly line_of_business: string | null;
  readonly received_at: Date;
  readonly closed_at: Date | null;
  readonly outcome: string | null;
  readonly due_at: Date | null;
  readonly clock: string | null;
  readonly standing: CaseRow['standing'];
  readonly awaits: string | null;
  readonly assigned_to: string | null;
  readonly assigned_name: string | null;
  readonly handler: string | null;
  readonly requester: string | null;
  readonly servicing: string | null;
  readonly office: string | null;
  readonly senders: readonly string[];
  readonly shown: Readonly<Record<string, unknown>>;
  readonly handle: string;
  readonly events: number;
}

export function listedOf(row: ListedRow): ListedCase {
  const assigned = row.assigned_to === null ? undefined : { account: row.assigned_to, name: row.assigned_name ?? '' };
  return {
    plan: row.plan,
    number: row.number,
    kind: row.kind,
    member: row.member_id,
    state: row.state,
    category: row.category ?? undefined,
    urgency: row.urgency ?? undefined,
    lineOfBusiness: row.line_of_business ?? undefined,
    received: row.received_at.getTime(),
    closed: row.closed_at?.getTime(),
    outcome: row.outcome ?? undefined,
    due: row.due_at?.getTime(),
    clock: row.clock ?? undefined,
    standing: row.standing,
    awaits: row.awaits ?? undefined,
    assigned,
    group: row.handler ?? undefined,
    requester: row.requester ?? undefined,
    servicing: row.servicing ?? undefined,
    office: row.office ?? undefined,
    senders: row.senders.length > 0 ? row.senders : undefined,
    shown: row.shown,
    handle: row.handle,
    events: row.events,
  };
}
