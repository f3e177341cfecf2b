import type { IsoDate } from '../../kernel/index.ts';
import type { FactValue } from '../../rules/index.ts';
import { ask, judged } from './ask-policy.ts';
import type { Request } from './open-request.ts';
import type { RequestDesk } from './request-desk.ts';

interface Days {
  readonly from: string;
  readonly to?: string | undefined;
}

/**
 * What the plan knows itself of an authorization of Enhanced Care Management: how long it lasts, whether it granted one before, and
 * since when it covers the member. When another plan served the member last stands in that plan's data: somebody of this plan says it.
 */
export async function ecmFacts(
  desk: RequestDesk,
  { number, body, facts }: Request,
  lines: readonly Days[],
): Promise<Readonly<Record<string, FactValue>>> {
  const [startsOn] = lines.map(({ from }) => from).sort();
  const endsOn = lines
    .map(({ from, to }) => to ?? from)
    .sort()
    .at(-1);
  if (startsOn === undefined) return facts;
  const member = await desk.member(body.member, startsOn);
  const before = (await desk.everyRequestOf(body.member)).some(
    (one) =>
      one.number !== number && one.body.program === 'ecm' && one.decision?.granted.some(({ from }) => from < startsOn),
  );
  return {
    ...facts,
    ...(member?.enrolledOn === undefined ? {} : { 'ecm_span.enrolled_on': member.enrolledOn }),
    'ecm_span.first': before ? false : (facts['ecm_span.first'] ?? true),
    'ecm_span.starts_on': startsOn,
    'ecm_span.ends_on': endsOn,
  };
}

/** Whether it lasts as long as policy says: an argument for who decides, and a condition where policy decides alone. */
export async function askSpan(desk: RequestDesk, request: Request, lines: readonly Days[], on: IsoDate) {
  if (request.body.program !== 'ecm') return undefined;
  const facts = await ecmFacts(desk, request, lines);
  const answer = ask(desk.policy, 'ecm-authorization-span', on, facts);
  return answer && { fits: answer.answer === 'yes', clauses: judged(answer, facts) };
}
