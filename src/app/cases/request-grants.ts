import { dateOfDayNumber, dayAt } from '../../kernel/index.ts';
import type { Authorization, Request } from '../../rooms/authorizations/index.ts';

/**
 * What a decision grants, as a claim is measured against it. What policy approved since it needs no authorization is none: it would
 * count beside the units that need none.
 */
export function grantsOf({ number, body, lines, decision }: Request, unit: string): Authorization[] {
  if (!decision || (decision.automatic && body.program !== 'ecm')) return [];
  const { granted } = decision;
  return granted.flatMap(({ line, code, units, from, to }): Authorization[] => {
    if (code === undefined) return [];
    const modifiers = lines.find((asked) => asked.line === line)?.modifiers ?? [];
    return [
      {
        number: granted.length === 1 ? number : `${number}-${line}`,
        member: body.member,
        unit,
        vehicle: 'request',
        codes: [[code, ...modifiers].join('-')],
        from,
        to,
        approvedOn: dateOfDayNumber(dayAt(decision.at)),
        units,
        ...(body.servicing === undefined ? {} : { provider: body.servicing }),
      },
    ];
  });
}
