import { done, type IsoDate, type Result, refused } from '../../kernel/index.ts';
import type { NetworkRules } from '../../rules/index.ts';
import { type CapacityAnswer, capacityOf } from './capacity.ts';

export interface ReportedCapacity {
  readonly service: string;
  readonly leadCareManagers: number;
  readonly enrolled: number;
  readonly pendingOutreach: number;
}

/** A report as it will be kept, and what the plan's rules say to it. Numbers over the ratio are kept too: they are the truth. */
export function reportCapacity(rules: NetworkRules, said: ReportedCapacity, today: IsoDate): Result<CapacityAnswer> {
  const duty = rules.capacity_report;
  if (duty && !duty.services.includes(said.service)) {
    return refused('invalid', `capacity is reported for ${duty.services.join(' and ')}`, duty.cite);
  }
  return done(capacityOf(rules, { ...said, reportedOn: today }, today));
}
