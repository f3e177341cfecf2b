import type { IsoDate } from '../../kernel/index.ts';
import type { CompiledPolicy, FactValue, QuestionAnswer, ReferralFile } from '../../rules/index.ts';
import { ask } from '../authorizations/index.ts';
import type { Referral } from './open-referral.ts';

type Facts = Readonly<Record<string, FactValue>>;
export type ReferralService = ReferralFile['services'][number];

export function serviceOf({ referrals }: CompiledPolicy, key: string): ReferralService | undefined {
  return referrals.services.find(({ service }) => service === key);
}

/** What policy may look at. What nobody has said is left out, and so not known. */
export function referralFacts(policy: CompiledPolicy, one: Referral): Facts {
  const { body, to, chosenBy, referrers } = one;
  const program = serviceOf(policy, one.body.service)?.program;
  return {
    'referral.taken_in': true,
    'referral.population_named': one.populations.length > 0,
    'referral.social_information': one.social !== undefined,
    ...(program === undefined || program === 'other' ? {} : { 'referral.program': program }),
    ...(referrers[0] ? { 'referral.by': referrers[0].by } : {}),
    ...(body.qualified === undefined ? {} : { 'referral.deems_qualified': body.qualified }),
    ...(body.newToProgram === undefined ? {} : { 'referral.new_to_program': body.newToProgram }),
    ...(to ? { 'referral.from_directory': to.inNetwork } : {}),
    ...(to && chosenBy !== undefined ? { 'referral.chosen_by': chosenBy } : {}),
  };
}

/** What each question of the service says of a referral. */
export function judgeReferral(policy: CompiledPolicy, one: Referral, on: IsoDate): readonly QuestionAnswer[] {
  const facts = referralFacts(policy, one);
  return (serviceOf(policy, one.body.service)?.questions ?? []).flatMap(
    (question) => ask(policy, question, on, facts) ?? [],
  );
}

/** What is still to be said or looked at. A referral is taken in without it. */
export function remarksOf(policy: CompiledPolicy, one: Referral, on: IsoDate) {
  const answers = judgeReferral(policy, one, on);
  return {
    reasons: [...new Set(answers.flatMap(({ reasons, warnings }) => [...reasons, ...warnings]))],
    needed: [...new Set(answers.flatMap(({ needed }) => needed))],
  };
}
