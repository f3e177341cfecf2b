import { done, type Result, refused } from '../../kernel/index.ts';
import { type CompiledPolicy, fitsFact } from '../../rules/index.ts';
import type { RequestBody } from './request.ts';

/** What the plan knows itself, of its members, network, claims and reviewers, is not for an office to state; why a late service was given is. */
const KNOWN_HERE =
  /^(member|family|provider|requester|servicing|facility|billing|rendering|ordering|referring|supervising|line|claim|request|um_request(?!\.prevented_harm$)|clinical|reviewer|determination|question|ecm_span)\./;

/** Facts somebody states with a request: of the vocabulary, of its type, and his to state. */
export function statedFacts(
  policy: CompiledPolicy,
  facts: RequestBody['facts'],
  isPlan: boolean,
): Result<RequestBody['facts']> {
  for (const [name, value] of Object.entries(facts)) {
    const definition = policy.vocabulary[name];
    if (!definition || !fitsFact(definition, value)) return refused('unknown_fact', name);
    if (!isPlan && KNOWN_HERE.test(name)) return refused('fact_is_the_plans', name);
  }
  return done(facts);
}
