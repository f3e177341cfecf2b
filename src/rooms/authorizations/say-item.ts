import { type Speech, sayNeeded } from '../../rules/index.ts';

/** A clinical item, a fact, a paper or a reason, whichever the word is. */
export function sayItem(speech: Speech, code: string): string {
  const { reasons, vocabulary } = speech.policy;
  if (reasons[code]) return speech.reason(code);
  if (vocabulary[`clinical.${code}`]) return sayNeeded(speech, `clinical.${code}`);
  return speech.word(`why.${code}`) === undefined ? sayNeeded(speech, code) : speech.say(`why.${code}`);
}
