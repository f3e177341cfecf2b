import { sayInForce } from './explain-limits.ts';
import { Speech, type Spoken } from './explain-speech.ts';
import { sayNumber } from './explain-values.ts';
import type { Amount, Price } from './schema.ts';

/** How a line is priced, in sentences; undefined means that nobody published a price. */
export function explainPrice(price: Price | undefined, policy: Spoken, language: string): string {
  const speech = new Speech(policy, language);
  if (!price) return speech.say('price.none_published');
  if (price.say) return speech.local(price.say);
  const amounts = price.first_of.map((amount) => sayAmount(speech, amount));
  const paid =
    amounts.length === 1
      ? speech.say('price.one', { amount: amounts[0] ?? '' })
      : speech.say('price.first_of', { amounts: amounts.map((a, i) => `(${i + 1}) ${a}`).join('; ') });
  const reported = price.first_of.every((a) => 'reported_only' in a);
  const sentences = [
    paid,
    ...(price.lesser_of_billed && !reported ? [speech.say('price.lesser_of_billed')] : []),
    ...(price.member_pays > 0 ? [speech.say('price.member_pays', { amount: dollars(speech, price.member_pays) })] : []),
  ];
  return sentences.join(' ');
}

function sayAmount(speech: Speech, amount: Amount): string {
  const { in_force: dates } = amount;
  const rule = sayRule(speech, amount);
  return dates && (dates.from !== undefined || dates.to !== undefined)
    ? `${rule} (${sayInForce(speech, dates)})`
    : rule;
}

function sayRule(speech: Speech, amount: Amount): string {
  if ('fixed' in amount)
    return speech.say(`price.fixed_${amount.fixed.per}`, { rate: dollars(speech, amount.fixed.rate) });
  if ('percent_of_msrp' in amount) {
    const { percent, cap } = amount.percent_of_msrp;
    const share = sayNumber(speech, percent, {
      type: 'number',
      unit: 'percent',
      say: { en: 'percent', es: 'por ciento' },
    });
    return speech.say('price.percent_of_msrp', {
      percent: share,
      cap: cap === undefined ? 'none' : dollars(speech, cap),
    });
  }
  if ('rent' in amount) {
    const until = amount.rent.until === undefined ? 'no' : 'yes';
    return speech.say('price.rent', { rate: dollars(speech, amount.rent.rate), until });
  }
  const kind = (
    ['retail_plus_tax', 'estimate', 'contract', 'medi_cal', 'agreed', 'greater_of', 'billed', 'reported_only'] as const
  ).find((k) => k in amount);
  return speech.say(`price.${kind}`);
}

function dollars(speech: Speech, amount: number): string {
  return speech.money(Math.round(amount * 100));
}
