import type { Adjustment, ClaimPayment, LinePayment, Payment, Remittance } from '../../formats/x12/index.ts';
import type { Cents, IsoDate } from '../../kernel/index.ts';
import type { Reasons } from '../../rules/index.ts';
import type { ClaimLine, ClaimParties } from './claim.ts';
import type { DecidedClaim, DecidedLine } from './decided-claim.ts';

/** Who pays, as the 835 names it. */
export type RemittancePayer = Remittance['payer'];

export interface RemittanceTerms {
  readonly payer: RemittancePayer;
  readonly date: IsoDate;
  /** Beginning of the trace numbers; each payee's gets its ordinal. */
  readonly trace: string;
  readonly reasons: Reasons;
  /** The earlier decision on a claim that was replaced or voided. */
  readonly earlier: (claim: string) => DecidedClaim | undefined;
}

/** At most so many claims stand under one payment, so that no 835 set grows without bound. */
const CLAIMS_PER_PAYMENT = 5_000;

/** A payment in the making: who is paid, for how many claims, and what they come to so far. */
export interface PaymentDue {
  readonly payee: ClaimParties['payee'];
  /** Decided claims under it, also those that say nothing. */
  settled: number;
  claims: number;
  paid: Cents;
}

/** The payments decided claims come to: one a payee, claim by claim. Pended and rejected claims are answered elsewhere. */
export class PaymentsDue {
  private readonly terms: RemittanceTerms;
  private readonly payees = new Map<string, PaymentDue[]>();

  constructor(terms: RemittanceTerms) {
    this.terms = terms;
  }

  /** What the claim says on a remittance, and under which payment. */
  add(decided: DecidedClaim): { due: PaymentDue; claims: readonly ClaimPayment[] } | undefined {
    const payee = decided.claim.parties?.payee;
    if (!payee || decided.outcome === 'rejected') return undefined;
    if (decided.outcome === 'pended' && decided.reversed.length === 0) return undefined;
    const key = `${payee.npi} ${payee.taxId}`;
    const own = this.payees.get(key) ?? [];
    this.payees.set(key, own);
    const last = own.at(-1);
    const due = last && last.settled < CLAIMS_PER_PAYMENT ? last : { payee, settled: 0, claims: 0, paid: 0 };
    if (due !== last) own.push(due);
    const claims = payments(decided, this.terms);
    due.settled++;
    due.claims += claims.length;
    due.paid += claims.reduce((sum, c) => sum + c.paid, 0);
    return { due, claims };
  }

  /** A payee whose only news is the void of a claim that never stood on a remittance gets none. */
  payments(): { readonly due: PaymentDue; readonly payment: Payment }[] {
    const all = [...this.payees.values()].flat();
    return all.map((due, i) => ({ due, payment: payment(due, this.terms, i + 1) })).filter(({ due }) => due.claims > 0);
  }
}

/** The remittances of a few decided claims, whole. */
export function remittancesOf(decided: readonly DecidedClaim[], terms: RemittanceTerms): Remittance[] {
  const payments = new PaymentsDue(terms);
  const under = new Map<PaymentDue, ClaimPayment[]>();
  for (const { due, claims } of decided.flatMap((d) => payments.add(d) ?? [])) {
    under.set(due, [...(under.get(due) ?? []), ...claims]);
  }
  return payments.payments().map(({ due, payment }) => ({ ...payment, claims: under.get(due) ?? [] }));
}

function payment({ payee, paid }: PaymentDue, terms: RemittanceTerms, ordinal: number): Payment {
  const amount = Math.max(0, paid);
  return {
    payer: terms.payer,
    payee: { ...payee, address: [], city: '', state: '', zip: '' },
    payment: amount,
    method: amount === 0 ? 'NON' : 'CHK',
    trace: `${terms.trace}-${ordinal}`,
    date: terms.date,
    // Reversals that exceed new payments are carried forward: a payment is never negative.
    providerAdjustments:
      paid < 0
        ? [
            {
              npi: payee.npi,
              fiscalYearEnd: `${terms.date.slice(0, 4)}-12-31`,
              reason: 'FB',
              reference: terms.trace,
              amount: paid,
            },
          ]
        : [],
  };
}

