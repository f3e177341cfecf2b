import type { Remittance } from '../../formats/x12/index.ts';
import type { Speech } from '../../rules/index.ts';

/** A remittance for people: each payment, each claim under it, and what stood between charge and payment. */
export function remittanceText(remittances: readonly Remittance[], speech: Speech): string {
  return remittances
    .map((r) => [head(r, speech), ...r.claims.map((c) => `  ${settled(c, speech)}`), ''].join('\n'))
    .join('\n');
}

function head({ payment, payee, trace }: Remittance, speech: Speech): string {
  const key = payment === 0 ? 'answer.nothing_to_pay' : 'answer.payment';
  return speech.say(key, { amount: speech.money(payment), payee: payee.name, trace });
}

function settled(claim: Remittance['claims'][number], speech: Speech): string {
  const adjustments = claim.lines
    .flatMap((l) => l.adjustments)
    .map(({ group, carc, amount }) =>
      speech.say('answer.adjustment', { code: `${group}-${carc}`, amount: speech.money(amount) }),
    )
    .join('');
  const { controlNumber: control, charge, paid } = claim;
  return speech.say('answer.settled', { control, charge: speech.money(charge), paid: speech.money(paid), adjustments });
}
