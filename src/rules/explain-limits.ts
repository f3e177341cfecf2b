import type { Speech } from './explain-speech.ts';
import { sayCodes, sayWord, sayWords } from './explain-values.ts';
import type { Counter, DocumentSpec, Period } from './schema.ts';

/** How much a limit allows and what counts against it. */
export function sayAmount(speech: Speech, counter: Counter) {
  return {
    amount:
      counter.count === 'dollars'
        ? speech.money(Math.round(counter.max * 100))
        : speech.say(`amount.${counter.count}`, { n: counter.max }),
    scope: counter.scope,
    provider: counter.period === 'visit' || counter.period === 'line' ? 'either' : counter.provider,
    codes: counter.codes ? sayCodes(speech, counter.codes, 'and') : 'none',
    modifiers: counter.modifiers ? speech.list(counter.modifiers, 'or') : 'none',
  };
}

export function sayPeriod(speech: Speech, period: Period): string {
  if (typeof period === 'string') return speech.say(`period.${period}`);
  if ('between' in period) {
    const { from, to } = period.between;
    return speech.say('period.between', { from: speech.date(from), to: speech.date(to) });
  }
  const { rolling } = period;
  return 'months' in rolling
    ? speech.say('period.rolling_months', { n: rolling.months })
    : speech.say('period.rolling_days', { n: rolling.days });
}

export function sayDocument(speech: Speech, spec: DocumentSpec): string {
  return speech.say('document.detail', {
    documents: speech.list(
      spec.any_of.map((id) => sayDocumentName(speech, id)),
      'or',
    ),
    by: spec.by ? sayWords(speech, spec.by, 'or') : 'none',
    review: spec.review_by ? sayWords(speech, spec.review_by, 'or') : 'none',
    standing: spec.standing === undefined ? 'any' : spec.standing ? 'yes' : 'no',
    states: spec.states ? sayWords(speech, spec.states, 'and') : 'none',
    dated: spec.dated,
  });
}

export function sayDocumentName(speech: Speech, id: string): string {
  return speech.word(`document.${id}`) ?? sayWord(speech, id);
}

interface InForce {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

export function sayInForce(speech: Speech, { from, to }: InForce): string {
  if (from !== undefined && to !== undefined) {
    return speech.say('in_force.between', { from: speech.date(from), to: speech.date(to) });
  }
  if (from !== undefined) return speech.say('in_force.from', { from: speech.date(from) });
  return to === undefined ? speech.say('in_force.always') : speech.say('in_force.to', { to: speech.date(to) });
}
