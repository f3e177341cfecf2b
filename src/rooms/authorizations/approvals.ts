import { dateOfDayNumber, dayAt, type IsoDate } from '../../kernel/index.ts';
import type { Granted, Request } from './open-request.ts';

/** A granted line as a claim is measured against it. */
export interface Approval {
  readonly line: number;
  readonly number: string;
  readonly code: string;
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly units: number;
  readonly approvedOn: IsoDate;
  readonly provider: string | undefined;
}

/**
 * What a decision grants. One granted line carries the request's number, several the number and the line's, since each has units of
 * its own. A line without a code cannot be claimed against: it has no row. What policy approved since it needs no authorization leaves
 * none: it would count beside the units that need none.
 */
export function approvalsOf(request: Request): Approval[] {
  const { decision, body } = request;
  if (!decision || (decision.automatic && body.program !== 'ecm')) return [];
  const approvedOn = dateOfDayNumber(dayAt(decision.at));
  return decision.granted.flatMap((line) => {
    const { code, from, to, units } = line;
    if (code === undefined) return [];
    const number = approvalNumber(request.number, decision.granted, line);
    return [
      {
        line: line.line,
        number,
        code: codeOf(request, line, code),
        from,
        to,
        units,
        approvedOn,
        provider: body.servicing,
      },
    ];
  });
}

export function approvalNumber(number: string, granted: readonly Granted[], { line }: Granted): string {
  return granted.length === 1 ? number : `${number}-${line}`;
}

/** With the modifiers that were asked for: `E0603-RR`. */
function codeOf({ lines }: Request, { line }: Granted, code: string): string {
  return [code, ...(lines.find((asked) => asked.line === line)?.modifiers ?? [])].join('-');
}
