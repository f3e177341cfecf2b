import { type Finding, finding } from '../kernel/index.ts';
import { type PolicyBook, packsOf } from './compile.ts';
import { referralPolicy } from './referral-policy.ts';

/** Referrals that name a service, or a question, the plan does not have. */
export function lintReferrals(book: PolicyBook): Finding[] {
  return book.packs.flatMap(({ plan, referrals }) => {
    const packs = packsOf(book, plan.plan) ?? [];
    const services = new Set(referralPolicy(packs).services.map(({ service }) => service));
    const questions = new Set(packs.flatMap((pack) => pack.questions.map(({ question }) => question)));
    const unknown = [
      ...(referrals?.doors ?? []).flatMap((door) => (door.services ?? []).filter((key) => !services.has(key))),
      ...(referrals?.services ?? []).flatMap((one) => one.questions.filter((key) => !questions.has(key))),
    ];
    return unknown.map((received) =>
      finding('policy.unknown_referral_word', `${plan.plan}/referrals`, {
        expected: 'a service of the list, a question of the plan',
        received,
      }),
    );
  });
}
