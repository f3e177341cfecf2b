import { dateOfDayNumber, dayAt, done, type IsoDate, type Result, refused } from '../../kernel/index.ts';
import { remarksNow } from './add-information.ts';
import { decidedByPolicy } from './decide-automatically.ts';
import { bodyNow, type Request } from './open-request.ts';
import type { RequestedLine } from './request.ts';
import { type Asking, type RequestDesk, step } from './request-desk.ts';
import { classed, whyLinesImpossible } from './submit-request.ts';

/** Changes to a request that is still open, and its ends. */
export async function amendRequest(
  desk: RequestDesk,
  number: string,
  lines: readonly RequestedLine[],
  why: string,
  asking: Asking,
): Promise<Result<Request>> {
  const after = await step(desk, number, 'amend', asking, (request) => {
    const impossible = whyLinesImpossible(lines);
    if (impossible) return impossible;
    // Asking for less on the requester's behalf and approving that would be a denial nobody signed [AAH-UM-DEN-01].
    if (asking.viewer.side === 'plan' && !request.lines.every((asked) => lines.some((line) => asksAsMuch(line, asked))))
      return refused('amends_to_less', 'the requester asks for less, or a medical director grants less', [
        'AAH-UM-DEN-01',
      ]);
    return done([{ kind: 'amended', lines: [...lines], why, ...classedAnew(desk, request, lines) }]);
  });
  return after.ok ? decidedByPolicy(desk, after.value, asking.now) : after;
}

/** The dates decide the kind as they do at intake, by the day it was received: else an amendment would buy the slower clock. */
function classedAnew({ policy }: RequestDesk, request: Request, lines: readonly RequestedLine[]) {
  const before = { ...bodyNow(request), lines: [...lines] };
  const body = classed(before, dateOfDayNumber(dayAt(request.received)));
  const warnings = remarksNow(policy, request, body);
  if (body.kind !== before.kind) return { classed: { kind: body.kind, warnings } };
  return warnings.join() === request.warnings.join() ? {} : { warnings };
}

function asksAsMuch(line: RequestedLine, asked: RequestedLine): boolean {
  return (
    line.line === asked.line &&
    line.code === asked.code &&
    line.what === asked.what &&
    line.modifiers.join() === asked.modifiers.join() &&
    line.units >= asked.units &&
    line.from <= asked.from &&
    (line.to ?? line.from) >= (asked.to ?? asked.from)
  );
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

/**
 * The requester's mark is followed; the plan may raise it and never lower it.
 * @cites AAH-UM-PRE-06
 */
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
  more: { to: IsoDate; units: number; why: string; line?: number | undefined },
  asking: Asking,
): Promise<Result<Request>> {
  return step(desk, number, 'extend', asking, ({ decision }) => {
    const { line, ...rest } = more;
    const granted = (decision?.granted ?? []).filter((one) => line === undefined || one.line === line);
    const last = granted
      .map((one) => one.to)
      .sort()
      .at(-1);
    if (last === undefined) return refused('no_such_line', `line ${line}`);
    if (more.units > 0 && granted.length > 1) return refused('line_not_named', 'which of them gets more units');
    if (more.to < last || (more.to === last && more.units === 0)) return refused('extends_nothing', more.to);
    return done([{ kind: 'extended', ...rest, ...(line === undefined ? {} : { line }) }]);
  });
}
