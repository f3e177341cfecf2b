import { type Finding, finding, type IsoDate, warning } from '../../kernel/index.ts';
import { applyEnrollment } from './apply-enrollment.ts';
import type { Enrollment } from './enrollment.ts';
import { differences, mergedRecord } from './merge-records.ts';
import type { MemberRecord } from './record.ts';

/** Two members who are one person, as they stood, and what became of them. */
export interface Merge {
  readonly gone: MemberRecord;
  readonly stays: MemberRecord;
  readonly merged: MemberRecord;
}

/** The members a batch speaks of, by every number they have or had. */
export class Known {
  readonly byCin = new Map<string, MemberRecord>();
  readonly byId = new Map<string, MemberRecord>();

  constructor(records: readonly MemberRecord[]) {
    for (const record of records) this.put(record);
  }

  put(record: MemberRecord): void {
    for (const former of record.formerCins ?? []) this.byCin.set(former, record);
    this.byCin.set(record.cin, record);
    this.byId.set(record.id, record);
  }

  /** From now on both numbers mean the one who stays. */
  merge(gone: MemberRecord, merged: MemberRecord): void {
    this.byId.delete(gone.id);
    this.put(merged);
  }
}

/**
 * The member after one record of a file. A record that says its number replaces that of another member makes the two one, unless
 * name or birth date differ: then a person looks at it. `findings`: what is odd about the record;
 * undefined where it cannot be taken.
 */
export function recordAfter(
  known: Known,
  told: Enrollment,
  today: IsoDate,
  at: string,
  findings: Finding[],
  merges: Merge[],
): MemberRecord | undefined {
  const before = known.byCin.get(told.cin) ?? formerly(known, told, at, findings);
  const holder = known.byId.get(told.planId ?? told.cin);
  if (!before && holder) {
    findings.push(finding('member.plan_id_taken', at, { expected: 'a plan id that no other member has' }));
    return undefined;
  }
  if (before && told.planId !== undefined && before.id !== told.planId) {
    findings.push(warning('member.plan_id_differs', at, { expected: 'the plan id the member has' }));
  }
  if (before?.formerCins?.includes(told.cin)) {
    findings.push(warning('member.cin_replaced', at, { expected: 'the number that replaced it' }));
  }
  const other = told.formerCin === undefined ? undefined : known.byCin.get(told.formerCin);
  const mother = told.mother === undefined ? undefined : known.byCin.get(told.mother);
  if (!before || !other || other.id === before.id) return applyEnrollment(before, told, mother?.unit, today);
  const differs = differences(other, { ...before, ...told });
  if (differs.length > 0) {
    const expected = 'the name and the birth date of the member with the former number';
    findings.push(warning('member.former_cin_other', at, { expected, received: differs.join(', ') }));
    const { formerCin: _, ...alone } = told;
    return applyEnrollment(before, alone, mother?.unit, today);
  }
  const merged = mergedRecord(other, before);
  // Whoever became the one who goes now becomes the one who stays.
  for (const [i, { gone, merged: earlier }] of merges.entries())
    if (earlier.id === other.id) merges[i] = { gone, stays: before, merged };
  merges.push({ gone: other, stays: before, merged });
  known.merge(other, merged);
  findings.push(warning('member.merged', at, { expected: 'one member for one person' }));
  return applyEnrollment(merged, told, mother?.unit, today);
}

/** Under the number that was replaced. One nobody had is kept too: the member may be asked for by it. */
function formerly(known: Known, told: Enrollment, at: string, findings: Finding[]): MemberRecord | undefined {
  if (told.formerCin === undefined) return undefined;
  const found = known.byCin.get(told.formerCin);
  if (!found) {
    findings.push(warning('member.former_cin_unknown', at, { expected: 'the number of a member of the plan' }));
  }
  return found;
}
