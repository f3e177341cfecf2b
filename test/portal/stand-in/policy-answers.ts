import { policyRoutes } from '../../../src/app/portal/policy-routes.ts';
import { PolicyDesk } from '../../../src/app/portal/policy-desk.ts';
import type { Result } from '../../../src/kernel/index.ts';
import { readPopulation } from '../../../src/app/population.ts';
import { readCast } from '../../../src/app/cases/run-cases.ts';
import { castFile } from '../../../src/app/policy-folder.ts';
import { benefitRoutes } from '../../../src/rooms/benefits/index.ts';
import { MemoryClaimStore } from '../../../src/rooms/claims/index.ts';
import { type Answers, type Asked, Refuse } from './answers.ts';

const EXAMPLE = new URL('../../../examples/population.yaml', import.meta.url).pathname;

/** The real answers of the policy: only the world they ask is a file instead of a database. */
export async function policyAnswers(): Promise<Answers> {
  const desk = await PolicyDesk.open();
  const population = await readPopulation(EXAMPLE, readCast(await castFile(), []), []);
  if (!population) throw new Error('the example population does not read');
  const policy = policyRoutes(desk);
  const benefits = benefitRoutes({
    policyOf: (plan) => desk.policyOf(plan),
    reach: async () => undefined,
    worldFor: async () => new MemoryClaimStore(population, '2025-06-02').world,
  });
  // biome-ignore lint/suspicious/noExplicitAny: the handlers are called as the server would, after reading the request
  const real = (handler: (call: any) => Promise<Result<unknown>>) => async (asked: Asked) => {
    const done = await handler({ ...asked, now: new Date(), audit: () => {} });
    return done.ok ? done.value : new Refuse(422, done.refusal.code, done.refusal.because);
  };
  return {
    'GET /api/benefits': real(policy.guide),
    'GET /api/benefits/facts': real(benefits.facts),
    'GET /api/benefits/:plan/:benefit': real(policy.benefit),
    'GET /api/policy': real(policy.index),
    'GET /api/policy/topic': real(policy.topic),
    'POST /api/benefits/check': real(benefits.check),
  };
}
