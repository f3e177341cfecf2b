import type { Refusal } from '../../kernel/index.ts';
import type { Limits } from './access-policy.ts';

const LEAST_KINDS = 5; // "aaaaaaaaaaaaaaa" says nothing

/** A reason that somebody can read later and judge. */
export function reasonRefusal(reason: string, { reason: { least_characters: least } }: Limits): Refusal | undefined {
  return new Set(reason).size < LEAST_KINDS || [...reason].length < least
    ? { code: 'reason_needed', because: `say in at least ${least} characters why this must be done now` }
    : undefined;
}