/** A claim's payment; after the reversal of what it replaces or voids. */
function payments(decided: DecidedClaim, terms: RemittanceTerms): ClaimPayment[] {
  const { replaces } = decided.claim;
  const before = decided.reversed.length > 0 && replaces !== undefined ? terms.earlier(replaces) : undefined;
  // A claim that was still waiting never stood on a remittance, so there is nothing to reverse.
  const stood = before?.outcome === 'paid' || before?.outcome === 'partial';
  const reversal = before && stood ? [reversed(claimPayment(before, terms.reasons))] : [];
  // A replacement that still waits has already taken the earlier payment's place: the reversal goes out now.
  return decided.outcome === 'voided' || decided.outcome === 'pended'
    ? reversal
    : [...reversal, claimPayment(decided, terms.reasons)];
}

function claimPayment(decided: DecidedClaim, reasons: Reasons): ClaimPayment {
  const { claim } = decided;
  const charge = claim.charge ?? 0;
  const lines = claim.lines.flatMap((line) => {
    const outcome = decided.lines.find((l) => l.number === line.number);
    return outcome ? [linePayment(line, outcome, reasons)] : [];
  });
  const patient = claim.parties?.patient ?? { last: '', first: '', id: '' };
  const dates = claim.lines.map((l) => l.from).sort();
  const from = dates[0];
  const to = claim.lines
    .map((l) => l.to)
    .sort()
    .at(-1);
  return {
    controlNumber: claim.controlNumber,
    status: decided.outcome === 'denied' ? '4' : '1',
    charge,
    paid: decided.paid,
    patientResponsibility: decided.lines.reduce((sum, l) => sum + l.memberPays, 0),
    filingIndicator: 'MC',
    payerControlNumber: claim.id,
    frequency: claim.frequency === 'replacement' ? '7' : '1',
    patient: person(patient),
    ...(claim.parties?.subscriber ? { subscriber: person(claim.parties.subscriber) } : {}),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    received: claim.received,
    adjustments: [],
    lines,
  };
}

function person({ last, first, id }: { readonly last: string; readonly first: string; readonly id: string }) {
  return id === '' ? { last, first } : { last, first, idQualifier: 'MI', id };
}

function linePayment(line: ClaimLine, decided: DecidedLine, reasons: Reasons): LinePayment {
  const charge = line.charge ?? 0;
  const remarks = [...new Set(decided.reasons.flatMap((r) => reasons[r.code]?.rarc ?? []))];
  return {
    codeQualifier: 'HC',
    code: line.code,
    modifiers: line.modifiers,
    charge,
    paid: decided.paid,
    units: decided.payableUnits,
    unitsBilled: line.units,
    from: line.from,
    to: line.to,
    adjustments: adjustmentsOf(line, decided, charge, reasons),
    ...(line.controlNumber === undefined ? {} : { controlNumber: line.controlNumber }),
    ...(decided.allowed === undefined ? {} : { allowed: decided.allowed }),
    ...(remarks.length === 0 ? {} : { remarks }),
  };
}

/** Charge minus adjustments is what was paid: what each reason took, and the rest above what the rule allows. */
function adjustmentsOf(line: ClaimLine, decided: DecidedLine, charge: Cents, reasons: Reasons): Adjustment[] {
  const standard = (code: string) => reasons[code] ?? { group: 'CO' as const, carc: '16' };
  const first = decided.reasons[0];
  if (decided.outcome === 'denied' && first) {
    const { group, carc } = standard(first.code);
    return charge === 0 ? [] : [{ group, carc, amount: charge }];
  }
  const adjustments: Adjustment[] = [];
  let left = charge - decided.paid;
  for (const reason of decided.reasons) {
    const wanted = reason.cents ?? Math.round((charge * (reason.units ?? 0)) / line.units);
    const amount = Math.min(wanted, left);
    if (amount <= 0) continue;
    const { group, carc } = standard(reason.code);
    adjustments.push({ group, carc, amount, ...(reason.units ? { quantity: reason.units } : {}) });
    left -= amount;
  }
  const { group, carc } = standard('charge_adjusted');
  return left === 0 ? adjustments : [...adjustments, { group, carc, amount: left }];
}

/** The same payment with every amount turned: CLP status 22. */
function reversed(payment: ClaimPayment): ClaimPayment {
  const turn = (a: Adjustment): Adjustment => ({ ...a, amount: -a.amount });
  return {
    ...payment,
    status: '22',
    charge: -payment.charge,
    paid: -payment.paid,
    patientResponsibility: -payment.patientResponsibility,
    adjustments: payment.adjustments.map(turn),
    lines: payment.lines.map((l) => ({ ...l, charge: -l.charge, paid: -l.paid, adjustments: l.adjustments.map(turn) })),
  };
}
