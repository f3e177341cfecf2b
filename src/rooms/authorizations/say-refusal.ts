import type { Result } from '../../kernel/index.ts';
import { type CompiledPolicy, Speech } from '../../rules/index.ts';

/** A refusal in the reader's words: the policy's own reason, or why the wish is closed. What the verb said of it follows where nobody has worded it. */
export function sayRefusal(policy: CompiledPolicy, result: Result<unknown>, language: string): Result<never> {
  if (result.ok) throw new TypeError('what was granted is not refused');
  const { refusal } = result;
  const speech = new Speech(policy, language);
  const key = `why.${refusal.code}`;
  const said = policy.reasons[refusal.code]
    ? speech.reason(refusal.code)
    : speech.word(key) === undefined
      ? refusal.because
      : speech.say(key);
  return { ok: false, refusal: { ...refusal, because: said } };
}
