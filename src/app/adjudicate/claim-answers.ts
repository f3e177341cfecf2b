import { type InterchangeReport, StreamedAcknowledgments, StreamedRemittances } from '../../formats/x12/index.ts';
import { californiaDate } from '../../kernel/index.ts';
import {
  Acknowledgments,
  type AnsweredProvider,
  type DecidedClaim,
  type PaymentDue,
  PaymentsDue,
} from '../../rooms/claims/index.ts';
import { type AnswerFile, type AnswerSource, answerEnvelope, referenceOf } from './answer-source.ts';
import { Pile } from './pile.ts';

/** The 277CA and the 835 of a file, written claim by claim and put together at the end. */
export class ClaimAnswers {
  private readonly source: AnswerSource;
  private readonly today: string;
  private readonly acknowledgments: Acknowledgments;
  private readonly acknowledged: StreamedAcknowledgments;
  private readonly payments: PaymentsDue;
  private readonly remitted: StreamedRemittances;
  private readonly piles = new Map<AnsweredProvider | PaymentDue, Pile>();
  private earlier: ReadonlyMap<string, DecidedClaim> = new Map();
  private firstClaim: DecidedClaim['claim'] | undefined;

  constructor(source: AnswerSource, first: InterchangeReport) {
    const { policy, payer, fileId, at } = source;
    this.source = source;
    this.today = californiaDate(at);
    this.acknowledgments = new Acknowledgments(policy.reasons);
    this.acknowledged = new StreamedAcknowledgments(answerEnvelope(source, first, 3));
    this.payments = new PaymentsDue({
      payer,
      date: this.today,
      trace: referenceOf(fileId),
      reasons: policy.reasons,
      earlier: (id) => this.earlier.get(id),
    });
    this.remitted = new StreamedRemittances(answerEnvelope(source, first, 4));
  }

  add(decided: readonly DecidedClaim[], earlier: ReadonlyMap<string, DecidedClaim>): void {
    this.earlier = earlier;
    for (const one of decided) {
      this.firstClaim ??= one.claim;
      const { provider, claim } = this.acknowledgments.add(one);
      this.pileOf(provider).add(this.acknowledged.claim(claim, this.today));
      const settled = this.payments.add(one);
      for (const payment of settled?.claims ?? []) {
        if (settled) this.pileOf(settled.due).add(this.remitted.claim(payment));
      }
    }
  }

  files(): AnswerFile[] {
    const { policy, fileId } = this.source;
    if (!this.firstClaim) return [];
    const payerId = this.firstClaim.parties?.payer.id ?? '';
    const batches = this.acknowledgments.batches({
      source: { name: policy.name, id: payerId === '' ? policy.brand.toUpperCase() : payerId },
      received: this.firstClaim.received,
      processed: this.today,
      reference: referenceOf(fileId),
    });
    const acknowledged = batches.map((batch) => ({
      ...batch,
      providers: batch.providers.map((p) => ({ ...p, claims: () => this.pileOf(p).pieces() })),
    }));
    const payments = this.payments.payments().map(({ due, payment }) => ({
      payment,
      paid: due.paid,
      claims: () => this.pileOf(due).pieces(),
    }));
    return [
      { name: '277ca', ...this.acknowledged.written(acknowledged) },
      ...(payments.length > 0 ? [{ name: '835', ...this.remitted.written(payments) }] : []),
    ];
  }

  private pileOf(key: AnsweredProvider | PaymentDue): Pile {
    const pile = this.piles.get(key) ?? new Pile();
    this.piles.set(key, pile);
    return pile;
  }
}
