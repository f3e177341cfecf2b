import { dateOfDayNumber, dayAt } from '../../kernel/index.ts';
import { noteDischargeNeeds, planDischarge, recordDischarge } from '../../rooms/authorizations/index.ts';
import type { RequestWish } from './request-schema.ts';
import type { RequestStep } from './request-steps.ts';

/** The discharge of a member from a stay: its day, what is needed, and that he has left. */
export function dischargeStep(wish: RequestWish): RequestStep | undefined {
  if ('authorization.plan_discharge' in wish) {
    const asked = wish['authorization.plan_discharge'];
    const { on, contact } = asked;
    return {
      asked,
      otherwise: 'toc_clinical_staff',
      take: (desk, number, asking) => planDischarge(desk, number, { on, contact }, asking),
    };
  }
  if ('authorization.discharge_needs' in wish) {
    const asked = wish['authorization.discharge_needs'];
    const needs = Object.entries(asked.needs).map(([need, state]) => ({ need, state }));
    return {
      asked,
      otherwise: 'toc_clinical_staff',
      take: (desk, number, asking) => noteDischargeNeeds(desk, number, needs, asking),
    };
  }
  if ('authorization.discharge' in wish) {
    const asked = wish['authorization.discharge'];
    return {
      asked,
      otherwise: 'toc_clinical_staff',
      take: (desk, number, asking) =>
        recordDischarge(desk, number, asked.on ?? dateOfDayNumber(dayAt(asking.now)), asking),
    };
  }
  return undefined;
}
