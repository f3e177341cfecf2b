import { done, type IsoDate, type Result, refused } from '../../kernel/index.ts';
import type { Request } from './open-request.ts';
import type { RequestedLine } from './request.ts';
import { type Asking, type RequestDesk, step } from './request-desk.ts';

/** Changes to a request that is still open, and its ends. */
export function amendRequest(
  desk: RequestDesk,
  number: string,
  lines: readonly RequestedLine[],
  why: string,
  asking: Asking,
): Promise<Result<Request>> {
  return step(desk, number, 'amend', asking, () => {
    const wrong = lines.find(({ from, to }) => to !== undefined && to < from);
    return wrong
      ? refused('dates_reversed', `line ${wrong.line}`)
      : done([{ kind: 'amended', lines: [...lines], why }]);
  });
}

export function withdrawRequest(
  desk: RequestDesk,
  number: string,
  why: string,
  asking: Asking,
): Promise<Result<Request>> {
  return step(desk, number, 'withdraw', asking, () => done([{ kind: 'withdrawn', why }]));
}

export function cancelRequest(
  desk: RequestDesk,
  number: string,
  why: string,
  asking: Asking,
): Promise<Result<Request>> {
  return step(desk, number, 'cancel', asking, () => done([{ kind: 'cancelled', why }]));
}

/** The requester's mark is followed; the plan may raise it and never lower it [AAH-UM-PRE-06]. */
export function changeUrgency(
  desk: RequestDesk,
  number: string,
  to: Request['urgency'],
  why: string,
  asking: Asking,
): Promise<Result<Request>> {
  return step(desk, number, 'change_urgency', asking, (request) => {
    if (request.urgency === to) return refused('urgency_unchanged', to);
    if (to === 'non_urgent' && asking.viewer.side === 'plan')
      return refused('urgency_never_lowered', to, ['AAH-UM-PRE-06']);
    return done([{ kind: 'urgency_changed', to, why }]);
  });
}

/** More days or units of what was granted. */
export function extendAuthorization(
  desk: RequestDesk,
  number: string,
  more: { to: IsoDate; units: number; why: string },
  asking: Asking,
): Promise<Result<Request>> {
  return step(desk, number, 'extend', asking, ({ decision }) => {
    const last =
      decision?.granted
        .map((line) => line.to)
        .sort()
        .at(-1) ?? '';
    if (more.to < last || (more.to === last && more.units === 0)) return refused('extends_nothing', more.to);
    return done([{ kind: 'extended', ...more }]);
  });
}
