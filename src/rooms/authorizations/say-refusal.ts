import type { Refusal, Result } from '../../kernel/index.ts';
import { type CompiledPolicy, Speech, sayNeeded } from '../../rules/index.ts';

/**
 * A refusal in the reader's words, each of its reasons once: the policy's own, or why the wish is closed. What the verb said of it
 * follows where nobody has worded it.
 */
export function sayRefusal(policy: CompiledPolicy, result: Result<unknown>, language: string): Result<never> {
  if (result.ok) throw new TypeError('what was granted is not refused');
  const { also = [], unknown: _, ...refusal } = result.refusal;
  const speech = new Speech(policy, language);
  const said = [result.refusal, ...also].map((one) => sayReason(policy, speech, one));
  return { ok: false, refusal: { ...refusal, because: [...new Set(said)].join(' ') } };
}

function sayReason({ reasons }: CompiledPolicy, speech: Speech, { code, because, unknown = [] }: Refusal): string {
  if (unknown.length > 0)
    return speech.say('why.not_said_yet', { what: unknown.map((name) => sayNeeded(speech, name)).join('; ') });
  if (reasons[code]) return speech.reason(code);
  const key = `why.${code}`;
  return speech.word(key) === undefined ? because : speech.say(key);
}
