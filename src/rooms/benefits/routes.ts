import { done, type Finding, type Handlers, parseDollars, refused } from '../../kernel/index.ts';
import type { Queryable } from '../../platform/db/index.ts';
import { type CompiledPolicy, factFields, Speech } from '../../rules/index.ts';
import type { World } from '../claims/index.ts';
import type { benefitApi } from './api.ts';
import { type BenefitQuestion, checkBenefit } from './check-benefit.ts';
import { factsFromText } from './read-facts.ts';
import { spokenAnswer } from './say-answer.ts';

export interface BenefitDoors {
  readonly policyOf: (planOrBrand: string) => CompiledPolicy | undefined;
  /** The member behind a handle, if the asker may see one there. */
  readonly reach: (tx: Queryable, handle: string) => Promise<{ plan: string; id: string } | undefined>;
  /** What the plan knows about the people of a question: with the plan's eyes, since units used with others count too. */
  readonly worldFor: (policy: CompiledPolicy, question: BenefitQuestion, now: Date) => Promise<World>;
}

export function benefitRoutes({ policyOf, reach, worldFor }: BenefitDoors): Handlers<typeof benefitApi, Queryable> {
  return {
    async check({ body, tx, now, audit, language }) {
      const policy = policyOf(body.plan);
      if (!policy) return refused('not_found', 'no plan or brand has that key');
      const found = body.member === undefined ? undefined : await reach(tx, body.member);
      if (body.member !== undefined && found?.plan !== body.plan)
        return refused('not_found', 'no such member of the plan');
      const findings: Finding[] = [];
      const stated = factsFromText(policy, body.facts ?? {}, findings);
      const charge = body.charge === undefined ? undefined : parseDollars(body.charge);
      if (body.charge !== undefined && charge === undefined)
        return refused('invalid', 'the charge is not dollars as 91.48');
      if (findings.length > 0) {
        return refused(
          'invalid',
          `facts that do not fit: ${findings.map((f) => `${f.at} takes ${f.expected}`).join('; ')}`,
        );
      }
      const { modifiers, units, dx, pos, provider, rendering, ordering, referring } = body;
      const given = { modifiers, units, dx, pos, provider, rendering, ordering, referring, charge, member: found?.id };
      const known = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
      const question: BenefitQuestion = { ...known, on: body.on, code: body.code.toUpperCase(), stated };
      const answer = checkBenefit(policy, question, await worldFor(policy, question, now));
      if (body.member !== undefined) audit('benefit.checked', body.member, { code: question.code });
      return done(spokenAnswer(answer, policy, body.language ?? language));
    },
    async facts({ query, language }) {
      const policy = policyOf(query.plan);
      if (!policy) return refused('not_found', 'no plan or brand has that key');
      const speech = new Speech(policy, query.language ?? language);
      const named = policy
        .candidates(query.code.toUpperCase())
        .filter((p) => p.from <= query.on && query.on <= p.to)
        .flatMap((p) => [...(p.when?.facts ?? []), ...p.clauses.flatMap((clause) => clause.facts)]);
      return done({ facts: factFields(speech, named) });
    },
  };
}
