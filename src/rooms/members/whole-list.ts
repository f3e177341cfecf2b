import { addDays, type IsoDate } from '../../kernel/index.ts';
import type { EnrollmentDialect } from '../../rules/index.ts';
import type { EnrollmentLine } from './enrollment.ts';

/** What a whole list (BGN08 4) says by whom it names: everybody else is no longer covered. */
export interface WholeList {
  readonly named: ReadonlySet<string>;
  /** The plan codes the list is about; empty where it names none, which is all of them. */
  readonly healthPlans: readonly string[];
  /** The last day of coverage of whoever is left out; undefined where nobody has said. */
  readonly lastDay: IsoDate | undefined;
  /** Some record or set could not be read, so that nobody knows whom the list leaves out. */
  readonly isIncomplete: boolean;
  readonly holdAbovePercent: number;
}

type Rule = NonNullable<EnrollmentDialect['whole_list']>;

/** The last covered day of a member that a list of this day leaves out. */
export function lastCoveredDay(rule: Rule['left_out_ends'], list: IsoDate): IsoDate {
  const firstOfMonth = `${list.slice(0, 8)}01`;
  if (rule === 'month_before_list') return addDays(firstOfMonth, -1);
  if (rule === 'month_of_list') return addDays(`${addDays(firstOfMonth, 31).slice(0, 8)}01`, -1);
  return addDays(list, -1);
}

/** Undefined where the file is no whole list: its first record tells. */
export async function surveyList(
  lines: AsyncIterable<EnrollmentLine>,
  rule: Rule | undefined,
  isPart: boolean,
): Promise<WholeList | undefined> {
  const named = new Set<string>();
  const healthPlans = new Set<string>();
  let on: IsoDate | undefined;
  let isIncomplete = isPart;
  for await (const { cin, list, formerCin } of lines) {
    if (!list) {
      if (on === undefined) return undefined;
      isIncomplete = true; // changes among whole lists: whom it leaves out is not to be told
      continue;
    }
    on = on === undefined || list.on < on ? list.on : on;
    if (cin === '') isIncomplete = true;
    else named.add(cin);
    if (formerCin !== undefined) named.add(formerCin);
    for (const plan of list.healthPlans) healthPlans.add(plan);
  }
  if (on === undefined) return undefined;
  return {
    named,
    healthPlans: [...healthPlans],
    lastDay: rule && lastCoveredDay(rule.left_out_ends, on),
    isIncomplete,
    holdAbovePercent: rule?.hold_above_percent ?? 0,
  };
}

/** A list cut short looks like one that leaves many out: beyond the share the policy sets, somebody has to say yes. */
export function mustBeHeld(leftOut: number, covered: number, abovePercent: number): boolean {
  return leftOut * 100 > covered * abovePercent;
}
