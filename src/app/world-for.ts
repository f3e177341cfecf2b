import type { Database } from '../platform/db/index.ts';
import type { BenefitDoors, BenefitQuestion } from '../rooms/benefits/index.ts';
import { type Claim, directoryFor, SqlClaimStore } from '../rooms/claims/index.ts';

/** The people a question names, in the shape the claim store loads by. */
function asClaim({ on, member, provider, rendering, ordering, referring }: BenefitQuestion): Claim {
  const named = Object.fromEntries(
    Object.entries({ rendering, ordering, referring }).filter(([, v]) => v !== undefined),
  );
  return {
    id: 'question',
    controlNumber: 'question',
    frequency: 'original',
    received: on,
    memberIds: member === undefined ? [] : [member],
    charge: undefined,
    billing: provider ?? '',
    stated: {},
    lines: [],
    ...named,
  };
}

/** What the plan knows about the people of a question, read in one transaction. */
export function worldFor(db: Database): BenefitDoors['worldFor'] {
  return (policy, question, at) =>
    db.transaction(
      async (tx) => {
        const plan = policy.brand;
        const context = { plan, at, actor: 'question', policyVersion: policy.version, network: policy.plan };
        const store = new SqlClaimStore(tx, context, await directoryFor(tx, plan, question, policy.plan), new Map());
        return await store.loadWorld([asClaim(question)]);
      },
      { readOnly: true },
    );
}
