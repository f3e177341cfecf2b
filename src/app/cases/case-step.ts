import type { Instant, Result } from '../../kernel/index.ts';
import type { ActionState, KeptCases, StandingCase } from '../../rooms/cases/index.ts';
import type { CaseRole } from './request-schema.ts';

/** What every wish on something that was opened before may say. */
export interface AskedOfCase {
  readonly as?: CaseRole | undefined;
  readonly by?: string | undefined;
  readonly seen?: number | undefined;
  readonly at?: string | undefined;
}

/** One step: who takes it when nobody is named, and the room's own verb. */
export interface CaseStep<Desk, Asking, Standing> {
  readonly otherwise: CaseRole;
  readonly take: (desk: Desk, number: string, asking: Asking) => Promise<Result<Standing>>;
}

/** Why something was done, where the case does not say. */
export const WHY = 'as the case says';

interface DeskOf<S extends StandingCase> {
  readonly plan: string;
  readonly store: Pick<KeptCases<S>, 'load' | 'asOf'>;
}

/** As it stood at a moment; undefined before it began. */
export async function standingAt<S extends StandingCase>(desk: DeskOf<S>, number: string, at: Instant) {
  const whole = await desk.store.load(desk.plan, number);
  return whole && desk.store.asOf(whole, at);
}

/** What may be done, and why the rest may not. */
export function answerOfActions(actions: readonly ActionState<string>[]) {
  return {
    actions: actions.filter(({ open }) => open).map(({ action }) => action),
    closed: Object.fromEntries(actions.flatMap(({ action, why }) => (why === undefined ? [] : [[action, why]]))),
  };
}
