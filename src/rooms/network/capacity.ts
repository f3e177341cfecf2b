import { addDays, type Finding, finding, type IsoDate, isoDate, warning, yearOf } from '../../kernel/index.ts';
import type { NetworkRules } from '../../rules/index.ts';

/** What a care organization last reported of one service. */
export interface CapacityReport {
  readonly reportedOn: IsoDate;
  readonly leadCareManagers: number;
  readonly enrolled: number;
  readonly pendingOutreach: number;
}

export interface CapacityAnswer {
  /** The most members the lead care managers may hold; absent where the plan sets no ratio. */
  readonly limit?: number;
  readonly held: number;
  /** Members for each lead care manager; absent when there is none. */
  readonly ratio?: number;
  readonly openings?: number;
  readonly over: boolean;
  /** The last day by which the next report must be in; absent where the plan asks for none. */
  readonly reportDue?: IsoDate;
  readonly overdue: boolean;
  /** Entries of the plan's directory that must hear of it. */
  readonly tell: readonly string[];
  readonly findings: readonly Finding[];
  readonly cites: readonly string[];
}

/** Caseload beside the plan's ratio, and whether the numbers are fresh enough to assign by. */
export function capacityOf(rules: NetworkRules, report: CapacityReport, on: IsoDate): CapacityAnswer {
  const { lead_care_manager: ratio, capacity_report: duty, over_capacity: alarm } = rules;
  const held = report.enrolled + (ratio?.counts === 'enrolled_and_outreach' ? report.pendingOutreach : 0);
  const limit = ratio ? ratio.max_members * report.leadCareManagers : undefined;
  const over = limit !== undefined && held > limit;
  const reportDue = duty ? nextReportDue(report.reportedOn) : undefined;
  const overdue = reportDue !== undefined && on > reportDue;
  const findings: Finding[] = [];
  if (over) {
    const detail = { expected: `at most ${limit}`, received: String(held), cite: ratio?.cite ?? [] };
    const none = report.leadCareManagers === 0;
    findings.push(
      none ? finding('capacity.no_managers', 'enrolled', detail) : finding('capacity.over_ratio', 'enrolled', detail),
    );
  }
  if (overdue) {
    findings.push(warning('capacity.overdue', 'reportedOn', { expected: `by ${reportDue}`, cite: duty?.cite ?? [] }));
  }
  return {
    ...(limit === undefined ? {} : { limit, openings: Math.max(0, limit - held) }),
    held,
    ...(report.leadCareManagers > 0 ? { ratio: held / report.leadCareManagers } : {}),
    over,
    ...(reportDue === undefined ? {} : { reportDue }),
    overdue,
    tell: over ? (alarm?.tell ?? []) : [],
    findings,
    cites: [
      ...(ratio?.cite ?? []),
      ...(duty?.cite ?? []),
      ...(rules.assignment?.cite ?? []),
      ...(over ? (alarm?.cite ?? []) : []),
    ],
  };
}

/** A report of one calendar quarter is due again by the last day of the next. */
export function nextReportDue(reportedOn: IsoDate): IsoDate {
  const month = Number(reportedOn.slice(5, 7));
  const first = Math.floor((month - 1) / 3) * 3 + 7; // first month after the next quarter
  const year = yearOf(reportedOn) + (first > 12 ? 1 : 0);
  return addDays(isoDate(year, first > 12 ? first - 12 : first, 1), -1);
}
